import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readChapter } from "./chapter.ts";
import { decideByPlan, decideByReference } from "./decision.ts";
import { claimOf } from "./expectation.ts";
import { documentOf, pairOf, planOf } from "./facts-text.ts";

const FOLDER = new URL("chapters/", import.meta.url);
const chapters = readdirSync(FOLDER)
  .sort()
  .map((file) => readChapter(readFileSync(new URL(file, FOLDER), "utf8")));

it("there are chapters to run", () => {
  expect(chapters.length).toBeGreaterThanOrEqual(10);
});

describe.each(chapters)("$title", ({ regime, situations }) => {
  const document = documentOf(regime);

  it.each(situations)("$name", ({ customer, manager, today, expect: sentence, by }) => {
    const pair = pairOf(document, { customer, manager }, today);
    const reference = decideByReference(document, pair);
    const compiled = decideByPlan(planOf(document, today), pair);
    const claim = claimOf(sentence, by, reference);
    expect(claim.found).toEqual(claim.wanted);
    expect(compiled).toEqual(reference);
  });
});
