import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import type { ProximityRule, WayTimes } from "../model/index.ts";
import { type Compilation, NO_CUSTOMER, NO_MANAGER } from "./compiled.ts";
import { joinParts, joinReads } from "./join-reads.ts";
import type { ProximityTerm, Travel } from "./plan.ts";
import { scopeOf } from "./scope.ts";
import { compileTable } from "./table.ts";

/** Compiles travel, by distance or by a table of times. */
export function compileProximity(rule: ProximityRule, compilation: Compilation): ProximityTerm {
  const scope = scopeOf(rule, compilation);
  const applies = (customer: CustomerFacts): boolean => scope.holds(customer, NO_MANAGER) === true;
  const table = compileTable(rule.visits, 0, compilation);
  const visits = (customer: CustomerFacts): number => (applies(customer) ? table(customer) : 0);
  const travel =
    rule.form === "times"
      ? byTimes(rule, { applies, visits, compilation })
      : byDistance(rule, visits);
  return { article: rule.article, strength: rule.strength, applies, travel };
}

type Form<F extends ProximityRule["form"]> = Extract<ProximityRule, { readonly form: F }>;

/**
 * visits/100 × 2 ways × detour/100 × 60/speed minutes per kilometre, in thousandths of a minute.
 * The cap is given along the road and kept as a straight line.
 */
function byDistance(rule: Form<"distance">, visits: (customer: CustomerFacts) => number): Travel {
  return {
    kind: "distance",
    milliMinutesPerKm: (customer) => Math.round((visits(customer) * rule.detour * 12) / rule.speed),
    unknownKm: rule.unknownKm,
    capKm: rule.capKm === null ? null : rule.capKm / (rule.detour / 100),
  };
}

interface Way {
  /** Whole minutes there and back. */
  readonly both: number;
  /** Whole minutes of the longer direction. */
  readonly longer: number;
}

function byTimes(
  rule: Form<"times">,
  parts: {
    readonly applies: (customer: CustomerFacts) => boolean;
    readonly visits: (customer: CustomerFacts) => number;
    readonly compilation: Compilation;
  },
): Travel {
  const { applies, visits, compilation } = parts;
  const from = compilation.expression(rule.from);
  const to = compilation.expression(rule.to);
  const wayOf = waysOf(rule.times, rule.unknownMinutes);
  const way = (customer: CustomerFacts, manager: ManagerFacts): Way =>
    wayOf(from.value(NO_CUSTOMER, manager), to.value(customer, NO_MANAGER));
  const { capMinutes } = rule;
  return {
    kind: "table",
    reads: joinReads([from.reads, to.reads]),
    parts: joinParts([from.parts(), to.parts()]),
    milliMinutesPerMinute: (customer) => visits(customer) * 10,
    minutesBetween: (customer, manager) => way(customer, manager).both,
    isBeyondCap: (customer, manager) =>
      capMinutes !== null && applies(customer) && way(customer, manager).longer > capMinutes,
  };
}

/** Looks ways up by their two zones; a way that is written in one direction holds in both. */
function waysOf(times: WayTimes, unknown: number): (from: Value, to: Value) => Way {
  const written = new Map(
    Object.entries(times).map(([from, row]) => [from, new Map(Object.entries(row))]),
  );
  const minutes = (from: string, to: string): number =>
    written.get(from)?.get(to) ?? written.get(to)?.get(from) ?? unknown;
  return (from, to) => {
    if (typeof from !== "string" || typeof to !== "string") {
      return { both: 2 * unknown, longer: unknown };
    }
    const there = minutes(from, to);
    const back = minutes(to, from);
    return { both: there + back, longer: Math.max(there, back) };
  };
}
