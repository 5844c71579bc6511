import type { CustomerFacts, ManagerFacts } from "../../../facts/index.ts";
import type { MissingFact, Plan, ProximityTerm, Travel } from "../../../regime/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";
import { orderFor } from "./carve-out.ts";
import { isBroken, matchedDimensions, unmatchedCosts, VERDICT_CODE } from "./pair-rules.ts";
import { chordKm, travelMinutes, unitVectors } from "./travel.ts";

type Facts = Readonly<Record<string, string | number | null | readonly string[]>>;

/** One thing an article says of a pair: a cost, a satisfied condition, or a refusal. */
export interface Finding {
  readonly article: ArticleKey;
  readonly code:
    | "roster.refused"
    | "eligibility.satisfied"
    | "eligibility.broken"
    | "eligibility.missingAllowed"
    | "eligibility.missingDenied"
    | "proximity.travel"
    | "proximity.beyondCap"
    | "proximity.way"
    | "proximity.wayBeyondCap"
    | "priority.matched"
    | "priority.unmatched"
    | "continuity.kept"
    | "continuity.changed";
  /** True where a hard article forbids the pair. */
  readonly forbids: boolean;
  /** Minutes of work a month. */
  readonly minutes: number;
  readonly facts: Facts;
}

/** What an account of a pair looks at. */
export interface PairGround {
  readonly plan: Plan;
  readonly customers: readonly CustomerFacts[];
  readonly managers: readonly ManagerFacts[];
  readonly previous: Int32Array;
  readonly hasOwner: Uint8Array;
  readonly carvedOut: readonly Uint8Array[];
}

const missingFacts = (missing: readonly MissingFact[]): Facts => ({
  missing: missing.map((fact) => `${fact.of}.${fact.key}`),
});

function rosterFindings(plan: Plan, manager: ManagerFacts): Finding[] {
  return plan.who.roster.flatMap((term): Finding[] =>
    term.strength !== "hard" || term.admits(manager)
      ? []
      : [
          {
            article: term.article,
            code: "roster.refused",
            forbids: true,
            minutes: 0,
            facts: { post: term.post, ...missingFacts(term.missing(manager)) },
          },
        ],
  );
}

const ELIGIBILITY_FINDING = {
  pass: "eligibility.satisfied",
  fail: "eligibility.broken",
  missingAllowed: "eligibility.missingAllowed",
  missingDenied: "eligibility.missingDenied",
} as const;

function eligibilityFindings(
  plan: Plan,
  customer: CustomerFacts,
  manager: ManagerFacts,
): Finding[] {
  return plan.who.eligibility.flatMap((term): Finding[] => {
    const verdict = term.verdict(customer, manager);
    if (verdict === "notApplicable") return [];
    const broken = isBroken(VERDICT_CODE[verdict]);
    const isMissing = verdict === "missingAllowed" || verdict === "missingDenied";
    return [
      {
        article: term.article,
        code: ELIGIBILITY_FINDING[verdict],
        forbids: broken && term.strength === "hard",
        minutes: broken && term.strength === "soft" ? Math.round(term.penalty) : 0,
        facts: isMissing ? missingFacts(term.missing(customer, manager)) : {},
      },
    ];
  });
}

const tidy = (value: number): number => Math.round(value * 100) / 100;

function distanceFinding(
  term: ProximityTerm,
  travel: Extract<Travel, { kind: "distance" }>,
  pair: { readonly customer: CustomerFacts; readonly manager: ManagerFacts },
): Finding {
  const { customer, manager } = pair;
  const points = unitVectors([customer.fields["place"] ?? null, manager.fields["place"] ?? null]);
  const known = chordKm(points, 0, points, 1);
  const km = Number.isNaN(known) ? travel.unknownKm : known;
  const milli = travel.milliMinutesPerKm(customer);
  const forbids = travel.capKm !== null && km > travel.capKm;
  return {
    article: term.article,
    code: forbids ? "proximity.beyondCap" : "proximity.travel",
    forbids,
    minutes: forbids ? 0 : travelMinutes(milli, km),
    facts: {
      km: tidy(km),
      known: Number.isNaN(known) ? 0 : 1,
      minutesPerKm: tidy(milli / 1000),
      cap: travel.capKm === null ? null : tidy(travel.capKm),
    },
  };
}

