import type { CustomerFacts, ManagerFacts } from "../../src/core/facts/index.ts";
import { isPlace } from "../../src/core/facts/index.ts";
import { kilometres } from "../../src/core/geo/index.ts";
import { type Finding, judge } from "../../src/core/regime/evaluate/index.ts";
import type { Plan, RegimeDocument } from "../../src/core/regime/index.ts";
import type { ArticleKey, LocalDate } from "../../src/core/shared/index.ts";
import { addAccess, addCollision, addDispatch, addLife } from "./life-by-plan.ts";
import { ownershipFound, ownershipSaid } from "./ownership.ts";

/** One customer and one manager on one day. */
export interface Pair {
  readonly customer: CustomerFacts;
  readonly manager: ManagerFacts;
  readonly today: LocalDate;
}

/** What a regime decides about a pair; articles are named as printed. */
export interface Decision {
  /** Hard articles that forbid the pair. */
  readonly refusedBy: readonly string[];
  /** Articles that lacked a fact, with the facts by key. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
  /** Limit of each capacity article that sets one for this manager. */
  readonly limits: Readonly<Record<string, number>>;
  readonly weights: Readonly<Record<string, number>>;
  /** Minutes a month, by article that charges them. */
  readonly minutes: Readonly<Record<string, number>>;
  readonly amounts: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly groups: Readonly<Record<string, string>>;
  /** Rank in the group and place of the local owner, where an article asks for them. */
  readonly leads: Readonly<Record<string, number>>;
  readonly places: Readonly<Record<string, string>>;
  readonly rivalries: Readonly<Record<string, readonly string[]>>;
  /** Own cell first, then the adjacent ones. */
  readonly cells: Readonly<Record<string, readonly string[]>>;
  readonly manual: readonly string[];
  /** What the articles of handover, cover, credit and permit say, where they apply. */
  readonly life: Readonly<Record<string, string>>;
  /** What an article of collision says: reveal, lists, figures. */
  readonly collision: Readonly<Record<string, string>>;
  /** What an article of dispatch says: words, then figures. */
  readonly dispatch: Readonly<Record<string, string>>;
  /** What the articles on protection, the pool and claims say, where they apply. */
  readonly ownership: Readonly<Record<string, string>>;
  /** Keys of the fields kept from sight, by article. */
  readonly hidden: Readonly<Record<string, readonly string[]>>;
  /** What a role is granted, by article. */
  readonly grants: Readonly<Record<string, string>>;
}

export interface Collected {
  refusedBy: string[];
  missing: Record<string, readonly string[]>;
  limits: Record<string, number>;
  weights: Record<string, number>;
  minutes: Record<string, number>;
  amounts: Record<string, number>;
  values: Record<string, unknown>;
  groups: Record<string, string>;
  leads: Record<string, number>;
  places: Record<string, string>;
  rivalries: Record<string, readonly string[]>;
  cells: Record<string, readonly string[]>;
  manual: string[];
  life: Record<string, string>;
  collision: Record<string, string>;
  dispatch: Record<string, string>;
  ownership: Record<string, string>;
  hidden: Record<string, readonly string[]>;
  grants: Record<string, string>;
}

const empty = (): Collected => ({
  refusedBy: [],
  missing: {},
  limits: {},
  weights: {},
  minutes: {},
  amounts: {},
  values: {},
  groups: {},
  leads: {},
  places: {},
  rivalries: {},
  cells: {},
  manual: [],
  ownership: {},
  life: {},
  collision: {},
  dispatch: {},
  hidden: {},
  grants: {},
});

const names = (facts: readonly { readonly of: string; readonly key: string }[]): string[] =>
  facts.map(({ of, key }) => `${of}.${key}`).sort();

/** Straight-line km; null where a place is unknown. */
function kmOf({ customer, manager }: Pair): number | null {
  const from = customer.fields["place"] ?? null;
  const to = manager.fields["place"] ?? null;
  return isPlace(from) && isPlace(to) ? kilometres(from, to) : null;
}

/** Whether the customer has an owner who is somebody else. */
function changesOwner({ customer, manager }: Pair): boolean {
  const owner = customer.fields["owner"] ?? null;
  return owner !== null && owner !== manager.id;
}

/**
 * Unmatched at the k-th place of the order costs the k-th penalty, whatever stands there; what is
 * 未知 is charged nothing. Asked of soft articles only: a hard one charges nobody.
 */
