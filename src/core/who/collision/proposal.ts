import type { CollisionCriterion, CollisionOutcome, CollisionTerm } from "../../regime/index.ts";
import type { ArticleKey, ManagerId } from "../../shared/index.ts";

/** Something that speaks for one party. */
export interface CaseEvidence {
  readonly party: ManagerId;
  readonly criterion: CollisionCriterion;
  /** When it happened, in milliseconds since 1970; null where only that it holds is stated. */
  readonly at: number | null;
  /** Found not to hold; it is kept and not counted. */
  readonly isRejected: boolean;
}

/** Who stands against whom. `holder` null = nobody owned the customer when the case was opened. */
export interface CaseParties {
  readonly holder: ManagerId | null;
  readonly challenger: ManagerId;
}

/** One criterion of the article, applied. */
export interface ComparedCriterion {
  readonly criterion: CollisionCriterion;
  readonly holder: CaseEvidence | null;
  readonly challenger: CaseEvidence | null;
  /** null = equal, or neither states anything: the next criterion is looked at. */
  readonly leads: ManagerId | null;
}

/** What the article says of the case as it stands. */
export interface CaseProposal {
  readonly article: ArticleKey;
  /** null: no criterion tells the parties apart, and the article allows no return to the unit. */
  readonly outcome: CollisionOutcome | null;
  readonly winner: ManagerId | null;
  readonly assist: ManagerId | null;
  /** The criterion that decided. */
  readonly by: CollisionCriterion | null;
  /** Every criterion in the order of the article, those after the deciding one too. */
  readonly compared: readonly ComparedCriterion[];
}

/** Whoever was there first leads; of what a customer wrote his last word counts; the rest holds or does not. */
const PREFERS: Readonly<Record<CollisionCriterion, "earlier" | "later" | "holds">> = {
  registeredAt: "earlier",
  firstContact: "earlier",
  customerChoice: "later",
  referral: "holds",
  territory: "holds",
};

/** Compares the parties in the order of the article; the first difference decides. */
export function proposeOutcome(
  term: CollisionTerm,
  { holder, challenger }: CaseParties,
  evidence: readonly CaseEvidence[],
): CaseProposal {
  const compared = term.order.map((criterion): ComparedCriterion => {
    const one = holder === null ? null : strongest(evidence, holder, criterion);
    const other = strongest(evidence, challenger, criterion);
    return { criterion, holder: one, challenger: other, leads: leaderOf(criterion, one, other) };
  });
  const deciding = compared.find(({ leads }) => leads !== null) ?? null;
  const winner = deciding?.leads ?? null;
  const other = winner === challenger ? holder : challenger;
  const outcome = outcomeFor(term, winner !== null, other !== null);
  const isUnit = outcome === "unit" || outcome === null;
  return {
    article: term.article,
    outcome,
    winner: isUnit ? null : winner,
    assist: outcome === "mainAssist" ? other : null,
    by: deciding?.criterion ?? null,
    compared,
  };
}

function outcomeFor(
  { outcomes }: CollisionTerm,
  hasWinner: boolean,
  hasOther: boolean,
): CollisionOutcome | null {
  if (hasWinner && outcomes.includes("sole")) return "sole";
  if (hasWinner && hasOther && outcomes.includes("mainAssist")) return "mainAssist";
  return outcomes.includes("unit") ? "unit" : null;
}

/** The best that a party has under a criterion. */
function strongest(
  evidence: readonly CaseEvidence[],
  party: ManagerId,
  criterion: CollisionCriterion,
): CaseEvidence | null {
  let best: CaseEvidence | null = null;
  for (const one of evidence) {
    if (one.party !== party || one.criterion !== criterion || one.isRejected) continue;
    if (PREFERS[criterion] !== "holds" && one.at === null) continue;
    if (best === null || isBetter(criterion, one, best)) best = one;
  }
  return best;
}

function isBetter(criterion: CollisionCriterion, one: CaseEvidence, than: CaseEvidence): boolean {
  if (one.at === null || than.at === null) return false;
  return PREFERS[criterion] === "later" ? one.at > than.at : one.at < than.at;
}

function leaderOf(
  criterion: CollisionCriterion,
  holder: CaseEvidence | null,
  challenger: CaseEvidence | null,
): ManagerId | null {
  if (holder === null || challenger === null) return holder?.party ?? challenger?.party ?? null;
  if (PREFERS[criterion] === "holds") return null;
  if (isBetter(criterion, holder, challenger)) return holder.party;
  return isBetter(criterion, challenger, holder) ? challenger.party : null;
}
