import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { recover } from "../../src/app/recover.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import {
  type Answer,
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

/** Customer and manager of some assignment that moves. */
async function someMove(): Promise<{ customer: string; to: string }> {
  const { rows } = (await allocator.get(`/api/runs/${run}/assignments?moved=true&limit=1`)).body;
  return { customer: rows[0].customer.id, to: rows[0].manager.id };
}

describe("a finished run", () => {
  it("carries its proof: a bound not above the objective, and the gap between them", async () => {
    const { outcome, state, allowed } = (await allocator.get(`/api/runs/${run}`)).body;
    expect(state).toBe("done");
    expect(outcome.customers).toBe(150);
    expect(outcome.lowerBound).toBeLessThanOrEqual(outcome.objective);
    expect(outcome.gap).toBeCloseTo(
      (outcome.objective - outcome.lowerBound) / outcome.objective,
      6,
    );
    expect(allowed).toEqual(expect.arrayContaining(["publish", "decide"]));
  });

  it("tells for every customer who, by which articles, and in one sentence why", async () => {
    const { rows, total } = (await allocator.get(`/api/runs/${run}/assignments?limit=200`)).body;
    expect(total).toBe(150);
    for (const row of rows) {
      expect(row.articles.length).toBeGreaterThan(0);
      expect(row.articles[0].printed).toMatch(/^第.+条/);
      expect(row.reason).not.toBe("");
    }
  });

  it("explains one customer in the language asked for", async () => {
    const { customer } = await someMove();
    const zh = (await allocator.get(`/api/runs/${run}/customers/${customer}/reason`)).body;
    const en = (await allocator.get(`/api/runs/${run}/customers/${customer}/reason?lang=en`)).body;
    expect(zh.customer.id).toBe(customer);
    expect(zh.total).toBe(
      zh.items.reduce((sum: number, item: { minutes: number }) => sum + item.minutes, 0),
    );
    expect(zh.sentence).not.toBe(en.sentence);
    expect(en.sentence).toMatch(/[a-z]{3}/);
    expect(zh.runnerUp.text).not.toBe("");
  });

  it("draws the plan as arrays that run in step", async () => {
    const map = (await allocator.get(`/api/runs/${run}/map`)).body;
    const lengths = ["id", "name", "lng", "lat", "manager", "moved"].map((key) => map[key].length);
    expect(new Set(lengths).size).toBe(1);
    expect(map.id.length + map.withoutPlace).toBe(150);
    expect(Math.max(...map.manager)).toBeLessThan(map.managers.length);
  });

  it("compares every manager's load with the book in force, and the moves add up", async () => {
    const { rows } = (await allocator.get(`/api/runs/${run}/managers`)).body;
    const sum = (side: string): number =>
      rows.reduce(
        (total: number, row: Record<string, { count: number }>) => total + (row[side]?.count ?? 0),
        0,
      );
    const { total, flows } = (await allocator.get(`/api/runs/${run}/moves`)).body;
    const { outcome } = (await allocator.get(`/api/runs/${run}`)).body;
    expect(sum("after")).toBe(150 - outcome.unassigned);
    expect(flows.reduce((all: number, flow: { count: number }) => all + flow.count, 0)).toBe(total);
    const firstTime = flows.filter((flow: { from: unknown }) => flow.from === null);
    const handed =
      total - firstTime.reduce((all: number, flow: { count: number }) => all + flow.count, 0);
    // What a person has still to decide moves nobody yet.
    expect(handed).toBeLessThanOrEqual(outcome.moved);
    expect(handed).toBeGreaterThanOrEqual(outcome.moved - outcome.awaiting);
  });

  it("goes out as a workbook", async () => {
    const answer = await allocator.get(`/api/runs/${run}/export.xlsx`);
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toContain("spreadsheetml");
    expect(answer.text.startsWith("PK")).toBe(true);
  });

  it("refuses to stop, and says that nothing is going", async () => {
    const answer = await allocator.send("POST", `/api/runs/${run}/stop`);
    expect([answer.status, answer.body.code]).toEqual([409, "run.notRunning"]);
  });
});

describe("progress", () => {
  it("comes as events that end with the final state", async () => {
    await test.server.listen({ port: 0, host: "127.0.0.1" });
    const address = test.server.server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const started = await allocator.send("POST", "/api/runs", {
      regimeId: "group-customers",
      seconds: 1,
    });
    const response = await fetch(`http://127.0.0.1:${port}/api/runs/${started.body.id}/events`, {
      headers: { cookie: allocator.cookie() },
    });
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    const text = await response.text();
    const events = text.split("\n\n").filter((part) => part.startsWith("event:"));
    expect(events.length).toBeGreaterThan(1);
    // A client stops listening at the first state: only the last event may be one.
    expect(events.slice(0, -1).every((event) => event.startsWith("event: progress"))).toBe(true);
    const last = events.at(-1) ?? "";
    expect(last.startsWith("event: state")).toBe(true);
    expect(JSON.parse(last.slice(last.indexOf("data: ") + 6)).state).toBe("done");
  });

  it("never holds up the event loop, though the search takes a core", async () => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await finishedRun(allocator, 2);
    delay.disable();
    expect(delay.percentile(95) / 1e6).toBeLessThan(200);
  });
});

