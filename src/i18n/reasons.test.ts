import { describe, expect, it } from "vitest";
import { handMade, handMadePlan } from "../../benchmarks/instances/hand-made-plan.ts";
import { smallWorld } from "../../benchmarks/instances/small-world.ts";
import { seededRng } from "../core/shared/index.ts";
import { allocate, buildProblem } from "../core/who/index.ts";
import { explainer } from "../core/why/index.ts";
import { renderReason } from "./index.ts";
import type { Locale } from "./text.ts";

const plan = handMadePlan({
  capacity: [handMade.capacity()],
  balance: [handMade.balance()],
  continuity: [handMade.continuity()],
  proximity: [handMade.proximity()],
  priority: [handMade.priority()],
  eligibility: [handMade.need()],
  cohesion: [handMade.oneOwner()],
});
const names = { manager: (id: string) => `经理${id}`, article: (key: string) => `第${key}条` };

function* reasons() {
  for (let seed = 1; seed <= 25; seed++) {
    const size = {
      customers: 8,
      managers: 3,
      picky: 0.6,
      grouped: 0.3,
      room: 0.5 + (seed % 4) / 3,
    };
    const problem = buildProblem(plan, smallWorld(seededRng(seed), size));
    if (!problem.ok) throw new Error("no problem");
    const { explain } = explainer(problem.value, allocate(problem.value, { seed: 1, seconds: 1 }));
    for (let i = 0; i < problem.value.customers.length; i++) yield explain(i);
  }
}

describe("reasons in words", () => {
  for (const locale of ["zh-CN", "en"] satisfies Locale[]) {
    it(`leave no gap, no code and no placeholder (${locale})`, () => {
      for (const reason of reasons()) {
        const words = renderReason(reason, names, locale);
        const all = [
          words.sentence,
          ...words.items.flatMap((item) => [item.label, item.text]),
          ...words.because,
          ...words.alternatives,
          ...words.excluded.flatMap((part) => [part.text, ...part.sample]),
          ...words.counterFactuals,
        ];
        for (const text of all) {
          expect(text).not.toBe("");
          expect(text).not.toMatch(/undefined|null|NaN|\[object|（）|\(\)/);
        }
        expect(words.because.length).toBe(reason.because.length);
        expect(words.items.length).toBe(reason.items.length);
      }
    });
  }

  it("give no figure for a second who cannot make room", () => {
    let said = 0;
    for (const reason of reasons()) {
      if (reason.manager === null || reason.runnerUp === null) continue;
      const blocked = reason.runnerUp.extraCost === null;
      for (const [locale, words] of [
        ["zh-CN", "腾不出位置"],
        ["en", "cannot make room"],
      ] as const) {
        const { sentence, runnerUp } = renderReason(reason, names, locale);
        expect(sentence.includes(words)).toBe(blocked);
        if (locale === "zh-CN") expect(runnerUp?.includes(words)).toBe(blocked);
      }
      if (blocked) said += 1;
    }
    expect(said).toBeGreaterThan(0);
  });

  it("name the manager and an article in the one line of every assigned customer", () => {
    for (const reason of reasons()) {
      if (reason.manager === null) continue;
      const { sentence } = renderReason(reason, names, "zh-CN");
      expect(sentence).toContain(`经理${reason.manager}`);
      expect(sentence).toMatch(/第.+条/);
    }
  });
});
