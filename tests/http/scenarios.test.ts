import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type Client,
  ended,
  finishedRun,
  openTestServer,
  seedSmallWorld,
  type TestServer,
} from "./server.ts";

let test: TestServer;
let allocator: Client;
let run: string;

beforeAll(async () => {
  test = await openTestServer();
  await seedSmallWorld(test);
  allocator = await test.as("allocator", "unitHead");
  run = await finishedRun(allocator);
});
afterAll(() => test.stop());

const AS_WRITTEN = {
  mostMoves: null,
  continuity: 100,
  workloadBalance: 100,
  valueBalance: 100,
  travel: 100,
  compactness: 0,
};

/** Starts what begins from the run and waits for its end. */
async function asked(path: string, body: unknown): Promise<string> {
  const answer = await allocator.send("POST", `/api/runs/${run}/${path}`, body);
  expect(answer.status, answer.text).toBe(202);
  return ended(allocator, answer.body.id);
}

const view = async (id: string, client = allocator) => (await client.get(`/api/runs/${id}`)).body;

/** Customers and managers of a run, by customer. */
async function planOf(id: string): Promise<Map<string, string | null>> {
  const { rows } = (await allocator.get(`/api/runs/${id}/assignments?limit=500`)).body;
  return new Map(
    rows.map((row: { customer: { id: string }; manager: { id: string } | null }) => [
      row.customer.id,
      row.manager?.id ?? null,
    ]),
  );
}

/** The manager with the most customers in the run. */
async function busiest(): Promise<string> {
  const { rows } = (await allocator.get(`/api/runs/${run}/managers`)).body;
  const most = rows.reduce((a: { after: { count: number } }, b: { after: { count: number } }) =>
    b.after.count > a.after.count ? b : a,
  );
  return most.manager.id;
}

describe("a scenario", () => {
  it("is a run: it has the regime's own dials, no name, and the figures of its plan", async () => {
    const { dials, name, kind, parent, measures, outcome } = await view(run);
    expect({ dials, name, kind, parent }).toEqual({
      dials: AS_WRITTEN,
      name: "",
      kind: "run",
      parent: null,
    });
    expect(measures.cost).toBe(outcome.objective);
    expect(measures.moves.moved).toBe(outcome.moved);
    expect(
      measures.articles.every((cost: { article: { printed: string } }) =>
        /^第.+条/.test(cost.article.printed),
      ),
    ).toBe(true);
  });

  it("is named and noted by who may run, and the name is trimmed", async () => {
    const answer = await allocator.send("PATCH", `/api/runs/${run}`, {
      name: " 基准 ",
      note: "首次",
    });
    expect(answer.status).toBe(200);
    expect(await view(run)).toMatchObject({ name: "基准", note: "首次" });
    const long = await allocator.send("PATCH", `/api/runs/${run}`, { name: "长".repeat(81) });
    expect(long.status).toBe(400);
  });

  it("with dials solves another problem, and its cost as written is comparable", async () => {
    const started = await allocator.send("POST", "/api/runs", {
      regimeId: "group-customers",
      seconds: 1,
      name: "稳",
      dials: { ...AS_WRITTEN, continuity: 1000 },
    });
    const id = await ended(allocator, started.body.id);
    const steady = await view(id);
    const base = await view(run);
    expect(steady).toMatchObject({ name: "稳", dials: { continuity: 1000 } });
    expect(steady.measures.moves.moved).toBeLessThanOrEqual(base.measures.moves.moved);
    expect(steady.measures.cost).toBeGreaterThanOrEqual(base.outcome.lowerBound);
  });

  it("keeps within the most moves asked for", async () => {
    const started = await allocator.send("POST", "/api/runs", {
      regimeId: "group-customers",
      seconds: 1,
      dials: { ...AS_WRITTEN, mostMoves: 20 },
    });
    const id = await ended(allocator, started.body.id);
    expect((await view(id)).outcome.moved).toBeLessThanOrEqual(20);
  });

  it("refuses dials outside their range", async () => {
    const dials = { ...AS_WRITTEN, travel: 1001 };
    const answer = await allocator.send("POST", "/api/runs", {
      regimeId: "group-customers",
      seconds: 1,
      dials,
    });
    expect(answer.status).toBe(400);
  });
});

describe("the prices of a plan", () => {
  it("stand for every manager, dearest first, with words on what they advise", async () => {
    const zh = (await allocator.get(`/api/runs/${run}/prices`)).body;
    const en = (await allocator.get(`/api/runs/${run}/prices?lang=en`)).body;
    const worth = zh.rows.map((row: { hour: number | null; unit: number }) => row.hour ?? row.unit);
    expect(worth.length).toBeGreaterThan(1);
    expect(worth).toEqual([...worth].sort((a: number, b: number) => b - a));
    expect(zh.texts[0]).not.toBe(en.texts[0]);
    expect(en.texts.join(" ")).toMatch(/[a-z]{3}/);
  });
});

