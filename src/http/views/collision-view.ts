import type { CasePage } from "../../app/collisions/read-case.ts";
import type {
  CollisionDecision,
  CollisionRecord,
  EvidenceRecord,
  NamedRecord,
} from "../../app/ports.ts";
import type { CollisionRow, CollisionView, EvidenceView } from "../../contract/index.ts";
import type { CollisionTerm, Plan } from "../../core/regime/index.ts";
import { collisionStepText } from "../../i18n/collision-texts.ts";
import type { Locale } from "../../i18n/text.ts";

/** The article that governs a case, as it is cited. */
export function collisionArticleRef(plan: Plan, term: CollisionTerm) {
  const { regime, revision, key, printed } = plan.cite(term.article);
  const title = plan.articles.find((article) => article.key === key)?.title ?? "";
  return { regime, revision, key, printed, title };
}

const partyNamer =
  ({ holder, challenger }: CollisionRecord) =>
  (id: string | null): NamedRecord | null =>
    [holder, challenger].find((party) => party?.id === id) ?? null;

export function collisionRow(record: CollisionRecord): CollisionRow {
  const { decision } = record;
  return {
    id: record.id,
    customer: { name: record.customer.name },
    state: record.state,
    holder: record.holder,
    challenger: record.challenger,
    openedAt: record.openedAt.toISOString(),
    decideBy: record.decideBy.toISOString(),
    isOverdue: record.isOverdue,
    outcome: decision?.outcome ?? null,
    winner: decision === null ? null : partyNamer(record)(decision.winner),
  };
}

const evidenceView = (evidence: EvidenceRecord): EvidenceView => ({
  id: evidence.id,
  party: evidence.party,
  at: evidence.factAt?.toISOString() ?? null,
  note: evidence.note,
  source: evidence.source,
  by: evidence.addedBy,
  addedAt: evidence.addedAt.toISOString(),
  rejected: evidence.rejected,
});

function criteriaOf({ record, evidence, proposal, isHeard }: CasePage): CollisionView["criteria"] {
  return proposal.compared.map(({ criterion, leads }) => {
    const of = (party: NamedRecord | null): EvidenceView[] =>
      evidence
        .filter((one) => one.criterion === criterion && one.party === party?.id)
        .map(evidenceView);
    return {
      criterion,
      holder: of(record.holder),
      challenger: of(record.challenger),
      leads,
      isDeciding: isHeard && criterion === proposal.by,
    };
  });
}

function rulingOf(
  record: CollisionRecord,
  decision: CollisionDecision | null,
): CollisionView["decision"] {
  if (decision === null) return null;
  const nameOf = partyNamer(record);
  const { outcome, reason, by, at, isProposed } = decision;
  const credit = decision.credit.map(({ manager, share }) => ({
    manager: nameOf(manager) ?? { id: manager, name: manager },
    share,
  }));
  return { outcome, winner: nameOf(decision.winner), reason, by, at, isProposed, credit };
}

export function collisionView(page: CasePage, locale: Locale): CollisionView {
  const { record, article, proposal } = page;
  const nameOf = partyNamer(record);
  return {
    id: record.id,
    ver: record.ver,
    customer: { id: page.isCustomerSeen ? record.customer.id : null, name: record.customer.name },
    owner: page.owner,
    article: collisionArticleRef(article.plan, article.term),
    state: record.state,
    holder: record.holder,
    challenger: record.challenger,
    units: { holder: record.unit, challenger: record.challengerUnit },
    statement: record.statement,
    openedBy: record.openedBy,
    openedAt: record.openedAt.toISOString(),
    decideBy: record.decideBy.toISOString(),
    isOverdue: record.isOverdue,
    criteria: criteriaOf(page),
    evidence: {
      until: record.evidenceUntil.toISOString(),
      isOver: page.isHeard,
      done: record.evidenceDone.flatMap((id) => nameOf(id) ?? []),
    },
    proposal: page.isHeard
      ? { outcome: proposal.outcome, winner: nameOf(proposal.winner), by: proposal.by }
      : null,
    outcomes: [...article.term.outcomes],
    assistShare: article.term.assistShare,
    appealDays: article.term.appealDays,
    decision: rulingOf(record, record.decision),
    firstDecision: rulingOf(record, record.firstDecision),
    appealUntil: record.appealUntil?.toISOString() ?? null,
    appeal: record.appeal,
    history: page.history.map((step) => ({
      at: step.at.toISOString(),
      by: step.by,
      kind: step.kind,
      text: collisionStepText(step, { locale, nameOf: (id) => nameOf(id)?.name ?? "" }),
    })),
    allowed: [...page.allowed],
  };
}
