import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunMeasures, RunScenario } from "../../src/app/ports.ts";
import { createWorld, customer, manager, SYSTEM, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.within(async ({ units, managers, customers }) => {
    await units.ensure(["市场部"]);
    const source = { by: "test", importId: null };
    await managers.upsert([manager("m1"), manager("m2")], source);
    await customers.upsert(
      ["c1", "c2", "c3"].map((id) => customer(id)),
      source,
    );
  });
});
afterAll(() => world.close());

const DIALS = {
  mostMoves: 5,
  continuity: 200,
  workloadBalance: 100,
  valueBalance: 100,
  travel: 100,
  compactness: 0,
};

const insert = (id: string, more: { scenario?: RunScenario; name?: string } = {}) =>
  world.within(({ runs }) =>
    runs.insert({
      id,
      regime: "test",
      regimeTitle: "试验制度",
      revision: 1,
      regimeHash: "00",
      seconds: 1,
      seed: 1,
      ...more,
    }),
  );

const point = (parent: string): RunScenario => ({
  kind: "point",
  parent,
  origin: { kind: "point", axis: "moves", value: 3 },
});

async function plan(id: string, owners: Readonly<Record<string, string | null>>): Promise<void> {
  const rows = Object.entries(owners).map(([of, to]) => ({
    customer: of,
    manager: to,
    previous: null,
    expectedVer: 0,
    cost: to === "m1" ? 1 : 2,
    weight: 1,
    articles: ["near"],
    runnerUp: null,
    extraCost: null,
    awaits: null,
    reason: {},
  }));
  await world.within(async ({ runs }) => {
    await runs.storeAssignments(
      id,
      (async function* () {
        yield rows;
      })(),
    );
    await runs.update(id, { state: "done" });
  });
}

describe("a scenario in the store", () => {
  it("is as written, unnamed and from nothing unless it is said otherwise", async () => {
    expect(await insert("plain")).toMatchObject({
      name: "",
      note: "",
      kind: "run",
      parent: null,
      origin: null,
      dials: { mostMoves: null, continuity: 100 },
      units: null,
    });
  });

  it("keeps its dials, its question and the run that it began from", async () => {
    await insert("base", { name: "基准" });
    const dialled = await world.within(({ runs }) =>
      runs.insert({
        id: "dialled",
        regime: "test",
        regimeTitle: "试验制度",
        revision: 1,
        regimeHash: "00",
        seconds: 1,
        seed: 1,
        dials: DIALS,
        scenario: point("base"),
      }),
    );
    expect(dialled).toMatchObject({
      dials: DIALS,
      kind: "point",
      origin: { axis: "moves", value: 3 },
      parent: { id: "base", name: "基准" },
    });
  });

  it("is renamed alone: what is not said stays", async () => {
    await insert("named", { name: "一" });
    await world.within(({ runs }) => runs.update("named", { note: "记" }));
    const found = await world.within(({ runs }) => runs.find("named"));
    expect(found).toMatchObject({ name: "一", note: "记", state: "queued" });
  });

  it("is listed unless it is a point of a curve; points are listed with their curve", async () => {
    await insert("curve");
    await insert("p1", { scenario: point("curve") });
    const ids = async (parent?: string) =>
      (await world.within(({ runs }) => runs.list(50, parent))).map(({ id }) => id);
    expect(await ids()).toContain("curve");
    expect(await ids()).not.toContain("p1");
    expect(await ids("curve")).toEqual(["p1"]);
  });
});

describe("a stored scenario", () => {
  it("is listed without what grows with the book or the search, and found with it", async () => {
    await insert("heavy");
    const measures = { after: { cost: 7 }, hours: { m1: 3 }, prices: [{ m1: 0.5 }] };
    const loads = [{ manager: "m1", load: 2 }];
    const outcome = { objective: 7, managerLoads: loads, shortages: [{ demand: 3 }] };
    const curve = [{ share: 0.5 }];
    const details = { curve, summary: { outcome, limits: { m1: 9 }, before: [{ manager: "m1" }] } };
    await world.within(({ runs }) =>
      runs.update("heavy", { measures: measures as unknown as RunMeasures, details }),
    );
    const listed = (await world.within(({ runs }) => runs.list(50))).find(
      ({ id }) => id === "heavy",
    );
    expect(listed?.measures).toEqual({ after: { cost: 7 }, hours: {}, prices: [] });
    expect(listed?.details).toEqual({
      curve: [],
      summary: {
        outcome: { objective: 7, managerLoads: [], shortages: [] },
        limits: {},
        before: [],
      },
    });
    const found = await world.within(({ runs }) => runs.find("heavy"));
    expect(found).toMatchObject({ measures, details });
    await insert("bare");
    const bare = (await world.within(({ runs }) => runs.list(1)))[0];
    expect(bare).toEqual(await world.within(({ runs }) => runs.find("bare")));
  });

  it("that is only a supposition cannot become published, whoever asks", async () => {
    const question = { kind: "withoutManager", manager: "m1" } as const;
    await insert("ask-base");
    await insert("ask", {
      scenario: {
        kind: "whatIf",
        parent: "ask-base",
        origin: { kind: "whatIf", question, manager: "m1" },
      },
    });
    await plan("ask", { c1: "m2" });
    const publish = world.within(({ ownership }) => ownership.publishRun("ask", {}));
    await expect(publish).rejects.toThrow(/not for publication/);
    expect((await world.within(({ runs }) => runs.find("ask")))?.state).toBe("done");
  });

  it("may give customers to a manager who does not exist yet", async () => {
    await insert("newcomer");
    await plan("newcomer", { c1: "新增客户经理", c2: "m1" });
    const stored = await world.within(({ runs }) => runs.assignment("newcomer", "c1"));
    expect(stored?.manager).toEqual({ id: "新增客户经理", name: "新增客户经理" });
  });
});

describe("two plans", () => {
  it("differ in the customers whose manager is another, page by page", async () => {
    await insert("one");
    await insert("two");
    await plan("one", { c1: "m1", c2: "m1", c3: null });
    await plan("two", { c1: "m1", c2: "m2", c3: "m1" });
    const page = await world.within(({ runs }) =>
      runs.differences("two", "one", { offset: 1, limit: 1 }),
    );
    expect(page.total).toBe(2);
    expect(page.rows).toEqual([
      {
        customer: { id: "c3", name: "客户c3" },
        before: null,
        after: { id: "m1", name: "经理m1" },
        costBefore: 2,
        costAfter: 1,
      },
    ]);
  });

  it("leave as lines for a run that begins from them", async () => {
    const lines = await world.within(async ({ runs }) => {
      const decoder = new TextDecoder();
      let text = "";
      for await (const piece of runs.planLines("one")) text += decoder.decode(piece);
      return text;
    }, SYSTEM);
    expect(
      lines
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
    ).toEqual([
      ["c1", "m1"],
      ["c2", "m1"],
      ["c3", null],
    ]);
  });
});
