import { judge } from "../../src/core/regime/evaluate/index.ts";
import type { CollisionTerm, RegimeDocument } from "../../src/core/regime/index.ts";
import type { CaseEvent, CaseRuling, CaseStanding, CaseStep } from "../../src/core/who/index.ts";
import type { Pair } from "./decision.ts";

/** What is worked out slowly, from the document, without anything of the rooms. */
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const lengthOf = (year: number, month: number): number =>
  month === 2 && (year % 400 === 0 || (year % 4 === 0 && year % 100 !== 0))
    ? 29
    : (LENGTHS[month - 1] ?? 0);

/** The corresponding day, or the last of a month that has none, counted month by month. */
export function correspondingDay(day: string, months: number): string {
  let [year = 0, month = 0] = day.split("-").map(Number);
  for (let n = 0; n < months; n++) [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  const date = Math.min(Number(day.slice(8)), lengthOf(year, month));
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

/** Findings on credit and permit that apply, with the article. */
const saidOf = (document: RegimeDocument, pair: Pair, kind: "credit" | "permit") =>
  judge(document, pair).flatMap((finding) =>
    finding.kind === kind && finding.applies ? [finding] : [],
  );

export interface ShareByReading {
  readonly former: number;
  readonly until: string | null;
  readonly articles: readonly string[];
}

/** What an article leaves to the former manager on a day: the first period whose last day is not past. */
function leftBy(periods: string, changedOn: string, on: string): Omit<ShareByReading, "articles"> {
  for (const period of periods.split(" ")) {
    const [months = 0, former = 0] = period.split(":").map(Number);
    const last = correspondingDay(changedOn, months);
    if (on <= last) return { former, until: last };
  }
  return { former: 0, until: null };
}

/** Shares of a result by every article read one after the other; the least for the former manager holds. */
export function sharesByReading(
  document: RegimeDocument,
  pair: Pair,
  {
    event,
    changedOn,
    on,
  }: { readonly event: string; readonly changedOn: string; readonly on: string },
): ShareByReading {
  const articles: string[] = [];
  let least: Omit<ShareByReading, "articles"> | null = null;
  for (const { article, terms } of saidOf(document, pair, "credit")) {
    if (terms["event"] !== event) continue;
    articles.push(article);
    const left = leftBy(String(terms["periods"]), changedOn, on);
    if (least === null || left.former < least.former) least = left;
  }
  return { former: 0, until: null, ...least, articles };
}

/** What comes of a refusal, one refusal after the other; null = no article lets a customer refuse. */
export function refusalByReading(
  document: RegimeDocument,
  pair: Pair,
  {
    minutesSince,
    refusalsBefore,
  }: { readonly minutesSince: number; readonly refusalsBefore: number },
): { readonly outcome: string; readonly waitDays: number } | null {
  const said = saidOf(document, pair, "permit").filter(({ terms }) => terms["act"] === "refusal");
  if (said.length === 0) return null;
  const figures = (key: string) =>
    said.map(({ terms }) => Number(terms[key])).sort((a, b) => a - b);
  const waitDays = figures("wait")[0] ?? 0;
  if (minutesSince / 60 > (figures("hours").at(-1) ?? 0)) return { outcome: "late", waitDays };
  let others = figures("rounds").at(-1) ?? 0;
  for (let n = 0; n < refusalsBefore && others > 0; n++) others -= 1;
  return { outcome: others > 0 ? "next" : "custody", waitDays };
}

export interface CaseByReading {
  /** Everything that stands against the step; none = it may be. */
  readonly against: ReadonlySet<string>;
  /** What follows where nothing stands against it. */
  readonly follows: Partial<CaseStep>;
}

/** What a ruling brings: the owner, who shares, and whether it is the last word. */
function ruledByReading(
  { appealDays, assistShare }: CollisionTerm,
  { state, holder, challenger }: CaseStanding,
  { outcome, winner }: CaseRuling,
): Partial<CaseStep> {
  const assist = outcome === "mainAssist" ? assistShare : 0;
  const credit =
    winner === null
      ? []
      : [
          { manager: winner, share: 10_000 - assist },
          { manager: winner === challenger ? holder : challenger, share: assist },
        ].flatMap(({ manager, share }) =>
          manager === null || share === 0 ? [] : [{ manager, share }],
        );
  const ruled = { moveTo: winner, credit };
  if (state === "appeal" || appealDays === 0) return { ...ruled, state: "final" };
  return { ...ruled, state: "decided", appealDays };
}

/** The life of a case as it is written: every reason against a step, and what follows from it. */
export function caseByReading(
  term: CollisionTerm,
  standing: CaseStanding,
  { event, now }: { readonly event: CaseEvent; readonly now: number },
): CaseByReading {
  const against = new Set<string>();
  const forbid = (code: string, is: boolean): void => {
    if (is) against.add(code);
  };
  const { state, holder, challenger, decision, appealUntil } = standing;
  const parties = [holder, challenger].filter((one) => one !== null);
  const byParty = "by" in event && parties.some((one) => one === event.by.manager);
  const isOpen = state === "evidence" || state === "appeal";
  const isOver = now >= standing.evidenceUntil;
  switch (event.kind) {
    case "addEvidence":
      forbid("wrongState", !isOpen);
      forbid("notParty", !parties.includes(event.party));
      forbid("notParty", byParty && event.by.manager !== event.party);
      forbid("evidenceOver", isOver);
      return { against, follows: { state, done: [] } };
    case "finishEvidence": {
      forbid("wrongState", !isOpen);
      forbid("notParty", !byParty);
      forbid("evidenceOver", isOver);
      const { manager } = event.by;
      forbid("saidAlready", manager !== null && standing.done.includes(manager));
      const done = manager === null ? standing.done : [...standing.done, manager];
      return {
        against,
        follows: { state, done, isHeard: parties.every((one) => done.includes(one)) },
      };
    }
    case "decide": {
      const { ruling, by, isProposed } = event;
      const { outcome, winner } = ruling;
      forbid("wrongState", !isOpen);
      forbid("beneficiary", byParty || by.account === standing.openedBy);
      forbid("sameDecider", state === "appeal" && by.account === decision?.by);
      forbid("evidenceOpen", !isOver);
      forbid("outcomeNotAllowed", !term.outcomes.includes(outcome));
      forbid("outcomeNotAllowed", outcome === "mainAssist" && holder === null);
      forbid("winnerNotParty", (outcome === "unit") !== (winner === null));
      forbid("winnerNotParty", winner !== null && !parties.includes(winner));
      forbid("reasonMissing", !isProposed && ruling.reason.trim().length === 0);
      return { against, follows: ruledByReading(term, standing, ruling) };
    }
    case "appeal":
      forbid("appealedAlready", standing.appealedBy !== null);
      forbid("wrongState", state !== "decided" || appealUntil === null);
      forbid("notParty", !byParty);
      forbid("noLoss", decision?.outcome === "sole" && decision.winner === event.by.manager);
      forbid("appealTooLate", appealUntil !== null && now > appealUntil);
      return { against, follows: { state: "appeal", done: [], evidenceDays: term.evidenceDays } };
    case "close":
      forbid("wrongState", state !== "decided" || appealUntil === null);
      forbid("tooEarly", appealUntil !== null && now <= appealUntil);
      return { against, follows: { state: "final" } };
  }
}
