import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Tag } from "antd";
import { useState } from "react";
import type { CollisionView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Citation } from "../articles/index.ts";
import { Loaded } from "../refusal/index.ts";
import { AddEvidence } from "./AddEvidence.tsx";
import { AppealCase } from "./AppealCase.tsx";
import { DecideCase } from "./DecideCase.tsx";
import { Decision } from "./Decision.tsx";
import { Evidence } from "./Evidence.tsx";
import { EvidenceTable } from "./EvidenceTable.tsx";
import { FinishEvidence } from "./FinishEvidence.tsx";
import { StateTag } from "./StateTag.tsx";
import { collisionTexts } from "./texts.ts";
import "./collisions.css";

const route = getRouteApi("/shell/collisions/$id");

/** One case: what it is about, both sides' evidence, what the article gives, what was decided. */
export function CollisionPage() {
  const { id } = route.useParams();
  const query = useQuery(read("GET /api/collisions/:id", { params: { id } }));
  return <Loaded query={query}>{(view) => <Case view={view} />}</Loaded>;
}

function Case({ view }: { readonly view: CollisionView }) {
  const t = useTexts(collisionTexts);
  const [dialog, setDialog] = useState<"evidence" | "appeal" | null>(null);
  const may = (act: string): boolean => view.allowed.includes(act);
  return (
    <Page
      title={
        <>
          {t.title} · {view.customer.name} <StateTag state={view.state} />
          {view.isOverdue ? <Tag color="red">{t.overdue}</Tag> : null}
        </>
      }
      lead={
        <>
          <Citation article={view.article} /> {t.openedBy(view.openedBy)} ·{" "}
          <span className="num">{formatInstant(view.openedAt)}</span> ·{" "}
          <Link to="/collisions">{t.back}</Link>
        </>
      }
      actions={
        <>
          {may("addEvidence") || may("addEvidenceForAll") ? (
            <Button onClick={() => setDialog("evidence")}>{t.addEvidence}</Button>
          ) : null}
          {may("finishEvidence") ? <FinishEvidence view={view} /> : null}
          {may("appeal") ? (
            <Button type="primary" onClick={() => setDialog("appeal")}>
              {t.appeal}
            </Button>
          ) : null}
        </>
      }
    >
      <div className="case">
        <div className="stack">
          <section className="panel">
            <h2>{t.compared}</h2>
            <p className="muted small">{t.comparedLead}</p>
            <EvidenceTable view={view} />
          </section>
          <History view={view} />
        </div>
        <div className="stack">
          <Ruling view={view} />
          <section className="panel">
            <h2>{t.statement}</h2>
            <p className="case-statement">{view.statement}</p>
            <Parties view={view} />
          </section>
        </div>
      </div>
      {dialog === "evidence" ? <AddEvidence view={view} onClose={() => setDialog(null)} /> : null}
      {dialog === "appeal" ? <AppealCase view={view} onClose={() => setDialog(null)} /> : null}
    </Page>
  );
}

function Ruling({ view }: { readonly view: CollisionView }) {
  const t = useTexts(collisionTexts);
  const isOpen = view.state === "evidence" || view.state === "appeal";
  return (
    <section className="panel">
      {view.firstDecision === null ? null : (
        <Decision ruling={view.firstDecision} title={t.firstDecision} />
      )}
      {view.appeal === null ? null : (
        <p>
          {t.appealed(view.appeal.by, formatInstant(view.appeal.at))}：{view.appeal.reason}
        </p>
      )}
      {view.decision === null ? null : (
        <Decision
          ruling={view.decision}
          title={view.firstDecision === null ? t.decision : t.appealDecision}
          appealUntil={view.state === "decided" ? view.appealUntil : null}
        />
      )}
      {isOpen ? <Evidence view={view} /> : null}
      {isOpen && view.proposal !== null ? (
        <Proposal proposal={view.proposal} decideBy={view.decideBy} />
      ) : null}
      {view.allowed.includes("decide") && view.proposal !== null ? (
        <DecideCase view={view} proposal={view.proposal} />
      ) : null}
    </section>
  );
}

interface ProposalProps {
  readonly proposal: NonNullable<CollisionView["proposal"]>;
  readonly decideBy: string;
}

function Proposal({ proposal, decideBy }: ProposalProps) {
  const t = useTexts(collisionTexts);
  const { outcome, winner, by } = proposal;
  return (
    <>
      <h2>{t.proposal}</h2>
      <p className="case-outcome">
        {outcome === null
          ? t.proposalNone
          : winner === null
            ? t.proposalUnit
            : t.proposalIs(t.outcomes(outcome), winner.name)}
      </p>
      <p className="small muted">
        {by === null ? "" : `${t.proposalBy(t.criteria(by))} · `}
        {t.decideBy} <span className="num">{formatInstant(decideBy)}</span>
      </p>
    </>
  );
}

function Parties({ view }: { readonly view: CollisionView }) {
  const t = useTexts(collisionTexts);
  return (
    <dl className="case-parties">
      <dt>{t.customer}</dt>
      <dd>
        {view.customer.id === null ? (
          view.customer.name
        ) : (
          <Link to="/customers/$id" params={{ id: view.customer.id }}>
            {view.customer.name}
          </Link>
        )}
      </dd>
      <dt>{t.holder}</dt>
      <dd>
        {view.holder?.name ?? t.nobody}{" "}
        <span className="muted small">{t.unit(view.units.holder.name)}</span>
      </dd>
      <dt>{t.challenger}</dt>
      <dd>
        {view.challenger.name}{" "}
        <span className="muted small">{t.unit(view.units.challenger.name)}</span>
      </dd>
    </dl>
  );
}

function History({ view }: { readonly view: CollisionView }) {
  const t = useTexts(collisionTexts);
  return (
    <section className="panel">
      <h2>{t.history}</h2>
      <ol className="case-history">
        {view.history.toReversed().map((step) => (
          <li key={`${step.at}${step.kind}`}>
            <span className="num muted">{formatInstant(step.at)}</span>
            <span>
              {step.text} <span className="small muted">{step.by}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
