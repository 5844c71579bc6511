import type { CustomerFacts, ManagerFacts } from "../../src/core/facts/index.ts";
import { isPlace } from "../../src/core/facts/index.ts";
import { kilometres } from "../../src/core/geo/index.ts";
import { type Finding, judge } from "../../src/core/regime/evaluate/index.ts";
import type { Plan, RegimeDocument } from "../../src/core/regime/index.ts";
import type { ArticleKey, LocalDate } from "../../src/core/shared/index.ts";

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
  readonly manual: readonly string[];
}

interface Collected {
  refusedBy: string[];
  missing: Record<string, readonly string[]>;
  limits: Record<string, number>;
  weights: Record<string, number>;
  minutes: Record<string, number>;
  amounts: Record<string, number>;
  values: Record<string, unknown>;
  groups: Record<string, string>;
  manual: string[];
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
  manual: [],
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

/** Unmatched at the k-th place of the order costs the k-th penalty, whatever stands there. */
function priorityMinutes(
  order: readonly string[],
  penalties: readonly number[],
  matched: (name: string) => boolean | null,
): number {
  return order.reduce(
    (sum, name, k) => sum + (matched(name) === true ? 0 : (penalties[k] ?? 0)),
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
      const rule = document.articles.find(({ key }) => key === finding.article)?.rule;
      const km = kmOf(pair) ?? (rule?.kind === "proximity" ? rule.unknownKm : 0);
      decision.minutes[article] = Math.round((finding.milliMinutesPerKm * km) / 1000);
      return;
    }
    case "cohesion":
      if (finding.group !== null) decision.groups[article] = finding.group;
      return;
    case "priority": {
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
    case "derived":
      decision.values[article] = finding.value;
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
    const km = kmOf(pair) ?? term.unknownKm;
    if (term.applies(customer) && term.capKm !== null && km > term.capKm) refused.add(article);
    decision.minutes[article] = Math.round((term.milliMinutesPerKm(customer) * km) / 1000);
  }
  for (const term of who.cohesion) {
    const group = term.groupOf(customer);
    if (group !== null) decision.groups[printed(term.article)] = group;
  }
  for (const term of who.priority) {
    decision.minutes[printed(term.article)] = priorityMinutes(
      term.orderFor(customer),
      term.dimensions.map(({ penalty }) => penalty),
      (name) => term.dimensions.find((one) => one.name === name)?.match(customer, manager) ?? null,
    );
  }
  for (const term of who.manual) {
    if (term.applies(customer)) decision.manual.push(printed(term.article));
  }
  for (const fact of plan.derived) {
    const subject = fact.of === "customer" ? customer : manager;
    decision.values[printed(fact.article)] = fact.valueOf(subject);
  }
  decision.refusedBy.push(
    ...plan.articles.map((article) => article.printed).filter((article) => refused.has(article)),
  );
  return decision;
}
