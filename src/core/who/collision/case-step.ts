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
  /** Until when the parties bring evidence; the moment they were done, where that came first. */
  readonly evidenceUntil: number;
  /** The parties that have said that their evidence is complete. */
  readonly done: readonly ManagerId[];
  readonly decision: (CaseRuling & { readonly by: string }) | null;
  readonly appealUntil: number | null;
  readonly appealedBy: string | null;
}

export type CaseEvent =
  | { readonly kind: "addEvidence"; readonly by: CasePerson; readonly party: ManagerId }
  | { readonly kind: "finishEvidence"; readonly by: CasePerson }
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
  | "evidenceOpen"
  | "evidenceOver"
  | "saidAlready"
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
  /** Working days in which the parties bring evidence anew from now. */
  readonly evidenceDays?: number;
  /** The parties whose evidence is complete after the step. */
  readonly done?: readonly ManagerId[];
  /** True when every party's is: the time for evidence is over now. */
  readonly isHeard?: boolean;
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
      return addEvidence(term, standing, { event, now });
    case "finishEvidence":
      return finishEvidence(term, standing, { by: event.by, now });
    case "decide":
      return decide(term, standing, { event, now });
    case "appeal":
      return appeal(term, standing, { by: event.by, now });
    case "close":
      return close(term, standing, now);
  }
}

const isParty = ({ holder, challenger }: CaseParties, manager: ManagerId | null): boolean =>
  manager !== null && (manager === holder || manager === challenger);

const isOpen = ({ state }: CaseStanding): boolean => state === "evidence" || state === "appeal";

function addEvidence(
  { article }: CollisionTerm,
  standing: CaseStanding,
  given: { readonly event: Extract<CaseEvent, { kind: "addEvidence" }>; readonly now: number },
): Result<CaseStep, CaseRefusal> {
  const { by, party } = given.event;
  if (!isOpen(standing)) return err("wrongState");
  if (!isParty(standing, party)) return err("notParty");
  // A party speaks for itself only; whoever leads the desk may enter a paper for either. Nobody may
  // once the hearing is over: the other side could not answer any more.
  if (isParty(standing, by.manager) && by.manager !== party) return err("notParty");
  if (given.now >= standing.evidenceUntil) return err("evidenceOver");
  // The other side may have to answer: both say anew that they are done.
  return ok({ state: standing.state, done: [], articles: [article] });
}

/** A party says that it has nothing to add; once both have said so nobody waits for the days. */
function finishEvidence(
  { article }: CollisionTerm,
  standing: CaseStanding,
  { by: { manager }, now }: { readonly by: CasePerson; readonly now: number },
): Result<CaseStep, CaseRefusal> {
  if (!isOpen(standing)) return err("wrongState");
  if (manager === null || !isParty(standing, manager)) return err("notParty");
  if (now >= standing.evidenceUntil) return err("evidenceOver");
  if (standing.done.includes(manager)) return err("saidAlready");
  const done = [...standing.done, manager];
  const parties = [standing.holder, standing.challenger].filter((party) => party !== null);
  const isHeard = parties.every((party) => done.includes(party));
  return ok({ state: standing.state, done, isHeard, articles: [article] });
}

function decide(
  term: CollisionTerm,
  standing: CaseStanding,
  given: { readonly event: Extract<CaseEvent, { kind: "decide" }>; readonly now: number },
): Result<CaseStep, CaseRefusal> {
  const { by, ruling, isProposed } = given.event;
  const isAppeal = standing.state === "appeal";
  if (!isOpen(standing)) return err("wrongState");
  if (isParty(standing, by.manager) || by.account === standing.openedBy) return err("beneficiary");
  if (isAppeal && by.account === standing.decision?.by) return err("sameDecider");
  if (given.now < standing.evidenceUntil) return err("evidenceOpen");
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
  { article, evidenceDays }: CollisionTerm,
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
    : ok({ state: "appeal", done: [], evidenceDays, articles: [article] });
}

function close(
  { article }: CollisionTerm,
  { state, appealUntil }: CaseStanding,
  now: number,
): Result<CaseStep, CaseRefusal> {
  if (state !== "decided" || appealUntil === null) return err("wrongState");
  return now <= appealUntil ? err("tooEarly") : ok({ state: "final", articles: [article] });
}
