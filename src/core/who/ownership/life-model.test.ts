import * as fc from "fast-check";
import { expect, it } from "vitest";
import type { ProtectionTerm } from "../../regime/index.ts";
import {
  addDays,
  articleKey,
  type LocalDate,
  type ManagerId,
  managerId,
} from "../../shared/index.ts";
import { daysToLookAt, type Life, plainLife, stepLife } from "./index.ts";

/**
 * The clock as a child would keep it: counters that a day takes one from. It shares nothing with
 * the room but the figures of the article.
 */
class Counter {
  daysLeft = 0;
  daysToLongest = 0;
  owner: string | null = null;
  where: "free" | "pool" | "kept" | "kept for good" = "free";
  waiting = new Map<string, number>();
  contacted = false;
  dealt = false;
  told = false;
  toldBefore = false;
  readonly of: ProtectionTerm;
  readonly cooldown: number;
  constructor(of: ProtectionTerm, cooldown: number) {
    this.of = of;
    this.cooldown = cooldown;
  }
  take(manager: string): boolean {
    if (this.owner !== null || (this.waiting.get(manager) ?? 0) > 0) return false;
    this.owner = manager;
    this.where = "kept";
    this.daysLeft = this.of.days;
    this.daysToLongest = this.of.maxDays;
    this.contacted = this.dealt = this.told = this.toldBefore = false;
    return true;
  }
  contact(): void {
    if (this.owner === null) return;
    this.contacted = true;
    if (this.where !== "kept") return;
    const more = this.dealt ? this.of.extendDays : Math.min(this.of.extendDays, this.daysToLongest);
    if (more <= this.daysLeft) return;
    this.daysLeft = more;
    this.told = this.toldBefore = false;
  }
  deal(): void {
    if (this.owner === null) return;
    this.dealt = true;
    this.contacted = false;
    this.told = this.toldBefore = false;
    this.where = this.of.dealtDays === null ? "kept for good" : "kept";
    this.daysLeft = this.of.dealtDays ?? 0;
  }
  release(): void {
    if (this.owner === null) return;
    this.waiting = new Map([[this.owner, this.cooldown]]);
    this.owner = null;
    this.where = "pool";
  }
  night(): void {
    this.daysLeft--;
    this.daysToLongest--;
    for (const [who, days] of this.waiting) this.waiting.set(who, days - 1);
    this.toldBefore = this.told;
  }
  look(): void {
    if (this.where !== "kept") return;
    const mustTell = this.loses();
    if (this.daysLeft < 0 && (!mustTell || this.toldBefore)) {
      if (this.loses()) this.release();
      else this.where = "kept for good";
      return;
    }
    if (this.reaches()) this.told = true;
    if (this.daysLeft < 0) this.told = true;
  }
  /** A reminder that would lie on or before the beginning is none. */
  reaches(): boolean {
    const days = this.of.remindDays.length > 0 ? this.of.remindDays : this.loses() ? [1] : [];
    return days.some((one) => this.daysLeft <= one);
  }
  loses(): boolean {
    const isAtLongest = !this.dealt && this.daysLeft === this.daysToLongest;
    const reason =
      this.contacted || this.dealtCounts() ? (isAtLongest ? "noDeal" : "expired") : "noFollow";
    return this.of.reclaim.includes(reason);
  }
  /** The deal itself is the last contact of a customer that had one. */
  dealtCounts(): boolean {
    return this.dealt;
  }
}

type Act =
  | { readonly kind: "take" | "contact" | "deal" | "release"; readonly who: number }
  | { readonly kind: "nights"; readonly count: number };

const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("take" as const, "contact" as const, "deal" as const, "release" as const),
    who: fc.nat(2),
  }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("nights" as const), count: fc.nat(12) }) },
);

const terms = fc
  .record({
    days: fc.integer({ min: 5, max: 20 }),
    extendDays: fc.integer({ min: 0, max: 9 }),
    more: fc.integer({ min: 0, max: 20 }),
    remindDays: fc.constantFrom([], [4, 2, 1], [3], [1]),
    dealtDays: fc.constantFrom(null, 9, 30),
    reclaim: fc.subarray(["noFollow", "noDeal", "expired"] as const),
  })
  .map(
    ({ days, more, ...rest }): ProtectionTerm => ({
      ...rest,
      dormantDays: null,
      days,
      maxDays: days + more,
      article: articleKey("keep"),
      strength: "hard",
      validDays: 7,
      effective: [],
      moves: "restart",
      applies: () => true,
      isComplete: () => true,
    }),
  );

const COOLDOWN = 6;
const MANAGERS = ["a", "b", "c"].map((id) => managerId(id));
const START = "2026-01-01" as LocalDate;

it("the room keeps the clock of a counter, whatever happens and in any order", () => {
  void fc.assert(
    fc.property(terms, fc.array(act, { maxLength: 40 }), (protection, acts) => {
      const pool = {
        article: articleKey("pool"),
        strength: "hard",
        sees: "all",
        order: "longest",
        hides: [],
        cooldownDays: COOLDOWN,
        applies: () => true,
      } as const;
      const claim = {
        article: articleKey("claim"),
        strength: "hard",
        perDay: null,
        holdCap: null,
        isDealtFree: true,
        applies: () => true,
        admits: () => true,
      } as const;
      const rules = { protection, pool, claims: [claim] };
      const counter = new Counter(protection, COOLDOWN);
      let life: Life = plainLife(null);
      let today = START;
      const step = (event: Parameters<typeof stepLife>[2]["event"]): boolean => {
        const decision = stepLife(rules, life, { event, today });
        if (decision.kind === "next") life = decision.life;
        return decision.kind === "next";
      };
      for (const one of acts) {
        if (one.kind === "nights") {
          for (let night = 0; night < one.count; night++) {
            const isDue = daysToLookAt(rules, life);
            today = addDays(today, 1);
            counter.night();
            // The program looks on the days it was told to, and on the days after while it waits.
            if (isDue.some((day) => day <= today)) step({ kind: "day", canTell: true });
            counter.look();
          }
        } else {
          const who = MANAGERS[one.who] as ManagerId;
          if (one.kind === "take") {
            const claimed = { isProved: true, takenToday: 0, held: 0, heldDealt: 0 };
            expect(step({ kind: "claim", manager: who, ...claimed })).toBe(counter.take(who));
          } else if (one.kind === "contact") {
            step({ kind: "contact", on: today, counts: true });
            counter.contact();
          } else if (one.kind === "deal") {
            step({ kind: "deal", on: today });
            counter.deal();
          } else {
            step({ kind: "release" });
            counter.release();
          }
        }
        expect(life.owner).toBe(counter.owner);
        const left = counter.where === "kept" ? addDays(today, counter.daysLeft) : null;
        expect(life.until).toBe(left);
        expect(life.state === "pool").toBe(counter.where === "pool");
      }
    }),
    { numRuns: 400, seed: 20_261_124 },
  );
});
