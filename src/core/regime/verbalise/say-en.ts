import { unreachable } from "../../shared/index.ts";
import type {
  BalanceRule,
  CapacityRule,
  CohesionRule,
  CompactnessRule,
  DefineRule,
  DisjointRule,
  EligibilityRule,
  PriorityRule,
  ProximityRule,
  RosterRule,
  Rule,
  Table,
} from "../model/index.ts";
import { sayAccessInEnglish } from "./say-access.ts";
import { sayCollisionInEnglish } from "./say-collision.ts";
import { sayDispatchInEnglish } from "./say-dispatch.ts";
import { sayLifeInEnglish } from "./say-handover.ts";
import { sayOwnershipInEnglish } from "./say-ownership.ts";
import { rowsOf, type Telling, tidy, waysCount } from "./telling.ts";

const SUBJECTS = { customer: "customer", manager: "manager" } as const;
const MEASURES = { workload: "workload", count: "number of customers", value: "value" } as const;
const MISSING = {
  allow: "passes where facts are missing",
  deny: "fails where facts are missing",
} as const;

/** The body of a rule as an English sentence without a full stop. */
export function sayInEnglish(rule: Rule, telling: Telling): string {
  switch (rule.kind) {
    case "define":
      return define(rule, telling);
    case "roster":
      return roster(rule, telling);
    case "calendar":
      return calendar(rule.use, rule.hours);
    case "eligibility":
      return eligibility(rule, telling);
    case "capacity":
      return capacity(rule, telling);
    case "balance":
      return balance(rule, telling);
    case "continuity":
      return `A change of manager counts ${table(rule.handover, (n) => `${n} minutes`, telling)}, spread over ${rule.months} months`;
    case "proximity":
      return proximity(rule, telling);
    case "cohesion":
      return cohesion(rule, telling);
    case "disjoint":
      return disjoint(rule, telling);
    case "compactness":
      return compactness(rule, telling);
    case "priority":
      return priority(rule, telling);
    case "manual":
      return `${rule.by} decides: ${rule.question}`;
    case "protection":
    case "pool":
    case "claim":
      return sayOwnershipInEnglish(rule, telling);
    case "collision":
      return sayCollisionInEnglish(rule);
    case "dispatch":
      return sayDispatchInEnglish(rule, telling);
    case "access":
      return sayAccessInEnglish(rule);
    case "handover":
    case "cover":
    case "credit":
    case "permit":
      return sayLifeInEnglish(rule);
    case "declaratory":
      return "Nothing in this article is carried out";
    default:
      return unreachable(rule);
  }
}

/** “a where x; b where y; otherwise c”, or the one value for everybody. */
function table<T>(rows: Table<T>, say: (value: T) => string, telling: Telling): string {
  const said = rowsOf(rows, say, telling.clause);
  const [only] = said;
  if (said.length === 1 && only?.when === null) return only.is;
  return said
    .map(({ when, is }) => (when === null ? `otherwise ${is}` : `${is} where ${when}`))
    .join("; ");
}

function define(rule: DefineRule, telling: Telling): string {
  const of = SUBJECTS[rule.of];
  const name = `“${(rule.en ?? rule.name).replaceAll("_", " ")}”`;
  switch (rule.form) {
    case "term":
      return `A ${of} is a ${name} when ${telling.clause(rule.means)}`;
    case "table":
      return `The ${name} of a ${of} is, the first that holds: ${table(rule.table, (one) => one, telling)}`;
    case "score":
      return `The ${name} of a ${of} is ${table(rule.is, (expr) => telling.clause(expr), telling)}${rule.unit === null ? "" : ` (${rule.unit})`}`;
    case "field":
      return rule.values.length === 0
        ? `The facts of a ${of} include ${name}`
        : `The facts of a ${of} include ${name}, one of ${rule.values.join(", ")}`;
    default:
      return unreachable(rule);
  }
}

function roster(rule: RosterRule, telling: Telling): string {
  const parts = [
    `A ${rule.post} may hold customers when ${telling.clause(rule.require)} (${MISSING[rule.onMissing]})`,
  ];
  if (rule.minimum !== null) {
    const per = telling.clause(rule.minimum.per);
    parts.push(`there are at least ${rule.minimum.count} for each value of ${per}`);
  }
  if (rule.standIn.length > 0) parts.push(`stand-ins are, in order, ${rule.standIn.join(", ")}`);
  return parts.join("; ");
}

function calendar(use: string, hours: readonly { from: string; to: string }[]): string {
  const name = use === "cn-statutory" ? "the State Council's notices on public holidays" : use;
  const spans = hours.map(({ from, to }) => `${from} to ${to}`).join(", ");
  return spans === ""
    ? `Working days follow ${name}`
    : `Working days follow ${name}; the hours are ${spans}`;
}

