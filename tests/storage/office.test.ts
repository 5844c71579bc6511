import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createWorld, customer, manager, REGIME, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
  await world.within(({ managers }) => managers.upsert([manager("m1")], { importId: null }));
});
afterAll(() => world.close());

const account = (name: string) => ({
  account: name,
  displayName: name,
  roles: ["allocator"] as const,
  unit: null,
  manager: "m1",
  passwordHash: "x",
  mustChangePassword: true,
});
const NOW = new Date("2030-01-01T00:00:00Z");
const LATER = new Date("2030-01-02T00:00:00Z");

describe("an account", () => {
  it("is unique whatever the case of its letters", async () => {
    expect(await world.within(({ accounts }) => accounts.insert(account("zhang")))).toBe(true);
    expect(await world.within(({ accounts }) => accounts.insert(account("Zhang")))).toBe(false);
    expect(await world.within(({ accounts }) => accounts.find("ZHANG"))).toMatchObject({
      account: "zhang",
      manager: { id: "m1", name: "经理m1" },
      mustChangePassword: true,
    });
  });

  it("has a session until it expires, is closed, or the account is switched off", async () => {
    const open = (tokenHash: string) =>
      world.within(({ accounts }) =>
        accounts.openSession({ tokenHash, account: "zhang", expiresAt: LATER }),
      );
    const find = (tokenHash: string, now = NOW) =>
      world.within(({ accounts }) => accounts.findSession(tokenHash, now));
    await open("t1");
    await open("t2");
    expect((await find("t1"))?.account).toBe("zhang");
    expect(await find("t1", LATER)).toBeNull();
    await world.within(({ accounts }) => accounts.closeSessionsOf("zhang", "t2"));
    expect(await find("t1")).toBeNull();
    expect((await find("t2"))?.account).toBe("zhang");
    await world.within(({ accounts }) => accounts.update("zhang", { isActive: false }));
    expect(await find("t2")).toBeNull();
  });
});

describe("a key of a retried request", () => {
  const request = { account: "zhang", key: "k1", route: "POST /runs", bodyHash: "h" };
  const begin = (change: Partial<typeof request> = {}) =>
    world.within(({ idempotency }) => idempotency.begin({ ...request, ...change }));

  it("lets one request through, tells the others to wait, then gives them its answer", async () => {
    const verdicts = await Promise.all(Array.from({ length: 8 }, () => begin()));
    expect(verdicts.filter((v) => v.kind === "new")).toHaveLength(1);
    expect(verdicts.filter((v) => v.kind === "running")).toHaveLength(7);
    expect(await begin({ bodyHash: "other" })).toEqual({ kind: "differs" });
    await world.within(({ idempotency }) =>
      idempotency.finish({ ...request, status: 201, answer: { id: 7 } }),
    );
    expect(await begin()).toEqual({ kind: "done", status: 201, answer: { id: 7 } });
  });

  it("may be used again after a failure without effect", async () => {
    await begin({ key: "k2" });
    await world.within(({ idempotency }) => idempotency.abandon({ account: "zhang", key: "k2" }));
    expect(await begin({ key: "k2" })).toEqual({ kind: "new" });
  });
});

describe("a regime", () => {
  const draft = (hash: string, baseHash: string | null) =>
    world.within(({ regimes }) =>
      regimes.saveDraft({
        regime: "second",
        title: "第二制度",
        owner: "市场部",
        source: `text ${hash}`,
        hash,
        baseHash,
        parses: true,
        errors: 0,
        warnings: 1,
      }),
    );
  const second = { ...REGIME, regime: "second", title: "第二制度", hash: "h2" };

  it("keeps a draft, and refuses one that is based on another text", async () => {
    expect(await draft("h1", null)).toBe(true);
    expect(await draft("h2", "h1")).toBe(true);
    expect(await draft("h3", "h1")).toBe(false);
    expect((await world.within(({ regimes }) => regimes.find("second")))?.draft?.hash).toBe("h2");
  });

  it("is published once by two people at once, and the draft is gone", async () => {
    const publish = () => world.within(({ regimes }) => regimes.publish(second, "h2"));
    expect((await Promise.all([publish(), publish()])).sort()).toEqual([false, true]);
    const found = await world.within(({ regimes }) => regimes.find("second"));
    expect(found).toMatchObject({
      draft: null,
      articleCount: 2,
      inForce: { revision: 1, state: "inForce", hash: "h2" },
    });
  });

  it("supersedes the revision before, whose text and articles stay", async () => {
    expect(await draft("h4", "h2")).toBe(true);
    const next = { ...second, revision: 2, hash: "h4", source: "new" };
    expect(await world.within(({ regimes }) => regimes.publish(next, "h4"))).toBe(true);
    const { states, old, articles } = await world.within(async ({ regimes }) => ({
      states: (await regimes.revisions("second")).map((r) => [r.revision, r.state]),
      old: await regimes.text("second", 1),
      articles: await regimes.articles("second", 1),
    }));
    expect(states).toEqual([
      [2, "inForce"],
      [1, "superseded"],
    ]);
    expect(old).toEqual({ source: REGIME.source, hash: "h2" });
    expect(articles.map((a) => a.printed)).toEqual(["第1条", "第2条"]);
  });

  it("does not list the built-in grounds, and nobody may publish over them", async () => {
    const listed = await world.within(({ regimes }) => regimes.list());
    expect(listed.map((r) => r.id)).toEqual(["second", "test"]);
    const over = { ...REGIME, regime: "guanhu", revision: 2 };
    expect(await world.within(({ regimes }) => regimes.publish(over, null))).toBe(false);
  });
});

describe("an import job", () => {
  it("goes on only from the state it is expected in", async () => {
    await world.within(({ imports }) =>
      imports.insert({
        id: "i1",
        kind: "customers",
        fileName: "客户.xlsx",
        bytes: 3,
        state: "checked",
        createdBy: "zhang",
        details: { rows: 1 },
      }),
    );
    const commit = () =>
      world.within(({ imports }) => imports.update("i1", { state: "committing" }, ["checked"]));
    expect((await Promise.all([commit(), commit()])).sort()).toEqual([false, true]);
    expect(await world.within(({ imports }) => imports.failInterrupted())).toBe(1);
    expect(await world.within(({ imports }) => imports.find("i1"))).toMatchObject({
      state: "failed",
      details: { rows: 1 },
    });
  });
});

describe("a lock", () => {
  it("is set once, is in the timeline, and can be lifted", async () => {
    await world.within(({ customers }) => customers.upsert([customer("c1")], { importId: null }));
    const lock = { customer: customer("c1").id, manager: manager("m1").id, reason: "领导指定" };
    expect(await world.within(({ locks }) => locks.insert(lock))).toBe(true);
    expect(await world.within(({ locks }) => locks.insert(lock))).toBe(false);
    expect(await world.within(({ locks }) => locks.remove("c1"))).toBe(true);
    const timeline = await world.within(({ customers }) => customers.timeline("c1"));
    expect(timeline.map((e) => [e.kind, e.from?.id ?? null, e.to?.id ?? null, e.reason])).toEqual([
      ["lock", "m1", null, "领导指定"],
      ["lock", null, "m1", "领导指定"],
    ]);
  });
});
