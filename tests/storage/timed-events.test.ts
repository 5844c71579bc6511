import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainLife } from "../../src/core/who/index.ts";
import { change, createWorld, customer, GROUNDS, manager, type World } from "./world.ts";

let world: World;
const AT = new Date("2026-03-02T00:00:00Z");
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);
const event = (effectKey: string, minutes = 0) => ({
  kind: "test.happens",
  about: "c1",
  due: later(minutes),
  payload: { n: 1 },
  effectKey,
});

beforeAll(async () => {
  world = await createWorld(8);
  await world.within(async ({ managers, customers }) => {
    await managers.upsert([manager("m1"), manager("m2")], { importId: null });
    await customers.upsert([customer("c1"), customer("c2")], { importId: null });
  });
});
afterAll(() => world.close());

describe("what falls due at a time", () => {
  it("is scheduled once, however often it is asked for", async () => {
    await world.within(({ timed }) => timed.schedule([event("one"), event("one")]));
    await world.within(({ timed }) => timed.schedule([event("one", 5)]));
    await world.within(async ({ timed }) => {
      const taken = await timed.take(AT);
      expect(taken).toMatchObject({ kind: "test.happens", due: AT, payload: { n: 1 } });
      await timed.finish(taken?.id ?? 0, AT, "done");
      expect(await timed.take(later(10))).toBeNull();
    });
  });

  it("is not taken before its time, and by one worker only", async () => {
    await world.within(({ timed }) => timed.schedule([event("two", 60)]));
    expect(await world.within(({ timed }) => timed.take(later(59)))).toBeNull();
    const taken = await world.within(async ({ timed }) => {
      const first = await timed.take(later(60));
      const second = await world.within(({ timed: other }) => other.take(later(60)));
      return [first?.effectKey, second];
    });
    expect(taken).toEqual(["two", null]);
  });

  it("comes back later when it could not be done, and stays when its transaction is lost", async () => {
    const taken = await world.within(({ timed }) => timed.take(later(60)));
    expect(taken?.attempts).toBe(0);
    await world.within(({ timed }) => timed.postpone(taken?.id ?? 0, later(90), "notYet"));
    expect(await world.within(({ timed }) => timed.take(later(89)))).toBeNull();
    expect((await world.within(({ timed }) => timed.take(later(90))))?.attempts).toBe(1);
  });

  it("does not wait for a day that a clock gone ahead has set, once the clock is right again", async () => {
    await world.within(({ timed }) => timed.schedule([event("ahead", 2)]));
    const days = (n: number): Date => later(n * 24 * 60);
    await world.within(async ({ timed }) => {
      const taken = await timed.take(later(2));
      expect(taken?.effectKey).toBe("ahead");
      await timed.postpone(taken?.id ?? 0, days(41), "toldToday");
    });
    const again = await world.within(async ({ timed }) => {
      const taken = await timed.take(later(3));
      await timed.postpone(taken?.id ?? 0, days(1), "notYet");
      return [taken?.effectKey, (await timed.take(later(4)))?.effectKey];
    });
    expect(again).toEqual(["ahead", undefined]);
  });

  it("shows to the program alone, while anybody may put something on the clock", async () => {
    const narrow = { actor: "li", units: [], onlyOwner: "m1" };
    await world.within(({ timed }) => timed.schedule([event("three", 1)]), narrow);
    expect(await world.within(({ timed }) => timed.take(later(600)), narrow)).toBeNull();
    expect((await world.within(({ timed }) => timed.take(later(1))))?.effectKey).toBe("three");
  });
});

describe("the kept life of a customer", () => {
  it("is overtaken by a change of owner that is no step of it, once", async () => {
    await world.within(async ({ lives, ownership }) => {
      await ownership.change([change("c2", 0, "m1")], { ...GROUNDS, cause: "register" });
      await lives.put([
        {
          customer: "c2",
          ver: 1,
          life: { ...plainLife(null), state: "protected" },
          regime: "test",
          revision: 1,
        },
      ]);
    });
    await world.within(({ ownership }) => ownership.change([change("c2", 1, "m2")], GROUNDS));
    const [kept] = await world.within(({ lives }) => lives.find(["c2"]));
    expect(kept).toMatchObject({ ver: 1, life: { state: "protected", owner: "m2" } });
    const moved = await world.within(({ timed }) => timed.take(new Date("2100-01-01")));
    const all = await world.within(async ({ timed }) => {
      const kinds: string[] = [];
      for (let next = await timed.take(new Date("2100-01-01")); next !== null; ) {
        kinds.push(`${next.kind} ${next.about}`);
        await timed.finish(next.id, AT, "done");
        next = await timed.take(new Date("2100-01-01"));
      }
      return kinds.filter((kind) => kind.startsWith("life."));
    });
    expect(moved).not.toBeNull();
    expect(all).toEqual(["life.moved c2"]);
  });
});