describe("a run that is stopped before it has a plan", () => {
  it("ends at once as failed, says so, and leaves the run before it whole", async () => {
    const begin = async (): Promise<string> =>
      (await allocator.send("POST", "/api/runs", { regimeId: "group-customers", seconds: 1 })).body
        .id;
    const first = await begin();
    const second = await begin();
    const isGoing = (): boolean => test.app.liveRuns.isLive(second);
    const stop = (): Promise<Answer> => allocator.send("POST", `/api/runs/${second}/stop`);
    // Until its state is stored the runner does not know it.
    await expect.poll(async () => (await stop()).status).toBe(200);
    await expect.poll(isGoing, { timeout: 2000 }).toBe(false);
    const { state, failure } = (await allocator.get(`/api/runs/${second}`)).body;
    expect(state).toBe("failed");
    expect(failure).toContain("没有结果");
    expect(await ended(allocator, first)).toBe(first);
  });
});

describe("an account of another unit", () => {
  it("finds no run of this one, neither to read nor to publish", async () => {
    await test.app.database.within(SYSTEM, (stores) => stores.units.ensure(["外贸部"]));
    await test.account("trade", ["allocator", "unitHead"], { unit: "外贸部" });
    const trade = await test.signIn("trade");
    expect((await trade.get("/api/runs")).body.runs).toEqual([]);
    for (const path of ["", "/assignments", "/managers", "/export.xlsx"])
      expect((await trade.get(`/api/runs/${run}${path}`)).status).toBe(404);
    const answer = await trade.send("POST", `/api/runs/${run}/publish`);
    expect([answer.status, answer.body.code]).toEqual([404, "run.notFound"]);
  });
});

describe("a person's decision", () => {
  it("is refused where no article leaves the customer to a person", async () => {
    const { customer, to } = await someMove();
    const answer = await allocator.send("POST", `/api/runs/${run}/decide`, {
      customer,
      manager: to,
      reason: "熟悉",
    });
    expect([answer.status, answer.body.code]).toEqual([409, "run.notAwaiting"]);
  });

  it("is asked for with the article, and settles who gets the customer", async () => {
    const waiting = async (): Promise<Answer["body"]> =>
      (await allocator.get(`/api/runs/${run}/assignments?awaits=true`)).body;
    const { rows, total } = await waiting();
    expect(total).toBeGreaterThan(0);
    const [row] = rows;
    expect(row.awaits).toMatchObject({ article: { printed: "第十八条" }, by: "集团客户部主任" });
    const decide = (manager: string): Promise<Answer> =>
      allocator.send("POST", `/api/runs/${run}/decide`, {
        customer: row.customer.id,
        manager,
        reason: "长期合作",
      });
    const holder = row.manager.id;
    await allocator.send("POST", "/api/locks", {
      customer: row.customer.id,
      manager: holder,
      reason: "约定",
    });
    const managers = (await allocator.get("/api/managers?limit=100")).body.rows;
    const others: string[] = managers.flatMap(({ id }: { id: string }) =>
      id === holder ? [] : [id],
    );
    const locked = await decide(others[0] ?? "");
    expect([locked.status, locked.body.code]).toEqual([422, "run.locked"]);
    await allocator.send("DELETE", `/api/locks/${row.customer.id}`);
    let to = "";
    let answer = locked;
    while (answer.status === 422 && others.length > 0) {
      to = others.shift() ?? "";
      answer = await decide(to);
      if (answer.status === 422) expect(answer.body.code).toBe("run.ineligible");
    }
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ manager: { id: to }, awaits: null });
    expect(answer.body.articles[0].printed).toBe("第十八条");
    expect((await waiting()).total).toBe(total - 1);
  });
});