describe("plans side by side", () => {
  it("carry the figures of each, and those of the book as it was", async () => {
    const other = await finishedRun(allocator);
    const answer = await allocator.get(`/api/comparison?runs=${run},${other},${run}`);
    expect(answer.status).toBe(200);
    const { runs, before, sameFacts } = answer.body;
    expect(runs.map((entry: { run: { id: string } }) => entry.run.id)).toEqual([run, other]);
    expect(before.moves.moved).toBe(0);
    expect(sameFacts).toBe(true);
    expect(runs[0].measures).toEqual((await view(run)).measures);
    expect(runs[1].measures).toEqual((await view(other)).measures);
  });

  it("name the customers that they give to different managers", async () => {
    const manager = await busiest();
    const leaver = await asked("leaver", { manager, depth: "own" });
    const differences = (
      await allocator.get(`/api/runs/${leaver}/differences?against=${run}&limit=500`)
    ).body;
    const before = await planOf(run);
    const after = await planOf(leaver);
    const expected = [...before].filter(([id, owner]) => after.get(id) !== owner).map(([id]) => id);
    expect(differences.total).toBe(expected.length);
    expect(
      differences.rows.map((row: { customer: { id: string } }) => row.customer.id).sort(),
    ).toEqual(expected.sort());
  });

  it("leave as CSV and as a workbook, in the language asked for", async () => {
    const csv = await allocator.get(`/api/comparison/export.csv?runs=${run}`);
    expect(csv.status).toBe(200);
    expect(csv.text).toContain("按制度原文");
    expect(csv.text.split("\r\n").length).toBeGreaterThan(20);
    const en = await allocator.get(`/api/comparison/export.csv?runs=${run}&lang=en`);
    expect(en.text).toContain("Cost as written");
    const xlsx = await allocator.get(`/api/comparison/export.xlsx?runs=${run}`);
    expect(xlsx.text.slice(0, 2)).toBe("PK");
  });

  it("are at least one, and runs that exist", async () => {
    expect((await allocator.get("/api/comparison?runs=,")).body.code).toBe("comparison.count");
    expect((await allocator.get("/api/comparison?runs=none")).body.code).toBe("run.notFound");
  });
});

describe("one who leaves", () => {
  it("gives away all his customers, and with depth own nobody else's move", async () => {
    const manager = await busiest();
    const id = await asked("leaver", { manager, depth: "own", name: "离任" });
    const { kind, origin, parent, answer, state, allowed } = await view(id);
    expect({ kind, state }).toEqual({ kind: "leaver", state: "done" });
    expect(origin).toMatchObject({ kind: "leaver", depth: "own", manager: { id: manager } });
    expect(parent.id).toBe(run);
    const before = await planOf(run);
    const after = await planOf(id);
    const his = [...before].filter(([, owner]) => owner === manager).map(([customer]) => customer);
    expect(answer.customers).toBe(his.length);
    expect(answer.others).toBe(0);
    for (const [customer, owner] of after) {
      expect(owner).not.toBe(manager);
      if (!his.includes(customer)) expect(owner).toBe(before.get(customer));
    }
    expect(answer.unplaced.length).toBe(
      his.filter((customer) => after.get(customer) === null).length,
    );
    expect(answer.saves).toBe(answer.objectiveBefore - answer.objectiveAfter);
    expect(answer.text).not.toBe("");
    expect(allowed).toContain("publish");
  });

  it("costs no more the deeper others may be disturbed", async () => {
    const manager = await busiest();
    const own = await view(await asked("leaver", { manager, depth: "own" }));
    const ring = await view(await asked("leaver", { manager, depth: "ring" }));
    expect(ring.outcome.objective).toBeLessThanOrEqual(own.outcome.objective);
  });

  it("must be a manager of the plan", async () => {
    const body = { manager: "nobody", depth: "own" };
    const answer = await allocator.send("POST", `/api/runs/${run}/leaver`, body);
    expect(answer.body.code).toBe("manager.notFound");
  });
});

