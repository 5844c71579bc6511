import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CollisionTerm } from "../../regime/index.ts";
import { articleKey, managerId } from "../../shared/index.ts";
import {
  type CaseEvent,
  type CaseEvidence,
  type CasePerson,
  type CaseRuling,
  type CaseStanding,
  proposeOutcome,
  stepCase,
} from "./index.ts";

const HOLDER = managerId("E001");
const RIVAL = managerId("E002");
const parties = { holder: HOLDER, challenger: RIVAL };

const TERM: CollisionTerm = {
  article: articleKey("collision"),
  strength: "hard",
  keys: ["uscc", "name"],
  same: ["uscc"],
  likely: 9000,
  possible: 7500,
  reveal: "exists",
  order: ["registeredAt", "firstContact", "customerChoice", "referral", "territory"],
  evidenceDays: 2,
  decideDays: 2,
  appealDays: 3,
  outcomes: ["sole", "mainAssist", "unit"],
  assistShare: 3000,
  applies: () => true,
};

const says = (
  party: typeof HOLDER,
  criterion: CaseEvidence["criterion"],
  at: number | null = null,
): CaseEvidence => ({ party, criterion, at, isRejected: false });

describe("what the article proposes", () => {
  it("the first criterion in which the parties differ decides, whatever comes after", () => {
    const evidence = [
      says(HOLDER, "registeredAt", 5),
      says(RIVAL, "registeredAt", 5),
      says(HOLDER, "firstContact", 9),
      says(RIVAL, "firstContact", 7),
      says(HOLDER, "territory"),
    ];
    const proposal = proposeOutcome(TERM, parties, evidence);
    expect(proposal).toMatchObject({ outcome: "sole", winner: RIVAL, by: "firstContact" });
    expect(proposal.compared.map(({ leads }) => leads)).toEqual([null, RIVAL, null, null, HOLDER]);
  });

  it("of two written choices the customer's last word counts", () => {
    const evidence = [
      says(HOLDER, "customerChoice", 10),
      says(RIVAL, "customerChoice", 12),
      says(HOLDER, "customerChoice", 11),
    ];
    expect(proposeOutcome(TERM, parties, evidence).winner).toBe(RIVAL);
  });

  it("what was rejected does not count, and a registration without a date neither", () => {
    const rejected = { ...says(RIVAL, "registeredAt", 1), isRejected: true };
    const evidence = [rejected, says(RIVAL, "firstContact"), says(HOLDER, "territory")];
    expect(proposeOutcome(TERM, parties, evidence)).toMatchObject({
      winner: HOLDER,
      by: "territory",
    });
  });

  it("nothing to tell them apart: back to the unit, or no proposal where that is not allowed", () => {
    expect(proposeOutcome(TERM, parties, [])).toMatchObject({ outcome: "unit", winner: null });
    const strict: CollisionTerm = { ...TERM, outcomes: ["mainAssist"] };
    expect(proposeOutcome(strict, parties, []).outcome).toBeNull();
    expect(proposeOutcome(strict, parties, [says(RIVAL, "referral")])).toMatchObject({
      outcome: "mainAssist",
      winner: RIVAL,
      assist: HOLDER,
    });
  });

  it("the order of the papers does not matter, and changing sides changes the winner", () => {
    const paper = fc.record({
      party: fc.constantFrom(HOLDER, RIVAL),
      criterion: fc.constantFrom(...TERM.order),
      at: fc.option(fc.integer({ min: 0, max: 9 })),
      isRejected: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(paper, { maxLength: 12 }), (papers) => {
        const one = proposeOutcome(TERM, parties, papers);
        const other = proposeOutcome(TERM, parties, papers.toReversed());
        expect([other.winner, other.by]).toEqual([one.winner, one.by]);
        const turned = proposeOutcome(TERM, { holder: RIVAL, challenger: HOLDER }, papers);
        expect([turned.winner, turned.by]).toEqual([one.winner, one.by]);
      }),
      { seed: 41, numRuns: 1000 },
    );
  });
});

