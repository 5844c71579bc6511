import { Button, Tag } from "antd";
import { useState } from "react";
import type { CollisionView, CriterionView, EvidenceView } from "../../../../src/contract/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { RejectEvidence } from "./RejectEvidence.tsx";
import { collisionTexts } from "./texts.ts";

/** Both parties' evidence side by side, in the order of the article. */
export function EvidenceTable({ view }: { readonly view: CollisionView }) {
  const t = useTexts(collisionTexts);
  const [rejecting, setRejecting] = useState<string | null>(null);
  const mayReject = view.allowed.includes("rejectEvidence");
  const side = (evidence: readonly EvidenceView[]) => (
    <Side evidence={evidence} onReject={mayReject ? setRejecting : null} />
  );
  return (
    <>
      <table className="case-criteria">
        <thead>
          <tr className="case-head">
            <th scope="col">{t.order}</th>
            <th scope="col">
              {t.holder} · {view.holder?.name ?? t.nobody}
            </th>
            <th scope="col">
              {t.challenger} · {view.challenger.name}
            </th>
          </tr>
        </thead>
        <tbody>
          {view.criteria.map((criterion, index) => (
            <tr
              key={criterion.criterion}
              className={criterion.isDeciding ? "case-deciding" : undefined}
            >
              <th scope="row">
                <span className="num muted">{index + 1}</span> {t.criteria(criterion.criterion)}
                <Lead criterion={criterion} view={view} />
              </th>
              <td data-party={t.holder}>{side(criterion.holder)}</td>
              <td data-party={t.challenger}>{side(criterion.challenger)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rejecting === null ? null : (
        <RejectEvidence id={view.id} evidence={rejecting} onClose={() => setRejecting(null)} />
      )}
    </>
  );
}

interface LeadProps {
  readonly criterion: CriterionView;
  readonly view: CollisionView;
}

function Lead({ criterion, view }: LeadProps) {
  const t = useTexts(collisionTexts);
  const { leads, isDeciding } = criterion;
  if (leads === null) return <div className="small muted">{t.even}</div>;
  const name = [view.holder, view.challenger].find((party) => party?.id === leads)?.name ?? leads;
  return (
    <div className="small">
      {name} {t.leads} {isDeciding ? <Tag color="green">{t.decides}</Tag> : null}
    </div>
  );
}

interface SideProps {
  readonly evidence: readonly EvidenceView[];
  readonly onReject: ((id: string) => void) | null;
}

function Side({ evidence, onReject }: SideProps) {
  const t = useTexts(collisionTexts);
  if (evidence.length === 0) return <span className="muted small">{t.noEvidence}</span>;
  return (
    <ul className="case-evidence">
      {evidence.map((one) => (
        <li key={one.id} className={one.rejected === null ? "" : "case-rejected"}>
          <span>
            {one.at === null ? null : <span className="num">{formatInstant(one.at)} </span>}
            {one.note}
          </span>
          <div className="small muted">
            {t.sources(one.source)}
            {one.source === "party" ? ` · ${one.by}` : ""}
            {one.rejected === null ? null : ` · ${t.rejected(one.rejected.reason)}`}
          </div>
          {onReject === null || one.rejected !== null ? null : (
            <Button size="small" type="link" onClick={() => onReject(one.id)}>
              {t.reject}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