describe("a supposition", () => {
  it("of one more manager says what he would save, and shows his customers", async () => {
    const like = await busiest();
    const id = await asked("what-if", { question: { kind: "extraManager", like }, seconds: 1 });
    const { answer, origin, allowed } = await view(id);
    expect(origin.manager.id).toBe("新增客户经理");
    expect(answer.saves).toBe(answer.objectiveBefore - answer.objectiveAfter);
    expect(answer.saves).toBeGreaterThanOrEqual(answer.savesAtLeast);
    expect(answer.saves).toBeLessThanOrEqual(answer.savesAtMost);
    const his = [...(await planOf(id)).values()].filter((owner) => owner === "新增客户经理");
    expect(his.length).toBe(answer.customers);
    const map = (await allocator.get(`/api/runs/${id}/map`)).body;
    expect(map.managers.at(-1)).toMatchObject({ id: "新增客户经理" });
    expect(allowed).not.toContain("publish");
  });

  it("is never published, nor decided upon", async () => {
    const manager = await busiest();
    const id = await asked("what-if", {
      question: { kind: "limit", manager, limit: 1 },
      seconds: 1,
    });
    const published = await allocator.send("POST", `/api/runs/${id}/publish`);
    expect(published.body.code).toBe("run.onlyAsked");
    expect((await view(id)).state).toBe("done");
  });

  it("of another limit keeps to it", async () => {
    const manager = await busiest();
    const question = { kind: "limit", manager, limit: 2 };
    const id = await asked("what-if", { question, seconds: 1 });
    const { rows } = (await allocator.get(`/api/runs/${id}/managers`)).body;
    const his = rows.find((row: { manager: { id: string } }) => row.manager.id === manager);
    expect(his.after.load).toBeLessThanOrEqual(2);
  });

  it("is asked once for one key", async () => {
    const manager = await busiest();
    const body = { question: { kind: "withoutManager", manager }, seconds: 1 };
    const key = { "idempotency-key": "what-if-once" };
    const first = await allocator.send("POST", `/api/runs/${run}/what-if`, body, key);
    const second = await allocator.send("POST", `/api/runs/${run}/what-if`, body, key);
    expect(second.body.id).toBe(first.body.id);
    await ended(allocator, first.body.id);
  });
});

describe("a trade-off curve", () => {
  it("is a row of plans, each of which can be opened, in order of its dial", async () => {
    const id = await asked("curve", { axis: "workloadBalance", values: [200, 0, 100], seconds: 1 });
    const curve = (await allocator.get(`/api/runs/${id}/curve`)).body;
    expect(curve.points.map((point: { value: number }) => point.value)).toEqual([0, 100, 200]);
    expect(curve.planned).toBe(3);
    for (const point of curve.points) {
      const opened = await view(point.run.id);
      expect(opened).toMatchObject({ kind: "point", dials: { workloadBalance: point.value } });
      expect(opened.measures.cost).toBe(point.cost);
    }
    const listed = (await allocator.get("/api/runs")).body.runs;
    expect(listed.map((entry: { id: string }) => entry.id)).toContain(id);
    expect(listed.some((entry: { kind: string }) => entry.kind === "point")).toBe(false);
    const children = (await allocator.get(`/api/runs?parent=${id}`)).body.runs;
    expect(children.length).toBe(3);
  });

  it("has no plan of its own", async () => {
    const id = await asked("curve", { axis: "moves", values: [10, 1000], seconds: 1 });
    expect((await allocator.get(`/api/runs/${id}/map`)).body.code).toBe("run.noPlan");
    expect((await allocator.send("POST", `/api/runs/${id}/publish`)).body.code).toBe("run.noPlan");
    expect((await allocator.get(`/api/runs/${run}/curve`)).body.code).toBe("run.noCurve");
  });

  it("ends after the point in hand when it is stopped", async () => {
    const body = { axis: "valueBalance", seconds: 1 };
    const started = await allocator.send("POST", `/api/runs/${run}/curve`, body);
    const stopped = await allocator.send("POST", `/api/runs/${started.body.id}/stop`);
    expect(stopped.status).toBe(200);
    await ended(allocator, started.body.id);
    const { points, planned } = (await allocator.get(`/api/runs/${started.body.id}/curve`)).body;
    expect(points.length).toBeLessThan(planned);
  });
});

describe("a trade-off curve without a plan", () => {
  it("has failed, and says why its points did", async () => {
    const { rows } = (await allocator.get(`/api/runs/${run}/assignments?limit=500`)).body;
    const { customer, previous } = rows.find((row: { previous: unknown }) => row.previous !== null);
    const managers = (await allocator.get("/api/managers?limit=100")).body.rows;
    const other = managers.find(({ id }: { id: string }) => id !== previous.id);
    const lock = { customer: customer.id, manager: other.id, reason: "换人" };
    expect((await allocator.send("POST", "/api/locks", lock)).status).toBe(201);
    const body = { axis: "moves", values: [0, 0], seconds: 1 };
    const started = await allocator.send("POST", `/api/runs/${run}/curve`, body);
    await expect(ended(allocator, started.body.id)).rejects.toThrow(/0/);
    expect((await view(started.body.id)).state).toBe("failed");
    expect((await allocator.get(`/api/runs/${started.body.id}/curve`)).body.points).toEqual([]);
    await allocator.send("DELETE", `/api/locks/${customer.id}`);
  });
});

describe("after a publication", () => {
  it("a leaver's plan begins from the published one, and can itself be published", async () => {
    const base = await finishedRun(allocator);
    const chief = await test.as("unitHead");
    expect((await chief.send("POST", `/api/runs/${base}/publish`)).status).toBe(200);
    const manager = await busiest();
    const answer = await allocator.send("POST", `/api/runs/${base}/leaver`, {
      manager,
      depth: "own",
    });
    const id = await ended(allocator, answer.body.id);
    const published = await chief.send("POST", `/api/runs/${id}/publish`);
    expect(published.status, published.text).toBe(200);
    expect(published.body.changed).toBe((await view(id)).answer.customers);
  });
});
