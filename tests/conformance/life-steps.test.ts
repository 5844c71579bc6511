import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  articleKey,
  dateOfDayNumber,
  dayNumber,
  managerId,
  parseLocalDate,
} from "../../src/core/shared/index.ts";
import {
  type CaseEvent,
  type CasePerson,
  type CaseStanding,
  creditShares,
  refusalOutcome,
  refusalTerms,
  stepCase,
} from "../../src/core/who/index.ts";
import { documentOf, pairOf, planOf } from "./facts-text.ts";
import { caseByReading, refusalByReading, sharesByReading } from "./life-reference.ts";

const TODAY = parseLocalDate("2026-12-01") ?? dateOfDayNumber(0);
const EVENTS = ["transfer", "departure", "leave", "dispute"] as const;

const regimeOf = (blocks: readonly string[]): string =>
  [
    "---\nregime: steps\ntitle: 试验\nrevision: 1\nstatus: draft\neffective: 2026-01-01\nbasis: []",
    "calendar: cn-statutory\nowner: 测试\n---\n# 第一章 试验\n",
    ...blocks.map(
      (block, n) =>
        `\n## 第${n + 1}条 第${n + 1}项 {#a${n}}\n\n正文。\n\n\`\`\`rule\n${block}\n\`\`\`\n`,
    ),
  ].join("\n");

const scope = fc.constantFrom("", "when: 客户.级别 == 甲\n", "when: 客户.级别 != 甲\n");
const periods = fc
  .uniqueArray(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 3 })
  .chain((months) =>
    fc.tuple(
      ...months.map((n) =>
        fc.integer({ min: 0, max: 100 }).map((share) => `{ months: ${n}, former: ${share}% }`),
      ),
    ),
  );
const split = fc
  .tuple(fc.constantFrom(...EVENTS), periods, scope)
  .map(
    ([event, parts, when]) =>
      `kind: credit\nof: split\nevent: ${event}\nperiods: [ ${parts.join(", ")} ]\n${when}`,
  );
const refusal = fc
  .tuple(
    fc.integer({ min: 1, max: 72 }),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 90 }),
    scope,
  )
  .map(
    ([hours, rounds, wait, when]) =>
      `kind: permit\nact: refusal\nhours: ${hours}小时\nrounds: ${rounds}\nwait: ${wait}天\n${when}`,
  );

const grade = fc.constantFrom("级别: 甲", "级别: 乙", "");
/** Days about the ends of months and of February of a leap year. */
const FIRST = dayNumber(parseLocalDate("2027-08-01") ?? TODAY);
const day = fc.integer({ min: 0, max: 240 }).map((n) => dateOfDayNumber(FIRST + n));

it.each([4101, 4102])(
  "credit is shared as the articles read one after the other say (seed %i)",
  (seed) => {
    let shared = 0;
    const property = fc.property(
      fc.array(split, { minLength: 1, maxLength: 3 }),
      fc.array(fc.tuple(fc.constantFrom(...EVENTS), grade, day, fc.integer({ min: 0, max: 800 })), {
        minLength: 12,
        maxLength: 12,
      }),
      (blocks, asked) => {
        const document = documentOf(regimeOf(blocks));
        const plan = planOf(document, TODAY);
        for (const [event, customer, changedOn, after] of asked) {
          const pair = pairOf(document, { customer, manager: "" }, TODAY);
          const on = dateOfDayNumber(dayNumber(changedOn) + after);
          const wanted = sharesByReading(document, pair, { event, changedOn, on });
          const found = creditShares(plan, { event, customer: pair.customer, changedOn, on });
          expect(found).toEqual({ ...wanted, owner: 10_000 - wanted.former });
          shared += found.former > 0 ? 1 : 0;
        }
      },
    );
    void fc.assert(property, { seed, numRuns: 60 });
    expect(shared).toBeGreaterThan(50);
  },
);