function priorityMinutes(
  order: readonly string[],
  penalties: readonly number[],
  matched: (name: string) => boolean | null,
): number {
  return order.reduce(
    (sum, name, k) => sum + (matched(name) === false ? (penalties[k] ?? 0) : 0),
    0,
  );
}

/** The decision read off the document by the reference evaluator. */
export function decideByReference(document: RegimeDocument, pair: Pair): Decision {
  const decision = empty();
  const printed = new Map(document.articles.map((article) => [article.key, article.printed]));
  for (const finding of judge(document, pair)) {
    const article = printed.get(finding.article) ?? "";
    addFinding(decision, article, { finding, pair, document });
  }
  return decision;
}

interface Found {
  readonly finding: Finding;
  readonly pair: Pair;
  readonly document: RegimeDocument;
}

function addFinding(
  decision: Collected,
  article: string,
  { finding, pair, document }: Found,
): void {
  switch (finding.kind) {
    case "roster":
    case "eligibility": {
      const { verdict, strength } = finding;
      const isBroken = verdict === "fail" || verdict === "missingDenied";
      if (verdict.startsWith("missing")) decision.missing[article] = names(finding.unknown);
      if (isBroken && strength === "hard") decision.refusedBy.push(article);
      if (finding.kind === "eligibility" && strength === "soft") {
        decision.minutes[article] = isBroken ? finding.penalty : 0;
      }
      return;
    }
    case "capacity":
      if (finding.limit !== null) decision.limits[article] = finding.limit;
      decision.weights[article] = finding.weight;
      return;
    case "balance":
      decision.amounts[article] = finding.amount;
      return;
    case "continuity":
      decision.minutes[article] = changesOwner(pair) ? finding.minutes : 0;
      return;
    case "proximity": {
      if (finding.isBeyondCap) decision.refusedBy.push(article);
      const { travel } = finding;
      const rule = document.articles.find(({ key }) => key === finding.article)?.rule;
      const isByKm = rule?.kind === "proximity" && rule.form === "distance";
      const km = kmOf(pair) ?? (isByKm ? rule.unknownKm : 0);
      decision.minutes[article] =
        travel.by === "times" ? travel.minutes : Math.round((travel.milliMinutesPerKm * km) / 1000);
      return;
    }
    case "cohesion":
      if (finding.group !== null) decision.groups[article] = finding.group;
      if (finding.lead !== null) decision.leads[article] = finding.lead;
      if (finding.local !== null) decision.places[article] = finding.local;
      return;
    case "disjoint":
      if (finding.rivalries.length > 0) decision.rivalries[article] = finding.rivalries;
      return;
    case "compactness":
      if (finding.cell !== null) decision.cells[article] = [finding.cell, ...finding.adjacent];
      return;
    case "priority": {
      if (finding.strength !== "soft") return;
      const rule = document.articles.find(({ key }) => key === finding.article)?.rule;
      const penalties = rule?.kind === "priority" ? rule.dimensions.map((one) => one.penalty) : [];
      decision.minutes[article] = priorityMinutes(
        finding.order,
        penalties,
        (name) => finding.matches[name] ?? null,
      );
      return;
    }
    case "manual":
      if (finding.applies) decision.manual.push(article);
      return;
    case "collision":
      if (finding.applies) decision.collision[article] = finding.terms.join(" ");
      return;
    case "dispatch":
      if (finding.applies) decision.dispatch[article] = finding.terms.join(" ");
      return;
    case "access":
      if (finding.hides.length > 0) decision.hidden[article] = finding.hides;
      if (finding.grants !== null) decision.grants[article] = finding.grants;
      return;
    case "handover":
    case "cover":
    case "credit":
    case "permit":
      if (finding.applies) decision.life[article] = Object.values(finding.terms).join(" ").trim();
      return;
    case "protection":
    case "pool":
    case "claim": {
      const said = ownershipFound(finding);
      if (said !== null) decision.ownership[article] = said;
      return;
    }
    case "derived":
      decision.values[article] = finding.value;
  }
}

