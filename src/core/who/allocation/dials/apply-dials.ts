import type {
  BalanceTerm,
  ContinuityTerm,
  Plan,
  ProximityTerm,
  Travel,
} from "../../../regime/index.ts";
import { err, ok, type Result } from "../../../shared/index.ts";
import type { DialIssue } from "./dial-issues.ts";
import { AS_WRITTEN, type Dials } from "./dials.ts";

const MOST_PERCENT = 1000;
const MOST_COMPACTNESS = 100_000;

const MOST: Readonly<Record<keyof Dials, number>> = {
  mostMoves: Number.MAX_SAFE_INTEGER,
  continuity: MOST_PERCENT,
  workloadBalance: MOST_PERCENT,
  valueBalance: MOST_PERCENT,
  travel: MOST_PERCENT,
  compactness: MOST_COMPACTNESS,
};

function rangeIssues(dials: Dials): DialIssue[] {
  return (Object.keys(MOST) as (keyof Dials)[]).flatMap((dial): DialIssue[] => {
    const value = dials[dial];
    const isIn =
      value === null || (Number.isSafeInteger(value) && value >= 0 && value <= MOST[dial]);
    const data = { dial, value: String(value), most: MOST[dial] };
    return isIn ? [] : [{ code: "who.dialOutOfRange", severity: "error", data }];
  });
}

const charges = (term: { readonly strength: string }): boolean => term.strength !== "advisory";

const turnContinuity = (term: ContinuityTerm, percent: number): ContinuityTerm => ({
  ...term,
  switchCost: (customer) => Math.round((Math.round(term.switchCost(customer)) * percent) / 100),
});

/** The rate stays a fraction of integers, so that nothing is rounded twice. */
const turnBalance = (term: BalanceTerm, percent: number): BalanceTerm => ({
  ...term,
  rate: term.rate * percent,
  per: term.per * 100,
});

const turnTravel = (travel: Travel, percent: number): Travel =>
  travel.kind === "table"
    ? {
        ...travel,
        milliMinutesPerMinute: (customer) =>
          (travel.milliMinutesPerMinute(customer) * percent) / 100,
      }
    : {
        ...travel,
        milliMinutesPerKm: (customer) => (travel.milliMinutesPerKm(customer) * percent) / 100,
      };

const turnProximity = (term: ProximityTerm, percent: number): ProximityTerm => ({
  ...term,
  travel: turnTravel(term.travel, percent),
});

/** A charge per kilometre for every customer, under the article that speaks of the way. */
function compact(source: ProximityTerm, rate: number): ProximityTerm {
  const milliMinutesPerKm = (): number => rate;
  const unknownKm = source.travel.kind === "distance" ? source.travel.unknownKm : 0;
  return {
    article: source.article,
    strength: "soft",
    applies: () => true,
    travel: { kind: "distance", milliMinutesPerKm, unknownKm, capKm: null },
  };
}

const unless = <T>(percent: number, term: T, turned: (term: T, percent: number) => T): T =>
  percent === 100 ? term : turned(term, percent);

function turn(plan: Plan, dials: Dials, extra: readonly ProximityTerm[]): Plan {
  const { balance, continuity, proximity } = plan.who;
  const ofMeasure = (term: BalanceTerm): number =>
    term.measure === "value" ? dials.valueBalance : dials.workloadBalance;
  return {
    ...plan,
    who: {
      ...plan.who,
      balance: balance.map((term) =>
        charges(term) ? unless(ofMeasure(term), term, turnBalance) : term,
      ),
      continuity: continuity.map((term) =>
        charges(term) ? unless(dials.continuity, term, turnContinuity) : term,
      ),
      proximity: [
        ...proximity.map((term) =>
          charges(term) ? unless(dials.travel, term, turnProximity) : term,
        ),
        ...extra,
      ],
    },
  };
}

/** Whether every dial stands at 100 %: the articles alone decide. */
export const isAsWritten = (dials: Dials): boolean =>
  (Object.keys(AS_WRITTEN) as (keyof Dials)[]).every((dial) => dials[dial] === AS_WRITTEN[dial]);

/**
 * The plan with its minutes scaled as the dials say. Hard rules, limits and advisory articles
 * stay as written; `mostMoves` is no charge and is left to the allocation.
 */
export function applyDials(plan: Plan, dials: Dials): Result<Plan, readonly DialIssue[]> {
  const faults = rangeIssues(dials);
  if (faults.length > 0) return err(faults);
  if (dials.compactness === 0) return ok(turn(plan, dials, []));
  const source = plan.who.proximity.find(
    (term) => charges(term) && term.travel.kind === "distance",
  );
  if (source === undefined)
    return err([
      { code: "who.dialWithoutArticle", severity: "error", data: { dial: "compactness" } },
    ]);
  return ok(turn(plan, dials, [compact(source, dials.compactness)]));
}