it.each([4201, 4202])("a refusal comes to what the articles say (seed %i)", (seed) => {
  const met = new Set<string>();
  const property = fc.property(
    fc.array(refusal, { minLength: 1, maxLength: 3 }),
    fc.array(fc.tuple(grade, fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 5 })), {
      minLength: 8,
      maxLength: 8,
    }),
    (blocks, asked) => {
      const document = documentOf(regimeOf(blocks));
      const plan = planOf(document, TODAY);
      for (const [customer, minutesSince, refusalsBefore] of asked) {
        const pair = pairOf(document, { customer, manager: "" }, TODAY);
        const told = { minutesSince, refusalsBefore };
        const terms = refusalTerms(plan, pair.customer);
        const found =
          terms === null
            ? null
            : { outcome: refusalOutcome(terms, told), waitDays: terms.waitDays };
        expect(found).toEqual(refusalByReading(document, pair, told));
        met.add(found?.outcome ?? "none");
      }
    },
  );
  void fc.assert(property, { seed, numRuns: 60 });
  expect([...met].sort()).toEqual(["custody", "late", "next", "none"]);
});

const HOLDER = managerId("E001");
const RIVAL = managerId("E002");
const person = fc.constantFrom<CasePerson>(
  { account: "holder", manager: HOLDER },
  { account: "rival", manager: RIVAL },
  { account: "head", manager: null },
  { account: "second", manager: managerId("E009") },
);
const manager = fc.constantFrom(HOLDER, RIVAL, managerId("E009"));
const time = fc.integer({ min: 0, max: 9 });
const outcome = fc.constantFrom("sole" as const, "mainAssist" as const, "unit" as const);
const ruling = fc.record({
  outcome,
  winner: fc.option(manager),
  reason: fc.constantFrom("", " ", "理由"),
});

const standing: fc.Arbitrary<CaseStanding> = fc.record({
  holder: fc.option(fc.constant(HOLDER)),
  challenger: fc.constant(RIVAL),
  state: fc.constantFrom(
    "evidence" as const,
    "decided" as const,
    "appeal" as const,
    "final" as const,
  ),
  openedBy: fc.constantFrom("rival", "head"),
  evidenceUntil: time,
  done: fc.subarray([HOLDER, RIVAL]),
  decision: fc.option(
    fc.tuple(ruling, fc.constantFrom("head", "second")).map(([one, by]) => ({ ...one, by })),
  ),
  appealUntil: fc.option(time),
  appealedBy: fc.option(fc.constant("holder")),
});

const event: fc.Arbitrary<CaseEvent> = fc.oneof(
  fc.record({ kind: fc.constant("addEvidence" as const), by: person, party: manager }),
  fc.record({ kind: fc.constant("finishEvidence" as const), by: person }),
  fc.record({ kind: fc.constant("decide" as const), by: person, ruling, isProposed: fc.boolean() }),
  fc.record({ kind: fc.constant("appeal" as const), by: person }),
  fc.constant<CaseEvent>({ kind: "close" }),
);

const term = fc
  .record({
    outcomes: fc.subarray(["sole" as const, "mainAssist" as const, "unit" as const], {
      minLength: 1,
    }),
    appealDays: fc.integer({ min: 0, max: 3 }),
    evidenceDays: fc.integer({ min: 1, max: 3 }),
    assistShare: fc.integer({ min: 1, max: 9999 }),
  })
  .map((figures) => ({
    article: articleKey("collision"),
    strength: "hard" as const,
    keys: [],
    same: [],
    likely: 9000,
    possible: 7500,
    reveal: "exists" as const,
    order: [],
    decideDays: 2,
    applies: () => true,
    ...figures,
  }));

it.each([4301, 4302])(
  "a case goes on only where nothing written stands against it (seed %i)",
  (seed) => {
    const refusals = new Set<string>();
    const steps = new Set<string>();
    const property = fc.property(term, standing, event, time, (one, before, asked, now) => {
      const { against, follows } = caseByReading(one, before, { event: asked, now });
      const found = stepCase(one, before, { event: asked, now });
      expect(found.ok).toBe(against.size === 0);
      if (found.ok) {
        expect(found.value).toEqual({ ...follows, articles: ["collision"] });
        steps.add(asked.kind);
      } else {
        expect([...against]).toContain(found.error);
        refusals.add(found.error);
      }
    });
    void fc.assert(property, { seed, numRuns: 8000 });
    expect([...steps].sort()).toEqual([
      "addEvidence",
      "appeal",
      "close",
      "decide",
      "finishEvidence",
    ]);
    expect(refusals.size).toBe(14);
  },
);
