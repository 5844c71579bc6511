import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { entriesOf, itemsOf, parseYaml, textOf } from "../../src/core/regime/surface/rule-yaml.ts";
import { parseLocalDate } from "../../src/core/shared/index.ts";
import { type Decision, decideByPlan, decideByReference } from "./decision.ts";
import { documentOf, factsOf, pairWith, planOf } from "./facts-text.ts";

const FOLDER = new URL("../../regimes/", import.meta.url);
const names = readdirSync(FOLDER)
  .filter((name) => existsSync(new URL(`${name}/cases.yaml`, FOLDER)))
  .sort();

const read = (path: string): string => readFileSync(new URL(path, FOLDER), "utf8");

type Entries = ReadonlyMap<string, unknown>;

const mapOf = (node: unknown): Entries =>
  new Map((entriesOf(node) ?? []).map(({ key, value }) => [key, value]));

/** The cases of a regime; every expectation is kept as its node. */
function casesOf(name: string) {
  const { yaml } = parseYaml(read(`${name}/cases.yaml`).split("\n"), 1);
  if (yaml === null) throw new Error(`${name}: unreadable cases`);
  const root = mapOf(yaml.root);
  const today = parseLocalDate(textOf(root.get("today")) ?? "");
  if (today === null) throw new Error(`${name}: no today`);
  const cases = (itemsOf(root.get("cases")) ?? []).map((node) => {
    const entries = mapOf(node);
    return { name: textOf(entries.get("name")) ?? "", entries };
  });
  return { yaml, today, cases };
}

const number = (node: unknown): number => Number(textOf(node));

function articles(node: unknown): readonly string[] {
  return (itemsOf(node) ?? []).map((item) => textOf(item) ?? "");
}

/** The tightest limit in force and who sets it. */
function limitOf({ limits }: Decision): { limit: number; by: readonly string[] } {
  const limit = Math.min(...Object.values(limits));
  return { limit, by: Object.keys(limits).filter((article) => limits[article] === limit) };
}

function expectDecision(decision: Decision, wanted: Entries): void {
  const by = articles(wanted.get("by"));
  if (wanted.has("eligible")) {
    const isEligible = textOf(wanted.get("eligible")) === "true";
    expect(decision.refusedBy).toEqual(isEligible ? [] : by);
  }
  if (wanted.has("class")) {
    expect(Object.values(decision.values)).toContain(textOf(wanted.get("class")));
  }
  if (wanted.has("limit")) {
    expect(limitOf(decision)).toEqual({ limit: number(wanted.get("limit")), by });
  }
  if (wanted.has("weight")) {
    expect(by.map((article) => decision.weights[article])).toEqual([number(wanted.get("weight"))]);
  }
  if (wanted.has("rivals")) {
    const rivals = by.flatMap((article) => decision.rivalries[article] ?? []);
    expect(rivals).toEqual(articles(wanted.get("rivals")));
  }
  for (const [article, said] of mapOf(wanted.get("says"))) {
    const { life, collision, dispatch } = decision;
    expect([article, { ...life, ...collision, ...dispatch }[article] ?? "nothing"]).toEqual([
      article,
      textOf(said),
    ]);
  }
  for (const [article, minutes] of mapOf(wanted.get("minutes"))) {
    expect(decision.minutes[article]).toBe(number(minutes));
  }
}

const KNOWN = ["eligible", "by", "class", "limit", "weight", "minutes", "rivals", "manual", "says"];

describe.each(names)("the cases of %s", (name) => {
  const document = documentOf(read(`${name}/regime.md`));
  const { yaml, today, cases } = casesOf(name);
  const plan = planOf(document, today);

  it("there are cases", () => {
    expect(cases.length).toBeGreaterThan(5);
  });

  it.each(cases)("$name", ({ entries }) => {
    const customer = factsOf(document, { yaml, node: entries.get("customer") }, "customer");
    const manager = factsOf(document, { yaml, node: entries.get("manager") }, "manager");
    const pair = pairWith(customer, manager, today);
    const reference = decideByReference(document, pair);
    const wanted = mapOf(entries.get("expect"));
    expect([...wanted.keys()].filter((key) => !KNOWN.includes(key))).toEqual([]);
    expect(wanted.size).toBeGreaterThan(0);
    expectDecision(reference, wanted);
    expect(decideByPlan(plan, pair)).toEqual(reference);
  });
});
