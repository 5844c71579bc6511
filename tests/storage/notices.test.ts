import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { NewAccount, Scope } from "../../src/app/ports.ts";
import { withClient } from "../../src/storage/pool.ts";
import { createWorld, manager, type World } from "./world.ts";

let world: World;
const person = (account: string, more: Partial<NewAccount> = {}): NewAccount => ({
  account,
  displayName: account,
  roles: [],
  unit: null,
  manager: null,
  passwordHash: "",
  mustChangePassword: false,
  ...more,
});
const scopeOf = (actor: string): Scope => ({ actor, units: [] });

beforeAll(async () => {
  world = await createWorld();
  await withClient(world.admin, async (client) => {
    await client.query(
      "insert into guanhu.unit (id, name, parent_id) values ('east', '东区', 'hq'), ('river', '滨江', 'east'), ('west', '西区', 'hq')",
    );
  });
  await world.within(async ({ managers, accounts }) => {
    await managers.upsert([manager("m1")], { importId: null });
    await accounts.insert(person("zhao", { manager: "m1", unit: "river" }));
    await accounts.insert(person("head", { roles: ["unitHead"], unit: "east" }));
    await accounts.insert(person("west", { roles: ["unitHead"], unit: "west" }));
    await accounts.insert(person("river", { roles: ["unitHead"], unit: "river" }));
    await accounts.insert(person("audit", { roles: ["auditAdmin"] }));
    await accounts.insert(person("gone", { manager: "m1" }));
    await accounts.update("gone", { isActive: false });
  });
});
afterAll(() => world.close());

const lapsed = { kind: "protection.lapsed", about: "c1", data: { customer: "某公司" } } as const;
const mineOf = (account: string) =>
  world.within(
    ({ notices }) => notices.mine({ unreadOnly: false, before: null, limit: 50 }),
    scopeOf(account),
  );

describe("a notice", () => {
  it("reaches the accounts of a manager and the role holders from its unit upwards, nobody else", async () => {
    await world.within(({ notices }) =>
      notices.tell({ ...lapsed, to: { managers: ["m1"], roles: ["unitHead"], unit: "river" } }),
    );
    const told = await Promise.all(
      ["zhao", "river", "head", "west", "audit", "gone"].map(async (name) => [
        name,
        (await mineOf(name)).length,
      ]),
    );
    expect(Object.fromEntries(told)).toEqual({
      zhao: 1,
      river: 1,
      head: 1,
      west: 0,
      audit: 0,
      gone: 0,
    });
  });

  it("is told once for one effect key, and not at all when its transaction rolls back", async () => {
    const tell = (effectKey: string) =>
      world.within(({ notices }) =>
        notices.tell({ ...lapsed, to: { accounts: ["audit"] }, effectKey }),
      );
    await Promise.all(Array.from({ length: 8 }, () => tell("lapse:c1:3")));
    await world
      .within(async ({ notices }) => {
        await notices.tell({ ...lapsed, to: { accounts: ["audit"] }, effectKey: "other" });
        throw new Error("no");
      })
      .catch(() => undefined);
    expect(await mineOf("audit")).toHaveLength(1);
  });

  it("wakes whoever waits for it, only after it was committed", async () => {
    const heard: string[] = [];
    const stop = world.database.watchNotices("audit", () => heard.push("told"));
    await world.within(async ({ notices }) => {
      await notices.tell({ ...lapsed, to: { accounts: ["audit", "head"] } });
      expect(heard).toEqual([]);
    });
    stop();
    await world.within(({ notices }) => notices.tell({ ...lapsed, to: { accounts: ["audit"] } }));
    expect(heard).toEqual(["told"]);
  });

  it("is read by its reader alone: not even who sees all units sees or marks another's", async () => {
    const all: Scope = { actor: "head", units: "all" };
    const others = await world.within(
      ({ notices }) => notices.mine({ unreadOnly: false, before: null, limit: 50 }),
      all,
    );
    expect(others.every(({ about }) => about === "c1")).toBe(true);
    const before = await world.within(({ notices }) => notices.unread(), scopeOf("audit"));
    await world.within(({ notices }) => notices.markRead("all"), all);
    expect(await world.within(({ notices }) => notices.unread(), scopeOf("audit"))).toBe(before);
    const [newest] = await mineOf("audit");
    await world.within(({ notices }) => notices.markRead([newest?.id ?? 0]), scopeOf("audit"));
    expect(await world.within(({ notices }) => notices.unread(), scopeOf("audit"))).toBe(
      before - 1,
    );
  });

  it("can be written by no statement of the runtime role itself", async () => {
    const forge =
      "insert into guanhu.notice (account, kind, about, actor, effect_key) values ('audit', 'x', 'x', 'x', 'x')";
    await expect(withClient(world.app, (client) => client.query(forge))).rejects.toMatchObject({
      code: "42501",
    });
  });
});
