import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CustomerFacts, Value } from "../facts/index.ts";
import { compilePlan, type Plan, parseRegime } from "../regime/index.ts";
import { customerId, dateOfDayNumber } from "../shared/index.ts";
import { companyOf } from "./company.ts";

const TODAY = dateOfDayNumber(20_788); // 2026-12-01
const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

const HEAD = `---
regime: company
title: 样例
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 制度办
---
`;

const RULES = {
  rivals: "kind: disjoint\nby: 客户.竞争组",
  near: "kind: compactness\ncell: 客户.网格\nadjacent: 客户.相邻网格\napart: 3分钟",
  local:
    "kind: cohesion\nmode: main_local\nby: 客户.集团\nlead: 客户.月工作量\nlocal: 客户.区县\napart: 30分钟",
};

/** A plan of these articles; their keys are those of RULES. */
function planOf(...keys: readonly (keyof typeof RULES)[]): Plan {
  const articles = keys.map(
    (key, i) => `\n## 第${i + 1}条 条文 {#${key}}\n\n\`\`\`rule\n${RULES[key]}\n\`\`\`\n`,
  );
  const { document, issues } = parseRegime(HEAD + articles.join(""), { hash });
  if (document === null) throw new Error(JSON.stringify(issues));
  const plan = compilePlan(document, { today: TODAY });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

type Fields = Readonly<Record<string, Value>>;

const customersOf = (list: readonly Fields[]): readonly CustomerFacts[] =>
  list.map((fields, i) => ({ id: customerId(`K${i}`), fields }));

describe("reasons of company", () => {
  it("count the rivals, and name who holds one", () => {
    const company = companyOf({
      plan: planOf("rivals"),
      customers: customersOf([
        { rivalGroups: ["水泥", "骨料"] },
        { rivalGroups: ["水泥"] },
        { rivalGroups: ["水泥", "骨料"] },
        { rivalGroups: ["木材"] },
        {},
      ]),
      assigned: [0, 1, -1, 1, 1],
    });
    expect(company.reasonsOf(0)).toMatchObject([
      { code: "disjoint.apart", facts: { rivalries: ["水泥", "骨料"], rivals: 2 } },
    ]);
    expect(company.rivalsHeld(0)).toEqual([{ article: "rivals", manager: 1, customer: 1 }]);
    expect(company.rivalsHeld(2).map(({ manager }) => manager)).toEqual([0, 1]);
    expect([3, 4].flatMap((i) => company.reasonsOf(i))).toEqual([]);
  });

  it("count the neighbours, those with the same owner, and what the others charge", () => {
    const company = companyOf({
      plan: planOf("near"),
      customers: customersOf([
        { grid: "G1", adjacentGrids: ["G2"] },
        { grid: "G1" },
        { grid: "G2" },
        { grid: "G3", adjacentGrids: ["G1"] },
        { grid: "G9" },
      ]),
      assigned: [0, 0, 1, 1, 0],
    });
    expect(company.reasonsOf(0)).toMatchObject([
      { code: "compactness.near", facts: { neighbours: 3, together: 1, minutes: 6 } },
    ]);
    expect(company.reasonsOf(2)).toMatchObject([
      { code: "compactness.parted", facts: { neighbours: 1, together: 0, minutes: 3 } },
    ]);
    expect(company.reasonsOf(4)).toEqual([]);
  });

  it("say whom a member follows, and who follows the head", () => {
    const company = companyOf({
      plan: planOf("local"),
      customers: customersOf([
        { group: "G", district: "东", workMinutes: 9 },
        { group: "G", district: "西", workMinutes: 5 },
        { group: "G", district: "西", workMinutes: 1 },
        { district: "西" },
      ]),
      assigned: [0, 1, 1, 1],
    });
    expect(company.reasonsOf(0)).toMatchObject([
      { code: "cohesion.leads", facts: { group: "G", members: 1, together: 0 } },
    ]);
    expect(company.reasonsOf(1)).toMatchObject([
      { code: "cohesion.leads", facts: { members: 1, together: 1 } },
      { code: "cohesion.apart", facts: { leader: "K0", minutes: 30 } },
    ]);
    expect(company.reasonsOf(2)).toMatchObject([
      { code: "cohesion.follows", facts: { leader: "K1" } },
    ]);
    expect(company.reasonsOf(3)).toEqual([]);
  });

  it("say nothing of neighbours of a customer who is left out", () => {
    const customers = customersOf([{ grid: "G1" }, { grid: "G1" }]);
    const company = companyOf({ plan: planOf("near"), customers, assigned: [-1, 0] });
    expect(company.reasonsOf(0)).toEqual([]);
  });
});

const cell = fc.constantFrom("G1", "G2", "G3");
const someFields = fc.record({
  grid: cell,
  adjacentGrids: fc.subarray(["G1", "G2", "G3"], { maxLength: 1 }),
  group: fc.constantFrom("A", "B", null),
  district: fc.constantFrom("东", "西"),
  workMinutes: fc.integer({ min: 0, max: 3 }),
});

it("what parting charges is the change of the whole plan, whoever moves together", () => {
  const plan = planOf("near", "local");
  /** Each parted relation is told from both of its ends. */
  const charged = (customers: readonly CustomerFacts[], assigned: readonly number[]): number => {
    const company = companyOf({ plan, customers, assigned });
    const nobody = customers.map((_, i) => company.partingWith([i], 99)?.minutes ?? 0);
    return nobody.reduce((sum, minutes) => sum + minutes, 0) / 2;
  };
  const property = fc.property(
    fc.array(fc.tuple(someFields, fc.integer({ min: 0, max: 2 })), { minLength: 4, maxLength: 8 }),
    fc.integer({ min: 0, max: 2 }),
    (list, to) => {
      const customers = customersOf(list.map(([fields]) => fields));
      const before = list.map(([, manager]) => manager);
      const movers = [0, 1].filter((i) => before[i] === before[0]);
      const after = before.map((manager, i) => (movers.includes(i) ? to : manager));
      const said = companyOf({ plan, customers, assigned: before }).partingWith(movers, to);
      // Together in all: what is no longer parted is what parting everybody would add.
      expect(said?.minutes ?? 0).toBe(charged(customers, before) - charged(customers, after));
    },
  );
  void fc.assert(property, { seed: 20_264, numRuns: 400 });
});
