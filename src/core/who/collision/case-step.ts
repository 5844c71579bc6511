import type { CollisionOutcome, CollisionTerm } from "../../regime/index.ts";
import { type ArticleKey, err, type ManagerId, ok, type Result } from "../../shared/index.ts";
import type { CaseParties } from "./proposal.ts";

/** States of a case. Source: spec of the domain, 3.4.3; OPEN is entered and left in one step. */
export const CASE_STATES = ["evidence", "decided", "appeal", "final"] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** A person as the rules of a case look at him: by account, and as a manager if he is one. */
export interface CasePerson {
  readonly account: string;
  readonly manager: ManagerId | null;
}

/** Who gets the customer. */
export interface CaseRuling {
  readonly outcome: CollisionOutcome;
  /** The owner from now on; null with the outcome unit. */
  readonly winner: ManagerId | null;
  readonly reason: string;
}

/** A case as it stands. Times are milliseconds since 1970. */
export interface CaseStanding extends CaseParties {
  readonly state: CaseState;
  readonly openedBy: string;
  readonly decision: (CaseRuling & { readonly by: string }) | null;
  readonly appealUntil: number | null;
  readonly appealedBy: string | null;
}

export type CaseEvent =
  | { readonly kind: "addEvidence"; readonly by: CasePerson; readonly party: ManagerId }
  | {
      readonly kind: "decide";
      readonly by: CasePerson;
      readonly ruling: CaseRuling;
      /** Whether the ruling is what the article proposes; another one needs a reason. */
      readonly isProposed: boolean;
    }
  | { readonly kind: "appeal"; readonly by: CasePerson }
  | { readonly kind: "close" };

export type CaseRefusal =
  | "wrongState"
  | "notParty"
  | "beneficiary"
  | "sameDecider"
  | "outcomeNotAllowed"
  | "winnerNotParty"
  | "reasonMissing"
  | "appealTooLate"
  | "appealedAlready"
  | "noLoss"
  | "tooEarly";

/** Share of the credit, basis points. */
export interface CreditShare {
  readonly manager: ManagerId;
  readonly share: number;
}

/** What a step asks for: the state, the owner if he is to change, the credit, the time to appeal. */
export interface CaseStep {
  readonly state: CaseState;
  /** undefined = the owner stays; null = nobody, the unit keeps it. */
  readonly moveTo?: ManagerId | null;
  readonly credit?: readonly CreditShare[];
  /** Working days in which an appeal is allowed from now. */
  readonly appealDays?: number;
  readonly articles: readonly ArticleKey[];
}

/** One step of a case: what follows from an event at an instant, or why it may not be. */
export function stepCase(
  term: CollisionTerm,
  standing: CaseStanding,
  { event, now }: { readonly event: CaseEvent; readonly now: number },
): Result<CaseStep, CaseRefusal> {
  switch (event.kind) {
    case "addEvidence":
      return addEvidence(term, standing, event);
    case "decide":
      return decide(term, standing, event);
    case "appeal":
      return appeal(term, standing, { by: event.by, now });
    case "close":
      return close(term, standing, now);
  }
}

const isParty = ({ holder, challenger }: CaseParties, manager: ManagerId | null): boolean =>
  manager !== null && (manager === holder || manager === challenger);

function addEvidence(
  { article }: CollisionTerm,
  standing: CaseStanding,
  event: Extract<CaseEvent, { kind: "addEvidence" }>,
): Result<CaseStep, CaseRefusal> {
  if (standing.state !== "evidence" && standing.state !== "appeal") return err("wrongState");
  if (!isParty(standing, event.party)) return err("notParty");
  const { manager } = event.by;
  // A party speaks for itself only; whoever leads the desk may enter a paper for either.
  if (isParty(standing, manager) && manager !== event.party) return err("notParty");
  return ok({ state: standing.state, articles: [article] });
}

function decide(
  term: CollisionTerm,
  standing: CaseStanding,
  { by, ruling, isProposed }: Extract<CaseEvent, { kind: "decide" }>,
): Result<CaseStep, CaseRefusal> {
  const isAppeal = standing.state === "appeal";
  if (standing.state !== "evidence" && !isAppeal) return err("wrongState");
  if (isParty(standing, by.manager) || by.account === standing.openedBy) return err("beneficiary");
  if (isAppeal && by.account === standing.decision?.by) return err("sameDecider");
  if (!term.outcomes.includes(ruling.outcome)) return err("outcomeNotAllowed");
  const isUnit = ruling.outcome === "unit";
  if (isUnit ? ruling.winner !== null : !isParty(standing, ruling.winner))
    return err("winnerNotParty");
  if (ruling.outcome === "mainAssist" && standing.holder === null) return err("outcomeNotAllowed");
  if (!isProposed && ruling.reason.trim() === "") return err("reasonMissing");
  const isFinal = isAppeal || term.appealDays === 0;
  return ok({
    state: isFinal ? "final" : "decided",
    moveTo: ruling.winner,
    credit: creditOf(term, standing, ruling),
    ...(isFinal ? {} : { appealDays: term.appealDays }),
    articles: [term.article],
  });
}

/** The winner's credit, less what the article gives to the one who assists. */
function creditOf(
  { assistShare }: CollisionTerm,
  { holder, challenger }: CaseParties,
  { outcome, winner }: CaseRuling,
): readonly CreditShare[] {
  if (winner === null) return [];
  const other = winner === challenger ? holder : challenger;
  if (outcome !== "mainAssist" || other === null) return [{ manager: winner, share: 10_000 }];
  return [
    { manager: winner, share: 10_000 - assistShare },
    { manager: other, share: assistShare },
  ];
}

function appeal(
  { article }: CollisionTerm,
  standing: CaseStanding,
  { by, now }: { readonly by: CasePerson; readonly now: number },
): Result<CaseStep, CaseRefusal> {
  if (standing.appealedBy !== null) return err("appealedAlready");
  if (standing.state !== "decided" || standing.appealUntil === null) return err("wrongState");
  if (!isParty(standing, by.manager)) return err("notParty");
  if (by.manager === standing.decision?.winner && standing.decision.outcome === "sole")
    return err("noLoss");
  return now > standing.appealUntil
    ? err("appealTooLate")
    : ok({ state: "appeal", articles: [article] });
}

function close(
  { article }: CollisionTerm,
  { state, appealUntil }: CaseStanding,
  now: number,
): Result<CaseStep, CaseRefusal> {
  if (state !== "decided" || appealUntil === null) return err("wrongState");
  return now <= appealUntil ? err("tooEarly") : ok({ state: "final", articles: [article] });
}