const head: CasePerson = { account: "head", manager: null };
const second: CasePerson = { account: "second", manager: managerId("E009") };
const holder: CasePerson = { account: "holder", manager: HOLDER };
const rival: CasePerson = { account: "rival", manager: RIVAL };
const sole: CaseRuling = { outcome: "sole", winner: RIVAL, reason: "" };

const OPEN: CaseStanding = {
  ...parties,
  state: "evidence",
  openedBy: "rival",
  evidenceUntil: 40,
  done: [],
  decision: null,
  appealUntil: null,
  appealedBy: null,
};
const DECIDED: CaseStanding = {
  ...OPEN,
  state: "decided",
  decision: { ...sole, by: "head" },
  appealUntil: 100,
};

const step = (standing: CaseStanding, event: CaseEvent, now = 50) =>
  stepCase(TERM, standing, { event, now });
const decide = (by: CasePerson, ruling: CaseRuling = sole, isProposed = true): CaseEvent => ({
  kind: "decide",
  by,
  ruling,
  isProposed,
});

describe("the life of a case", () => {
  it("is decided by somebody who gains nothing, and the owner changes at once", () => {
    expect(step(OPEN, decide(head))).toEqual({
      ok: true,
      value: {
        state: "decided",
        moveTo: RIVAL,
        credit: [{ manager: RIVAL, share: 10_000 }],
        appealDays: 3,
        articles: ["collision"],
      },
    });
    expect(step(OPEN, decide(holder))).toEqual({ ok: false, error: "beneficiary" });
    const opener = { account: "rival", manager: null };
    expect(step(OPEN, decide(opener))).toEqual({ ok: false, error: "beneficiary" });
  });

  it("is not decided before the days for evidence are over, or both parties are done", () => {
    expect(step(OPEN, decide(head), 39)).toEqual({ ok: false, error: "evidenceOpen" });
    expect(step(OPEN, decide(head), 40).ok).toBe(true);
    const done = (by: CasePerson): CaseEvent => ({ kind: "finishEvidence", by });
    expect(step(OPEN, done(head), 20)).toEqual({ ok: false, error: "notParty" });
    expect(step(OPEN, done(rival), 40)).toEqual({ ok: false, error: "evidenceOver" });
    expect(step(OPEN, done(rival), 20)).toMatchObject({ value: { done: [RIVAL], isHeard: false } });
    const half: CaseStanding = { ...OPEN, done: [RIVAL] };
    expect(step(half, done(rival), 20)).toEqual({ ok: false, error: "saidAlready" });
    expect(step(half, done(holder), 20)).toMatchObject({
      value: { done: [RIVAL, HOLDER], isHeard: true },
    });
    const alone: CaseStanding = { ...OPEN, holder: null };
    expect(step(alone, done(rival), 20)).toMatchObject({ value: { isHeard: true } });
  });

  it("whoever adds evidence opens the question anew for both; when the hearing is over nobody adds any", () => {
    const add = (by: CasePerson, party: typeof HOLDER): CaseEvent => ({
      kind: "addEvidence",
      by,
      party,
    });
    const half: CaseStanding = { ...OPEN, done: [HOLDER] };
    expect(step(half, add(rival, RIVAL), 39)).toMatchObject({ value: { done: [] } });
    expect(step(half, add(rival, HOLDER), 39)).toEqual({ ok: false, error: "notParty" });
    expect(step(half, add(rival, RIVAL), 40)).toEqual({ ok: false, error: "evidenceOver" });
    expect(step(half, add(head, RIVAL), 39)).toMatchObject({ value: { done: [] } });
    expect(step(half, add(head, RIVAL), 40)).toEqual({ ok: false, error: "evidenceOver" });
  });

  it("a ruling other than the proposal needs a reason", () => {
    expect(step(OPEN, decide(head, sole, false))).toEqual({ ok: false, error: "reasonMissing" });
    expect(step(OPEN, decide(head, { ...sole, reason: "面谈笔录" }, false)).ok).toBe(true);
  });

  it("the credit is shared as the article says", () => {
    const shared = step(OPEN, decide(head, { outcome: "mainAssist", winner: HOLDER, reason: "" }));
    expect(shared).toMatchObject({
      value: {
        credit: [
          { manager: HOLDER, share: 7000 },
          { manager: RIVAL, share: 3000 },
        ],
      },
    });
  });

  it("only the loser appeals, once, in time, and another person decides the appeal", () => {
    expect(step(DECIDED, { kind: "appeal", by: rival })).toEqual({ ok: false, error: "noLoss" });
    expect(step(DECIDED, { kind: "appeal", by: head })).toEqual({ ok: false, error: "notParty" });
    expect(step(DECIDED, { kind: "appeal", by: holder }, 101)).toEqual({
      ok: false,
      error: "appealTooLate",
    });
    expect(step(DECIDED, { kind: "appeal", by: holder })).toMatchObject({
      value: { state: "appeal", done: [], evidenceDays: 2 },
    });
    const appealed: CaseStanding = { ...DECIDED, state: "appeal", appealedBy: "holder" };
    expect(step(appealed, { kind: "appeal", by: holder })).toEqual({
      ok: false,
      error: "appealedAlready",
    });
    expect(step(appealed, decide(head))).toEqual({ ok: false, error: "sameDecider" });
    const other: CaseRuling = { outcome: "sole", winner: HOLDER, reason: "" };
    expect(step(appealed, decide(second, other))).toMatchObject({
      value: { state: "final", moveTo: HOLDER },
    });
  });

  it("closes by itself when nobody appealed in time", () => {
    expect(step(DECIDED, { kind: "close" }, 100)).toEqual({ ok: false, error: "tooEarly" });
    expect(step(DECIDED, { kind: "close" }, 101)).toMatchObject({ value: { state: "final" } });
  });

  it("nothing moves a final case, and a party never decides in any order of events", () => {
    const event: fc.Arbitrary<CaseEvent> = fc.oneof(
      fc.constantFrom(head, second, holder, rival).map((by): CaseEvent => ({ kind: "appeal", by })),
      fc.record({
        kind: fc.constant("decide" as const),
        by: fc.constantFrom(head, second, holder, rival),
        ruling: fc.record({
          outcome: fc.constantFrom(...TERM.outcomes),
          winner: fc.constantFrom(HOLDER, RIVAL, null),
          reason: fc.constantFrom("", "理由"),
        }),
        isProposed: fc.boolean(),
      }),
      fc.constant<CaseEvent>({ kind: "close" }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(event, fc.nat(200)), { maxLength: 12 }), (events) => {
        let standing = OPEN;
        for (const [one, now] of events) {
          const done = step(standing, one, now);
          if (standing.state === "final") expect(done.ok).toBe(false);
          if (!done.ok) continue;
          if (one.kind === "decide") {
            expect([HOLDER, RIVAL]).not.toContain(one.by.manager);
            expect(standing.decision?.by).not.toBe(one.by.account);
            expect(done.value.moveTo === null).toBe(one.ruling.outcome === "unit");
            const shares = done.value.credit?.reduce((sum, { share }) => sum + share, 0) ?? 0;
            expect(shares).toBe(done.value.moveTo === null ? 0 : 10_000);
          }
          standing = {
            ...standing,
            state: done.value.state,
            decision:
              one.kind === "decide" ? { ...one.ruling, by: one.by.account } : standing.decision,
            appealUntil: done.value.appealDays === undefined ? standing.appealUntil : now + 30,
            appealedBy: one.kind === "appeal" ? one.by.account : standing.appealedBy,
          };
        }
      }),
      { seed: 42, numRuns: 2000 },
    );
  });
});