/** Minutes a month of a way, and whether it is too long. */
function travelOf({ travel }: Plan["who"]["proximity"][number], pair: Pair) {
  const { customer, manager } = pair;
  if (travel.kind === "table") {
    const milli = travel.milliMinutesPerMinute(customer) * travel.minutesBetween(customer, manager);
    return {
      minutes: Math.round(milli / 1000),
      isBeyondCap: travel.isBeyondCap(customer, manager),
    };
  }
  const km = kmOf(pair) ?? travel.unknownKm;
  const minutes = Math.round((travel.milliMinutesPerKm(customer) * km) / 1000);
  return { minutes, isBeyondCap: travel.capKm !== null && km > travel.capKm };
}

/** In whose company the articles put the customer. */
function addCompany(
  decision: Collected,
  who: Plan["who"],
  of: { readonly customer: CustomerFacts; readonly printed: (key: ArticleKey) => string },
): void {
  const { customer, printed } = of;
  for (const term of who.cohesion) {
    const article = printed(term.article);
    const group = term.groupOf(customer);
    if (group !== null) decision.groups[article] = group;
    const isLed = term.mode === "mainLocal";
    if (isLed && term.leadOf(customer) > Number.NEGATIVE_INFINITY) {
      decision.leads[article] = term.leadOf(customer);
    }
    const place = term.localOf(customer);
    if (place !== null) decision.places[article] = place;
  }
  for (const term of who.disjoint) {
    const rivalries = term.rivalriesOf(customer);
    if (rivalries.length > 0) decision.rivalries[printed(term.article)] = rivalries;
  }
  for (const term of who.compactness) {
    const cell = term.cellOf(customer);
    if (cell !== null) {
      decision.cells[printed(term.article)] = [cell, ...term.adjacentOf(customer)];
    }
  }
}

/** The decision of the compiled plan. */
export function decideByPlan(plan: Plan, pair: Pair): Decision {
  const decision = empty();
  const { customer, manager } = pair;
  const printed = (key: ArticleKey): string => plan.cite(key).printed;
  const { who } = plan;
  const refused = new Set<string>();
  for (const term of who.roster) {
    const missing = term.missing(manager);
    if (missing.length > 0) decision.missing[printed(term.article)] = names(missing);
    if (!term.admits(manager) && term.strength === "hard") refused.add(printed(term.article));
  }
  for (const term of who.eligibility) {
    const article = printed(term.article);
    const verdict = term.verdict(customer, manager);
    const isBroken = verdict === "fail" || verdict === "missingDenied";
    if (verdict.startsWith("missing")) {
      decision.missing[article] = names(term.missing(customer, manager));
    }
    if (isBroken && term.strength === "hard") refused.add(article);
    if (term.strength === "soft") decision.minutes[article] = isBroken ? term.penalty : 0;
  }
  for (const term of who.capacity) {
    const limit = term.limit(manager);
    if (limit !== null) decision.limits[printed(term.article)] = limit;
    decision.weights[printed(term.article)] = term.weight(customer);
  }
  for (const term of who.balance) decision.amounts[printed(term.article)] = term.amount(customer);
  for (const term of who.continuity) {
    decision.minutes[printed(term.article)] = changesOwner(pair) ? term.switchCost(customer) : 0;
  }
  for (const term of who.proximity) {
    const article = printed(term.article);
    const { minutes, isBeyondCap } = travelOf(term, pair);
    if (term.applies(customer) && isBeyondCap) refused.add(article);
    decision.minutes[article] = minutes;
  }
  addCompany(decision, who, { customer, printed });
  for (const term of who.priority.filter(({ strength }) => strength === "soft")) {
    decision.minutes[printed(term.article)] = priorityMinutes(
      term.orderFor(customer),
      term.dimensions.map(({ penalty }) => penalty),
      (name) => term.dimensions.find((one) => one.name === name)?.match(customer, manager) ?? null,
    );
  }
  for (const term of who.manual) {
    if (term.applies(customer)) decision.manual.push(printed(term.article));
  }
  addAccess(decision, plan, { customer, printed });
  addLife(decision, plan, pair);
  addCollision(decision, plan, customer);
  addDispatch(decision, plan, pair);
  Object.assign(decision.ownership, ownershipSaid(plan, pair, printed));
  for (const fact of plan.derived) {
    const subject = fact.of === "customer" ? customer : manager;
    decision.values[printed(fact.article)] = fact.valueOf(subject);
  }
  decision.refusedBy.push(
    ...plan.articles.map((article) => article.printed).filter((article) => refused.has(article)),
  );
  return decision;
}
