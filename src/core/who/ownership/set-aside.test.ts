import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PoolTerm, ProtectionTerm } from "../../regime/index.ts";
import { addDays, articleKey, type LocalDate, managerId } from "../../shared/index.ts";
import { daysToLookAt, type Life, plainLife, setAside, stepLife, takenUpAgain } from "./index.ts";

const day = (text: string): LocalDate => text as LocalDate;
const always = { strength: "hard", applies: () => true } as const;
const protection = (more: Partial<ProtectionTerm> = {}): ProtectionTerm => ({
  ...always,
  article: articleKey("keep"),
  validDays: 7,
  days: 30,
  extendDays: 7,
  maxDays: 90,
  effective: [],
  remindDays: [7, 3, 1],
  dealtDays: 365,
  dormantDays: null,
  reclaim: ["noFollow", "noDeal", "expired"],
  moves: "restart",
  isComplete: () => true,
  ...more,
});
const pool: PoolTerm = {
  ...always,
  article: articleKey("pool"),
  sees: "all",
  order: "longest",
  hides: [],
  cooldownDays: 0,
};
const LI = managerId("li");
const rules = { protection: protection(), pool, claims: [] };
const at = (life: Life, today: string, of = rules): Life => {
  const decision = stepLife(of, life, {
    event: { kind: "day", canTell: true },
    today: day(today),
  });
  return decision.kind === "next" ? decision.life : life;
};
const dealt: Life = {
  ...plainLife(LI),
  began: day("2026-01-05"),
  until: day("2026-10-05"),
  dealt: day("2026-01-05"),
};

describe("a customer whose owner is away", () => {
  it("keeps the days it had left: 28 September to 16 October do not count, warnings and end come after", () => {
    const away = setAside(dealt, "covered", day("2026-09-28"));
    expect(away).toMatchObject({ state: "covered", until: "2026-10-05", paused: "2026-09-28" });
    // Its reminders and its end would have fallen in the leave: nothing happens.
    expect(daysToLookAt(rules, away)).toEqual([]);
    expect(at(away, "2026-10-10")).toEqual(away);

    const back = takenUpAgain(away, day("2026-10-17"));
    expect(back).toMatchObject({ state: "owned", until: "2026-10-24", paused: null });
    expect(daysToLookAt(rules, back)).toEqual([
      "2026-10-17",
      "2026-10-21",
      "2026-10-23",
      "2026-10-25",
    ]);
    const warned = at(back, "2026-10-17");
    expect(warned).toMatchObject({ state: "atRisk", lastWarned: "2026-10-17" });
    expect(at(warned, "2026-10-24").owner).toBe(LI);
    expect(at(warned, "2026-10-25")).toMatchObject({ state: "pool", owner: null });
  });

  it("is kept for the days of the article after a contact of the stand-in, counted from the return", () => {
    const away = setAside({ ...dealt, until: day("2026-09-30") }, "covered", day("2026-09-28"));
    const met = stepLife(rules, away, {
      event: { kind: "contact", on: day("2026-10-12"), counts: true },
      today: day("2026-10-12"),
    });
    if (met.kind !== "next") throw new Error(met.why.code);
    expect(met.life).toMatchObject({ state: "covered", lastContact: "2026-10-12" });
    expect(takenUpAgain(met.life, day("2026-10-17")).until).toBe("2026-10-24");
  });

  it("that goes to another one meanwhile is his with the days left, where its clock goes on", () => {
    const away = setAside(dealt, "covered", day("2026-09-28"));
    const moved = stepLife(rules, away, {
      event: { kind: "moved", to: managerId("zhao") },
      today: day("2026-10-08"),
    });
    if (moved.kind !== "next") throw new Error(moved.why.code);
    expect(moved.life).toMatchObject({ state: "owned", owner: "zhao", until: "2026-10-15" });
  });

  it("is handed over with the days it had when its owner went away, and not those he had when he gave notice", () => {
    const away = setAside(dealt, "covered", day("2026-09-28"));
    const frozen = setAside(away, "inHandover", day("2026-10-03"));
    expect(frozen).toMatchObject({ state: "inHandover", paused: "2026-09-28" });
    expect(takenUpAgain(frozen, day("2026-10-17")).until).toBe("2026-10-24");
  });

  it("that was at risk is so again at the return, with what was told; a contact that counts ends the risk", () => {
    const risked = at(dealt, "2026-09-28");
    expect(risked.state).toBe("atRisk");
    const away = setAside(risked, "covered", day("2026-09-29"));
    expect(away).toMatchObject({
      state: "covered",
      paused: "2026-09-29",
      lastWarned: "2026-09-28",
    });
    expect(takenUpAgain(away, day("2026-10-17"))).toMatchObject({
      state: "atRisk",
      until: "2026-10-23",
      warned: risked.warned,
      before: null,
    });
    const met = stepLife(rules, away, {
      event: { kind: "contact", on: day("2026-10-12"), counts: true },
      today: day("2026-10-12"),
    });
    if (met.kind !== "next") throw new Error(met.why.code);
    expect(takenUpAgain(met.life, day("2026-10-17")).state).toBe("owned");
  });

  it("is set aside where it is owned; a registration or a protection runs on", () => {
    for (const state of ["claimed", "protected"] as const) {
      const life: Life = { ...dealt, state, dealt: null };
      expect(setAside(life, "inHandover", day("2026-09-28"))).toBe(life);
    }
  });

  it("whose deal of an earlier day is entered during the leave stands still from the day its owner went away", () => {
    const away = setAside({ ...dealt, began: day("2026-01-05") }, "covered", day("2026-09-28"));
    const entered = stepLife(rules, away, {
      event: { kind: "deal", on: day("2026-09-20") },
      today: day("2026-10-02"),
    });
    if (entered.kind !== "next") throw new Error(entered.why.code);
    expect(entered.life).toMatchObject({ state: "covered", paused: "2026-09-28" });
  });

  it("over any leave: the days left are the same before and after it", () => {
    void fc.assert(
      fc.property(fc.nat(400), fc.nat(200), (left, away) => {
        const start = day("2026-03-02");
        const life = { ...dealt, until: addDays(start, left) };
        const back = addDays(start, away);
        expect(takenUpAgain(setAside(life, "covered", start), back).until).toBe(
          addDays(back, left),
        );
      }),
      { seed: 20_261_124 },
    );
  });
});

describe("an article that names no day of reminding", () => {
  const silent = { protection: protection({ remindDays: [] }), pool, claims: [] };
  const kept: Life = {
    ...plainLife(LI),
    state: "protected",
    began: day("2026-03-02"),
    until: day("2026-04-01"),
  };

  it("warns on the day before the end all the same, and ends the day after it", () => {
    expect(daysToLookAt(silent, kept)).toEqual(["2026-03-31", "2026-04-02"]);
    const warned = at(kept, "2026-03-31", silent);
    expect(warned).toMatchObject({ state: "atRisk", lastWarned: "2026-03-31", owner: LI });
    expect(at(warned, "2026-04-02", silent)).toMatchObject({ state: "pool" });
  });

  it("ends nothing that was not told of: a late look warns, the next day ends", () => {
    const late = at(kept, "2026-04-20", silent);
    expect(late).toMatchObject({ owner: LI, lastWarned: "2026-04-20" });
    expect(at(late, "2026-04-21", silent).owner).toBeNull();
  });

  it("tells nobody where the customer stays at the end", () => {
    const stays = { protection: protection({ remindDays: [], reclaim: [] }), pool, claims: [] };
    expect(daysToLookAt(stays, kept)).toEqual(["2026-04-02"]);
  });
});
