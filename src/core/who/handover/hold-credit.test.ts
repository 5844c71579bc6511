import fc from "fast-check";
import { expect, it } from "vitest";
import { parseLocalDate } from "../../shared/index.ts";
import { type CreditChange, holdCredit } from "./hold-credit.ts";

const until = parseLocalDate("2026-06-10");
const to = (owner: string | null, from?: string, share = 0): CreditChange => ({
  to: owner,
  kept: from === undefined ? null : { manager: from, share, until },
});

it("a second change shares only what the first former manager did not keep", () => {
  expect(holdCredit("a", [to("b", "a", 7000), to("c", "b", 5000)])).toEqual([
    { manager: "a", share: 7000, until },
    { manager: "b", share: 1500, until },
    { manager: "c", share: 1500, until: null },
  ]);
});

it("without a change all counts for the first owner; who gets it back holds his own share", () => {
  expect(holdCredit("a", [])).toEqual([{ manager: "a", share: 10_000, until: null }]);
  expect(holdCredit("a", [to("b", "a", 7000), to("a", "b", 5000)])).toEqual([
    { manager: "b", share: 1500, until },
    { manager: "a", share: 8500, until: null },
  ]);
});

it("a share without a last day ends with the next change of owner", () => {
  const ruled: CreditChange = { to: "a", kept: { manager: "b", share: 3000, until: null } };
  expect(holdCredit("a", [ruled])[0]).toEqual({ manager: "b", share: 3000, until: null });
  expect(holdCredit("a", [ruled, to("c")])).toEqual([{ manager: "c", share: 10_000, until: null }]);
});

it("over any changes the shares sum to the whole, each above nothing but the owner's", () => {
  const people = fc.constantFrom("a", "b", "c", "d");
  const change = fc.record({
    to: fc.option(people),
    kept: fc.option(
      fc.record({
        manager: people,
        share: fc.integer({ min: 0, max: 10_000 }),
        until: fc.constantFrom(until, null),
      }),
    ),
  });
  fc.assert(
    fc.property(fc.option(people), fc.array(change), (first, changes) => {
      const held = holdCredit(first, changes);
      expect(held.reduce((sum, { share }) => sum + share, 0)).toBe(10_000);
      expect(held.every(({ share }) => share >= 0)).toBe(true);
    }),
    { seed: 43 },
  );
});
