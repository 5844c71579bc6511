import type { RunView } from "../../../../src/contract/index.ts";
import { formatList, formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Figure } from "../../ui/Figure.tsx";
import { Citation, Citations } from "../articles/index.ts";
import { useMay } from "../session/index.ts";
import { AssignmentTable } from "./AssignmentTable.tsx";
import { runTexts } from "./texts.ts";

/** Who could not be placed and why: customers, managers and the articles that confine them. */
export function ShortagesTab({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const maySee = useMay("customer.read");
  const unassigned = run.outcome?.unassigned ?? 0;
  if (unassigned === 0 && run.shortages.length === 0) return <EmptyState title={t.noShortage} />;
  return (
    <div className="stack">
      {run.shortages.map((one) => (
        <section className="panel" key={one.text}>
          <div className="spread">
            <strong>
              {t.witness(formatNumber(one.customerCount), formatNumber(one.managerCount))}
            </strong>
            <Citations articles={one.confinedBy} />
          </div>
          <p>{one.text}</p>
          <div className="figures">
            <Figure label={t.demand} value={formatNumber(one.demand)} />
            <Figure
              label={t.room}
              value={formatNumber(one.capacity)}
              note={
                one.capacityArticle === null ? undefined : (
                  <Citation article={one.capacityArticle} />
                )
              }
            />
          </div>
          {maySee ? (
            <p className="small muted">
              {formatList(one.customers.map((customer) => customer.name))}
              {one.customers.length < one.customerCount
                ? ` ${t.more(formatNumber(one.customerCount))}`
                : null}
            </p>
          ) : null}
        </section>
      ))}
      {unassigned === 0 || !maySee ? null : <AssignmentTable run={run} only="unassigned" />}
    </div>
  );
}