describe("publication", () => {
  it("by two people at once: one wins, the other is told by whom and when", async () => {
    const other = await test.as("unitHead");
    const answers = await Promise.all([
      allocator.send("POST", `/api/runs/${run}/publish`),
      other.send("POST", `/api/runs/${run}/publish`),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const [won, lost] = answers[0]?.status === 200 ? answers : answers.toReversed();
    expect(won?.body.changed).toBeGreaterThan(0);
    expect(["run.alreadyPublished", "run.conflict"]).toContain(lost?.body.code);
    expect(lost?.body.data.by).toBe(won?.body.by);
  });

  it("made one ledger record for each change, each citing an article of the revision", async () => {
    const { published } = (await allocator.get(`/api/runs/${run}`)).body;
    const { rows } = (await allocator.get("/api/ledger?limit=500")).body;
    const records = rows.filter((row: { run: string | null }) => row.run === run);
    expect(records.length).toBe(published.changed);
    for (const row of records) {
      expect(row.article.regime).toBe("group-customers");
      expect(row.article.title).not.toBe("");
    }
    const auditor = await test.as("auditAdmin");
    expect((await auditor.send("POST", "/api/ledger/verify", {})).body).toMatchObject({
      ok: true,
      faults: [],
    });
  });

  it("shows on the customer, its timeline and the manager's own page", async () => {
    const { rows } = (await allocator.get("/api/ledger?limit=500")).body;
    const record = rows.find((row: { run: string | null }) => row.run === run);
    const customer = (await allocator.get(`/api/customers/${record.customer.id}`)).body;
    expect(customer.owner.id).toBe(record.to.id);
    expect(customer.reason.manager.id).toBe(record.to.id);
    const { entries } = (await allocator.get(`/api/customers/${record.customer.id}/timeline`)).body;
    expect(entries[0]).toMatchObject({ kind: "ownership", to: { id: record.to.id } });
    await test.account("mine", ["manager"], { manager: record.to.id });
    const book = (await (await test.signIn("mine")).get("/api/my-book")).body.book;
    const row = book.rows.find((one: { id: string }) => one.id === record.customer.id);
    expect(row.reason).not.toBe("");
    expect(row.articles[0].printed).toMatch(/^第.+条/);
  });

  it("with the same key gives the first answer again; the key with another request is refused", async () => {
    const next = await finishedRun(allocator);
    const key = { "idempotency-key": "publish-once" };
    const first = await allocator.send("POST", `/api/runs/${next}/publish`, undefined, key);
    const again = await allocator.send("POST", `/api/runs/${next}/publish`, undefined, key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const other = await allocator.send("POST", `/api/runs/${run}/publish`, undefined, key);
    expect([other.status, other.body.code]).toEqual([422, "idempotency.differs"]);
  });

  it("is refused when the book changed for a customer the plan moves, naming it", async () => {
    const { rows } = (await allocator.get("/api/customers?limit=1&sort=id")).body;
    const [customer] = rows;
    // The plan is made while the customer is with somebody who may not keep it.
    await allocator.send("POST", "/api/locks", {
      customer: customer.id,
      manager: "M001",
      reason: "测试",
    });
    const locked = await finishedRun(allocator);
    const moved = (await allocator.get(`/api/runs/${locked}/assignments?moved=true&limit=500`)).body
      .rows;
    await allocator.send("DELETE", `/api/locks/${customer.id}`);
    const target = moved.find(
      (row: { customer: { id: string } }) => row.customer.id === customer.id,
    );
    if (target === undefined) expect(customer.owner?.id).toBe("M001");
    const victim = target ?? moved[0];
    const { previous } = victim;
    await test.app.database.within({ ...SYSTEM, actor: "somebody" }, async (stores) => {
      const record = await stores.customers.find(victim.customer.id);
      const to = ["M002", "M003"].find((id) => id !== previous?.id) ?? "M002";
      await stores.ownership.change(
        [
          {
            customer: victim.customer.id,
            expectedVer: record?.ver ?? 0,
            to,
            articles: ["keep"],
            reason: "",
            weight: 1,
          },
        ],
        { regime: "group-customers", revision: 1, cause: "assign" },
      );
    });
    const answer = await allocator.send("POST", `/api/runs/${locked}/publish`);
    expect([answer.status, answer.body.code]).toEqual([409, "run.conflict"]);
    expect(answer.body.data).toMatchObject({ count: 1, by: "somebody" });
    expect(answer.body.data.customers[0]).toContain(victim.customer.id);
  });
});

describe("a server that was killed", () => {
  it("marks the run that was going as interrupted at the next start", async () => {
    const id = "left-behind";
    await test.app.database.within(SYSTEM, async (stores) => {
      await stores.runs.insert({
        id,
        regime: "group-customers",
        regimeTitle: "x",
        revision: 1,
        regimeHash: "x",
        seconds: 1,
        seed: 1,
      });
      await stores.runs.update(id, { state: "running" });
    });
    await recover(test.app);
    expect((await allocator.get(`/api/runs/${id}`)).body.state).toBe("interrupted");
  });
});
