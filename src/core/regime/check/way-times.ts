import { compilationOf, NO_CUSTOMER, NO_MANAGER } from "../compile/compiled.ts";
import type { Article, ProximityRule, RegimeDocument } from "../model/index.ts";
import { issueAt, placed } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { placeOfPath } from "./places.ts";
import type { Population } from "./population.ts";

type TimesRule = Extract<ProximityRule, { readonly form: "times" }>;

/** How many ways or zones an issue names; the rest is a count. */
const SHOWN = 10;

/** Tables of times without some way between two of their zones, or inside one. */
export function checkWayTimes(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article) => {
    const rule = timesRule(article);
    if (rule === null) return [];
    const missing = missingWays(rule);
    if (missing.length === 0) return [];
    const data = {
      count: missing.length,
      ways: missing.slice(0, SHOWN),
      minutes: rule.unknownMinutes,
    };
    const at = placeOfPath(article, "times");
    return [placed(article, at, { code: "check.wayTimesIncomplete", severity: "warning", data })];
  });
}

function timesRule({ rule }: Article): TimesRule | null {
  return rule?.kind === "proximity" && rule.form === "times" ? rule : null;
}

/** Every zone that the table names, in the order of the text. */
const zonesOf = ({ times }: TimesRule): readonly string[] => [
  ...new Set(Object.entries(times).flatMap(([from, row]) => [from, ...Object.keys(row)])),
];

function missingWays(rule: TimesRule): readonly string[] {
  const isWritten = (from: string, to: string): boolean => {
    const row = Object.hasOwn(rule.times, from) ? rule.times[from] : undefined;
    return row !== undefined && Object.hasOwn(row, to);
  };
  const zones = zonesOf(rule);
  return zones.flatMap((from, index) =>
    zones
      .slice(index)
      .filter((to) => !isWritten(from, to) && !isWritten(to, from))
      .map((to) => `${from}—${to}`),
  );
}

/** Zones in the files of customers or managers that the table does not know. */
export function checkZones(population: Population): readonly RegimeCheckIssue[] {
  const { document, plan } = population;
  const compilation = compilationOf(document, plan.today);
  return document.articles.flatMap((article) => {
    const rule = timesRule(article);
    if (rule === null) return [];
    const known = new Set(zonesOf(rule));
    const isStrange = (zone: unknown): zone is string =>
      typeof zone === "string" && zone !== "" && !known.has(zone);
    const [from, to] = [compilation.expression(rule.from), compilation.expression(rule.to)];
    const customers = population.customers
      .map((customer) => to.value(customer, NO_MANAGER))
      .filter(isStrange);
    const managers = population.managers
      .map((manager) => from.value(NO_CUSTOMER, manager))
      .filter(isStrange);
    const zones = [...new Set([...managers, ...customers])];
    if (zones.length === 0) return [];
    const data = {
      count: zones.length,
      zones: zones.slice(0, SHOWN),
      customers: customers.length,
      managers: managers.length,
      minutes: rule.unknownMinutes,
    };
    return [issueAt(article, "check.zoneNotInTimes", "warning", data)];
  });
}
