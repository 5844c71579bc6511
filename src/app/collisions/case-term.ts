import type { CollisionTerm, Plan } from "../../core/regime/index.ts";
import { managerId } from "../../core/shared/index.ts";
import {
  type CaseEvidence,
  type CasePerson,
  type CaseProposal,
  type CaseStanding,
  proposeOutcome,
} from "../../core/who/index.ts";
import type { App } from "../app.ts";
import type { CollisionRecord, EvidenceRecord, Stores } from "../ports.ts";
import type { Reader } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { planOf } from "../regimes/plans-in-force.ts";

/** The article under which a case was opened: a later revision does not change what decides it. */
export interface CaseArticle {
  readonly plan: Plan;
  readonly term: CollisionTerm;
}

export async function caseArticle(
  app: App,
  stores: Stores,
  record: CollisionRecord,
): Promise<CaseArticle> {
  const plan = await planOf(app, stores, record);
  const term = plan?.collision?.find(({ article }) => article === record.article);
  if (plan === null || term === undefined) throw new Refusal("collision.noArticle");
  return { plan, term };
}

/** The article as printed, for texts and the ledger. */
export const printedArticle = ({ plan, term }: CaseArticle): string =>
  `《${plan.regime.title}》${plan.cite(term.article).printed}`;

const idOf = (record: { readonly id: string } | null) =>
  record === null ? null : managerId(record.id);

export const partiesOf = ({ holder, challenger }: CollisionRecord) => ({
  holder: idOf(holder),
  challenger: managerId(challenger.id),
});

/** The case as the rules look at it. */
export function standingOf(record: CollisionRecord): CaseStanding {
  const { decision } = record;
  return {
    ...partiesOf(record),
    state: record.state,
    openedBy: record.openedBy,
    evidenceUntil: record.evidenceUntil.getTime(),
    done: record.evidenceDone.map(managerId),
    decision:
      decision === null
        ? null
        : {
            outcome: decision.outcome,
            winner: decision.winner === null ? null : managerId(decision.winner),
            reason: decision.reason,
            by: decision.by,
          },
    appealUntil: record.appealUntil?.getTime() ?? null,
    appealedBy: record.appeal?.by ?? null,
  };
}

export const personOf = ({ account }: Reader): CasePerson => ({
  account: account.account,
  manager: idOf(account.manager),
});

const evidenceOf = ({ party, criterion, factAt, rejected }: EvidenceRecord): CaseEvidence => ({
  party: managerId(party),
  criterion,
  at: factAt?.getTime() ?? null,
  isRejected: rejected !== null,
});

/** What the article says of the case on the evidence there is. */
export const proposalFor = (
  { term }: CaseArticle,
  record: CollisionRecord,
  evidence: readonly EvidenceRecord[],
): CaseProposal => proposeOutcome(term, partiesOf(record), evidence.map(evidenceOf));