function wayFinding(
  term: ProximityTerm,
  travel: Extract<Travel, { kind: "table" }>,
  pair: { readonly customer: CustomerFacts; readonly manager: ManagerFacts },
): Finding {
  const { customer, manager } = pair;
  const forbids = travel.isBeyondCap(customer, manager);
  const way = travel.minutesBetween(customer, manager);
  return {
    article: term.article,
    code: forbids ? "proximity.wayBeyondCap" : "proximity.way",
    forbids,
    minutes: travelMinutes(travel.milliMinutesPerMinute(customer), way),
    facts: { bothWays: way },
  };
}

function travelFindings(plan: Plan, customer: CustomerFacts, manager: ManagerFacts): Finding[] {
  return plan.who.proximity.flatMap((term): Finding[] => {
    if (term.strength === "advisory" || !term.applies(customer)) return [];
    const { travel } = term;
    return [
      travel.kind === "table"
        ? wayFinding(term, travel, { customer, manager })
        : distanceFinding(term, travel, { customer, manager }),
    ];
  });
}

function priorityFindings(problem: PairGround, i: number, manager: ManagerFacts): Finding[] {
  const customer = problem.customers[i];
  if (customer === undefined) return [];
  return problem.plan.who.priority.flatMap((term, t): Finding[] => {
    if (term.strength === "advisory") return [];
    const carved = problem.carvedOut[t]?.[i] === 1;
    const order = orderFor(term, customer, carved);
    const matched = matchedDimensions(term, customer, manager);
    const costs = term.strength === "soft" ? unmatchedCosts(term, order, matched) : [];
    const carvedOut = carved ? 1 : 0;
    return order.flatMap((dimension): Finding[] => {
      const index = term.dimensions.findIndex((other) => other.name === dimension);
      const isKnown = (term.dimensions[index]?.match(customer, manager) ?? null) !== null;
      // What cannot be told is charged nothing and claimed neither way.
      if (!isKnown && term.strength === "soft") return [];
      const isMatched = index >= 0 && (matched & (1 << index)) !== 0;
      return [
        {
          article: term.article,
          code: isMatched ? "priority.matched" : "priority.unmatched",
          forbids: false,
          minutes: costs.find((cost) => cost.dimension === dimension)?.minutes ?? 0,
          facts: { dimension, carvedOut },
        },
      ];
    });
  });
}

function continuityFindings(problem: PairGround, i: number, m: number): Finding[] {
  const customer = problem.customers[i];
  if (customer === undefined || problem.hasOwner[i] !== 1) return [];
  const isKept = problem.previous[i] === m;
  const from = customer.fields["owner"];
  return problem.plan.who.continuity.flatMap((term): Finding[] =>
    term.strength === "advisory"
      ? []
      : [
          {
            article: term.article,
            code: isKept ? "continuity.kept" : "continuity.changed",
            forbids: false,
            minutes: isKept ? 0 : Math.round(term.switchCost(customer)),
            facts: { from: typeof from === "string" ? from : null },
          },
        ],
  );
}

/**
 * Everything the articles say of customer i with manager m, straight from the plan's conditions
 * (not from the tables that the search uses: the two are tested against each other).
 */
export function pairAccount(problem: PairGround, i: number, m: number): readonly Finding[] {
  const customer = problem.customers[i];
  const manager = problem.managers[m];
  if (customer === undefined || manager === undefined) return [];
  return [
    ...rosterFindings(problem.plan, manager),
    ...eligibilityFindings(problem.plan, customer, manager),
    ...priorityFindings(problem, i, manager),
    ...travelFindings(problem.plan, customer, manager),
    ...continuityFindings(problem, i, m),
  ];
}