function eligibility(rule: EligibilityRule, telling: Telling): string {
  const require = telling.clause(rule.require);
  const parts =
    rule.strength === "hard"
      ? [`To hold the customer it is required that ${require} (${MISSING[rule.onMissing]})`]
      : rule.strength === "soft"
        ? [`Preferably ${require}; otherwise ${rule.penalty} minutes a month are charged`]
        : [`It is shown whether ${require}`];
  if (rule.override !== null) {
    const { by, reason, expiresDays } = rule.override;
    const terms = `${reason ? ", stating the reason" : ""}${expiresDays === null ? "" : `, for ${expiresDays} days`}`;
    parts.push(`${by} may grant an exception${terms}`);
  }
  return parts.join("; ");
}

function capacity(rule: CapacityRule, telling: Telling): string {
  const weights =
    rule.weight.rows.length === 1 && rule.weight.rows[0]?.is === 1
      ? ""
      : ` (each counts for ${table(rule.weight, String, telling)})`;
  const otherwise = rule.otherwise === null ? "" : `; at most ${rule.otherwise} where none is set`;
  if (!("entries" in rule.limit)) {
    return `Each manager holds no more customers than ${telling.clause(rule.limit)}${otherwise}${weights}`;
  }
  const limits = rule.limit.entries.map(({ from, value }) =>
    from === null ? `at most ${value} customers` : `at most ${value} customers from ${from} on`,
  );
  return `Each manager holds ${limits.join(", ")}${otherwise}${weights}`;
}

function balance(rule: BalanceRule, telling: Telling): string {
  const amount = rule.value === null ? "" : ` (per customer: ${telling.clause(rule.value)})`;
  const target = rule.target === "equal" ? "equal" : "in proportion to their limits";
  const per = rule.per === 1 ? "each unit" : `each ${rule.per} units`;
  return `The ${MEASURES[rule.measure]} of the managers${amount} should be ${target}; beyond a deviation of ${tidy(rule.tolerance / 100)}%, ${per} charges ${rule.rate} minutes`;
}

function proximity(rule: ProximityRule, telling: Telling): string {
  const visits = table(rule.visits, (n) => `${tidy(n / 100)} visits a month`, telling);
  if (rule.form === "times") {
    const cap =
      rule.capMinutes === null
        ? ""
        : `; nobody beyond ${rule.capMinutes} minutes one way is assigned`;
    const ways = `from ${telling.clause(rule.from)} to ${telling.clause(rule.to)}`;
    return `The nearest is preferred: ${visits}; the way there and back is looked up in the table of times (${waysCount(rule.times)} ways), ${ways}; what is not in it counts ${rule.unknownMinutes} minutes one way${cap}`;
  }
  const cap =
    rule.capKm === null ? "" : `; nobody beyond ${tidy(rule.capKm)} km of road is assigned`;
  return `The nearest is preferred: ${visits}; travel is ${tidy(rule.detour / 100)} times the straight line at ${tidy(rule.speed)} km/h, and ${tidy(rule.unknownKm)} km where a place is unknown${cap}`;
}

function cohesion(rule: CohesionRule, telling: Telling): string {
  const group = `Customers with the same value of ${telling.clause(rule.by)}`;
  if (rule.mode === "oneOwner") return `${group} have one manager`;
  const lead =
    rule.lead === null
      ? "the smallest number"
      : `the greatest value of ${telling.clause(rule.lead)}`;
  const local =
    rule.local === null
      ? ""
      : `, members with the same value of ${telling.clause(rule.local)} have one local manager`;
  return `${group} are led by the manager of their head, the one with ${lead}${local}; each that is apart charges ${rule.apart} minutes a month`;
}

function disjoint(rule: DisjointRule, telling: Telling): string {
  const which = rule.by.type === "set" ? "a value in common in" : "the same value of";
  const body = `Customers with ${which} ${telling.clause(rule.by)}`;
  return rule.strength === "hard"
    ? `${body} never have one manager`
    : `It is shown where ${body.replace("Customers", "customers")} have one manager`;
}

function compactness(rule: CompactnessRule, telling: Telling): string {
  const around =
    rule.adjacent === null
      ? ""
      : `, or where ${telling.clause(rule.adjacent)} of one name the cell of the other`;
  return `Neighbours preferably have one manager: customers with the same value of ${telling.clause(rule.cell)}${around}; each pair that is parted charges ${rule.apart} minutes a month`;
}

function priority(rule: PriorityRule, telling: Telling): string {
  const order = rule.dimensions.map(({ name }) => name).join(", then ");
  const matches = rule.dimensions.map(({ name, match, penalty }) => {
    const charge = rule.strength === "hard" ? "" : `, otherwise ${penalty} minutes a month`;
    return `${name} matches when ${telling.clause(match)}${charge}`;
  });
  const carve = rule.carveOut;
  if (carve === null) return `First ${order}; ${matches.join("; ")}`;
  const share = carve.maxShare === null ? "" : `, at most ${tidy(carve.maxShare / 100)}% of all`;
  return `First ${order}; ${matches.join("; ")}; where ${telling.clause(carve.when)}, first ${carve.order.join(", then ")}${share}`;
}
