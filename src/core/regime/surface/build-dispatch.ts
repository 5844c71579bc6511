import { InvariantError, type IssueData } from "../../shared/index.ts";
import { DISPATCH_SOURCES, DISPATCH_STRATEGIES, type RuleOf } from "../model/index.ts";
import { neededAt, type ReadFields, valueAt } from "./field-values.ts";
import type { SurfaceIssueCode } from "./issues.ts";
import type { RuleBase } from "./rule-base.ts";

/** To whom a late contact is brought up where the article does not say. */
const TEAM_LEAD = "团队主管";

const numberAt = (fields: ReadFields, key: string): number =>
  neededAt(fields, key, "quantity").value;

const exprAt = (fields: ReadFields, key: string) =>
  valueAt(fields, key, "expression")?.expr ?? null;

const textsAt = (fields: ReadFields, key: string): readonly string[] =>
  valueAt(fields, key, "texts")?.texts ?? [];

function wordAt<T extends string>(fields: ReadFields, key: string, words: readonly T[]): T {
  const { value } = neededAt(fields, key, "choice");
  const word = words.find((one) => one === value);
  if (word === undefined) throw new InvariantError(`schema of ${key} allows ${value}`);
  return word;
}

/** The strategy and what takes its place, each once. */
function strategiesOf(fields: ReadFields) {
  const first = wordAt(fields, "strategy", DISPATCH_STRATEGIES);
  const others = textsAt(fields, "fallback").flatMap(
    (text) => DISPATCH_STRATEGIES.find((word) => word === text) ?? [],
  );
  return [...new Set([first, ...others])];
}

/** Makes the typed rule of `dispatch`. */
export function buildDispatch(base: RuleBase, fields: ReadFields): RuleOf<"dispatch"> {
  const written = textsAt(fields, "source");
  const named = DISPATCH_SOURCES.filter((word) => written.includes(word));
  const sources = named.length === 0 ? DISPATCH_SOURCES : named;
  if (fields.has("first_contact")) {
    return {
      ...base,
      kind: "dispatch",
      form: "response",
      sources,
      minutes: numberAt(fields, "first_contact"),
      clock: wordAt(fields, "clock", ["business", "clock"]),
      reroutes: numberAt(fields, "reroute"),
      escalate: valueAt(fields, "escalate", "text")?.text ?? TEAM_LEAD,
    };
  }
  return {
    ...base,
    kind: "dispatch",
    form: "assign",
    sources,
    strategies: strategiesOf(fields),
    weight: exprAt(fields, "weight"),
    match: exprAt(fields, "match"),
    referrer: exprAt(fields, "referrer"),
    referredOn: exprAt(fields, "referred_on"),
    depth: numberAt(fields, "depth"),
    windowDays: numberAt(fields, "window"),
  };
}

type Report = (code: SurfaceIssueCode, key: string, data: IssueData) => void;

/** What a strategy cannot do without. */
const NEEDED = { weighted: "weight", territory: "match", referral: "referrer" } as const;

/** A strategy that is named must have what it asks. */
export function checkDispatch(fields: ReadFields, report: Report): void {
  if (fields.has("first_contact")) return;
  const strategies: readonly string[] = strategiesOf(fields);
  for (const [value, needed] of Object.entries(NEEDED)) {
    if (!strategies.includes(value) || fields.has(needed)) continue;
    report("rule.needs", "strategy", { key: "strategy", value, needed });
  }
}
