import fc from "fast-check";
import { expect, test } from "vitest";
import { articleKey, customerId, managerId } from "../shared/index.ts";
import type { CostItem, CustomerReason, ReasonItem } from "./allocation-reason.ts";
import { reasonPacker, unpackReason } from "./index.ts";

/** Texts with everything that separates, quotes or breaks a line. */
const text = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom(
    "",
    "r1",
    "~",
    "@1",
    "*2",
    "'",
    "|",
    "%",
    "%7c",
    '"\\',
    "\n\t\u0000",
    "12",
    "第三条",
  ),
);
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const key = fc.constantFrom("km", "known", "group", "members", "load", "limit", "整体");
const facts = fc.dictionary(key, fc.oneof(text, number, fc.constant(null), fc.array(text)));
const scalars = fc.dictionary(key, fc.oneof(text, number, fc.constant(null)));
const article = text.map(articleKey);
const manager = text.map(managerId);
const cost: fc.Arbitrary<CostItem> = fc.record({
  article,
  kind: fc.constantFrom("proximity", "capacity"),
  minutes: number,
  facts: scalars,
});
const item: fc.Arbitrary<ReasonItem> = fc.record({
  article,
  code: fc.constantFrom("proximity.travel", "lock.held"),
  facts,
});
const alternative = fc.record({
  manager,
  extraCost: fc.option(number),
  extraPairCost: number,
  isFull: fc.boolean(),
  items: fc.array(cost, { maxLength: 3 }),
});
const reason: fc.Arbitrary<CustomerReason> = fc
  .record({
    customer: text.map(customerId),
    manager: fc.option(manager),
    previous: fc.option(manager),
    items: fc.array(cost, { maxLength: 3 }),
    total: number,
    because: fc.array(item, { maxLength: 4 }),
    runnerUp: fc.option(alternative),
    alternatives: fc.array(alternative, { maxLength: 3 }),
    eligibleCount: fc.nat(),
    excluded: fc.array(
      fc.record({
        article,
        count: fc.nat(),
        sample: fc.array(fc.record({ manager, reason: item }), { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    counterFactuals: fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant("costDrop" as const),
          manager,
          article,
          minutes: number,
          facts: scalars,
        }),
        fc.record({ kind: fc.constant("roomNeeded" as const), manager, article, weight: number }),
        fc.record({ kind: fc.constant("ruleLifted" as const), manager, article }),
      ),
      { maxLength: 3 },
    ),
    awaits: fc.option(fc.record({ article, by: text, question: text })),
  })
  .chain((made) =>
    fc
      .boolean()
      .map((isFirst) => (isFirst ? { ...made, runnerUp: made.alternatives[0] ?? null } : made)),
  );

const packReason = reasonPacker();
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test("a packed reason says again what the reason said", () => {
  fc.assert(
    fc.property(reason, (made) => {
      expect(asJson(unpackReason(packReason(made)))).toEqual(asJson(made));
    }),
    { seed: 3, numRuns: 400 },
  );
});

test("a packed reason holds nothing that JSON or a line of text would escape", () => {
  fc.assert(
    fc.property(reason, (made) => {
      const packed = packReason(made);
      expect(JSON.stringify(packed)).toBe(`"${packed}"`);
    }),
    { seed: 4, numRuns: 200 },
  );
});

test("what is no packed reason, or part of one, is refused", () => {
  const packed = packReason({
    customer: customerId("C1"),
    manager: managerId("M1"),
    previous: null,
    items: [],
    total: 0,
    because: [],
    runnerUp: null,
    alternatives: [],
    eligibleCount: 1,
    excluded: [],
    counterFactuals: [],
    awaits: null,
  });
  expect(() => unpackReason(packed.slice(0, -3))).toThrow("ends too early");
  expect(() => unpackReason("r0|1")).toThrow("begins with r1");
  expect(() => unpackReason(packed.replace("'C1", "@999"))).toThrow("no text @999");
});
