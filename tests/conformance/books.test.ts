import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CompanyFinding,
  judgeBook,
  type Placed,
} from "../../src/core/regime/evaluate/index.ts";
import type { RegimeDocument } from "../../src/core/regime/index.ts";
import { customerId, dateOfDayNumber } from "../../src/core/shared/index.ts";
import { readBookChapter } from "./book-chapter.ts";
import { companyByPlan } from "./company.ts";
import { documentOf, pairOf, planOf } from "./facts-text.ts";
import { randomPair } from "./random-pair.ts";
import { randomPlanRegime } from "./random-regime.ts";

const TODAY = dateOfDayNumber(20_788); // 2026-12-01
const FOLDER = new URL("books/", import.meta.url);
const chapters = readdirSync(FOLDER)
  .sort()
  .map((file) => readBookChapter(readFileSync(new URL(file, FOLDER), "utf8")));

function concluded(document: RegimeDocument, findings: readonly CompanyFinding[]) {
  const printed = new Map<string, string>(document.articles.map((one) => [one.key, one.printed]));
  return findings
    .map(({ article, kind, pair, minutes }) => {
      const what = kind === "rivals" ? "同管" : `分开，每月 ${minutes} 分钟`;
      return `${pair.join("、")} ${what}（${printed.get(article)}）`;
    })
    .sort();
}

describe.each(chapters)("$title", ({ regime, rows, conclusions }) => {
  const document = documentOf(regime);
  const placed = rows.map(({ id, facts, owner }): Placed => {
    const { customer } = pairOf(document, { customer: facts, manager: "" }, TODAY);
    return { customer: { ...customer, id: customerId(id) }, owner: owner === "" ? null : owner };
  });

  it("the reference concludes what the chapter says", () => {
    expect(conclusions.length).toBeGreaterThan(0);
    expect(concluded(document, judgeBook(document, { placed, today: TODAY }))).toEqual(conclusions);
  });

  it("the plan concludes the same", () => {
    const plan = planOf(document, TODAY);
    expect(concluded(document, companyByPlan(plan, placed))).toEqual(conclusions);
  });
});

const randomBook: fc.Arbitrary<readonly Placed[]> = fc
  .array(fc.tuple(randomPair(TODAY), fc.constantFrom("甲", "乙", null)), {
    minLength: 6,
    maxLength: 9,
  })
  .map((list) =>
    list.map(([{ customer }, owner], index) => ({
      customer: { ...customer, id: customerId(`K${index}`) },
      owner,
    })),
  );

it("plan and reference judge random books of random regimes alike", () => {
  const met = { rivals: 0, parted: 0, led: 0 };
  const property = fc.property(randomPlanRegime, randomBook, (source, placed) => {
    const document = documentOf(source);
    const reference = judgeBook(document, { placed, today: TODAY });
    for (const { kind, article } of reference) {
      met[kind] += 1;
      const rule = document.articles.find(({ key }) => key === article)?.rule;
      if (rule?.kind === "cohesion") met.led += 1;
    }
    expect(companyByPlan(planOf(document, TODAY), placed)).toEqual(reference);
  });
  void fc.assert(property, { seed: 20_263, numRuns: 300 });
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(30);
}, 60_000);
