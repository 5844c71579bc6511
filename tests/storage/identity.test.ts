import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../../src/app/ports.ts";
import { partyOf, type StatedParty } from "../../src/core/identity/index.ts";
import { withClient } from "../../src/storage/pool.ts";
import { change, createWorld, customer, GROUNDS, manager, type World } from "./world.ts";

let world: World;
const NOBODY: Scope = { actor: "stranger", units: [] };

beforeAll(async () => {
  world = await createWorld();
  await world.within(async ({ units, customers, managers, ownership }) => {
    await units.ensure(["east"]);
    await managers.upsert([manager("m1", { unit: "east" })], { importId: null });
    await customers.upsert(
      [
        customer("c1", { name: "杭州鸿宇电子科技有限公司", uscc: "91350100M000100Y43" }),
        customer("c2", { name: "宁波融达票证印刷厂", phone: "0574-88001234" }),
        customer("c3", { name: "上海华兴贸易有限公司", aliases: ["Hua Xing Trading"] }),
      ],
      { importId: null },
    );
    await ownership.change([change("c1", 0, "m1")], GROUNDS);
  });
});
afterAll(() => world.close());

const found = async (name: string, more: Partial<StatedParty> = {}, scope = NOBODY) => {
  const stated = {
    name,
    aliases: [],
    uscc: null,
    phone: null,
    website: null,
    email: null,
    ...more,
  };
  const rows = await world.within(
    ({ identities }) => identities.candidates(partyOf(stated), 50),
    scope,
  );
  return rows.map(({ id }) => id);
};

describe("customers that may be the same", () => {
  it.each([
    ["another spelling", "鴻宇電子科技（杭州）股份公司", {}, ["c1"]],
    ["the same sound", "宏宇电子科技", {}, ["c1"]],
    ["the credit code alone", "别的名字", { uscc: "91350100m000100y43" }, ["c1"]],
    ["the telephone alone", "别的名字", { phone: "057488001234" }, ["c2"]],
    ["an alias", "hua xing trading", {}, ["c3"]],
    ["nothing", "重庆单县饭店", {}, []],
  ])("are found by %s, even by who sees none of them", async (_title, name, more, ids) => {
    expect(await found(name, more)).toEqual(ids);
  });

  it("come with unit and owner, and looking leaves the sight as it was", async () => {
    const party = partyOf({
      name: "鸿宇电子科技",
      aliases: [],
      uscc: null,
      phone: null,
      website: null,
      email: null,
    });
    await world.within(async ({ identities, customers }) => {
      const [candidate] = await identities.candidates(party, 50);
      expect(candidate).toMatchObject({
        owner: { id: "m1", name: "经理m1" },
        unit: { id: "east" },
        stated: { uscc: "91350100M000100Y43" },
      });
      expect(await customers.find("c1")).toBeNull();
    }, NOBODY);
  });

  it("follow a change of facts, with what the file did not repeat", async () => {
    await world.within(({ customers }) =>
      customers.upsert([{ ...customer("c2"), fields: { website: "www.rongda.cn" } }], {
        importId: null,
      }),
    );
    expect(await found("别的名字", { website: "rongda.cn" })).toEqual(["c2"]);
    expect(await found("融达票证印刷")).toEqual(["c2"]);
  });

  it("are found again after the keys were lost and filled in", async () => {
    await withClient(world.owner, async (client) => {
      await client.query("select set_config('app.all_units', 'on', false)");
      await client.query("delete from guanhu.customer_identity");
    });
    expect(await found("鸿宇电子科技")).toEqual([]);
    expect(await world.within(({ identities }) => identities.fillMissing(2))).toBe(2);
    expect(await world.within(({ identities }) => identities.fillMissing(2))).toBe(1);
    expect(await world.within(({ identities }) => identities.fillMissing(2))).toBe(0);
    expect(await found("鸿宇电子科技")).toEqual(["c1"]);
  });
});
