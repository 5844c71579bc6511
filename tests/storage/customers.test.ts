import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CustomerSearch } from "../../src/app/ports.ts";
import { withClient } from "../../src/storage/pool.ts";
import { change, createWorld, customer, GROUNDS, manager, type World } from "./world.ts";

let world: World;
const NAMES = [
  "杭州华兴科技有限公司",
  "重庆银行股份有限公司",
  "ＡＢＣ（中国）贸易有限公司",
  "宁波 100%_纯棉 纺织厂",
  "国网浙江省电力公司",
];

beforeAll(async () => {
  world = await createWorld();
  await world.within(async ({ customers, managers, ownership }) => {
    await managers.upsert([manager("m1"), manager("m2")], { importId: null });
    await customers.upsert(
      NAMES.map((name, i) =>
        customer(`n${i}`, {
          name,
          uscc: `91330100MA${i}`,
          capital: i * 100,
          district: i < 2 ? "上城区" : "滨江区",
        }),
      ),
      { importId: null },
    );
    await ownership.change([change("n1", 0, "m1"), change("n2", 0, "m2")], GROUNDS);
  });
});
afterAll(() => world.close());

const ids = async (search: Partial<CustomerSearch>): Promise<readonly string[]> => {
  const page = await world.within(({ customers }) =>
    customers.page({ offset: 0, limit: 50, sort: "id", descending: false, ...search }),
  );
  expect(page.total).toBe(page.rows.length);
  return page.rows.map((row) => row.id);
};

describe("a search of customers", () => {
  it.each([
    ["two characters of a name", "华兴", ["n0"]],
    ["one character of a name", "网", ["n4"]],
    ["a longer part of a name", "浙江省电力", ["n4"]],
    ["characters that stand apart", "杭州科技", []],
    ["initials", "hzhx", ["n0"]],
    ["initials of a name with letters and brackets", "abczg", ["n2"]],
    ["narrow letters for a name written wide", "abc", ["n2"]],
    ["the start of a credit code", "91330100ma3", ["n3"]],
    ["an id", "n4", ["n4"]],
    ["a percent sign as itself", "0%_", ["n3"]],
    ["a percent sign that would match anything", "%", ["n3"]],
    ["a reading by sense, not by surname (银行)", "cqyh", ["n1"]],
  ])("finds by %s", async (_title, q, found) => {
    expect(await ids({ q })).toEqual(found);
  });

  it("filters by owner, by having none, and by district", async () => {
    expect(await ids({ owner: "m1" })).toEqual(["n1"]);
    expect(await ids({ unassigned: true })).toEqual(["n0", "n3", "n4"]);
    expect(await ids({ district: "上城区" })).toEqual(["n0", "n1"]);
  });

  it("sorts names by their sound", async () => {
    expect(await ids({ sort: "name" })).toEqual(["n2", "n1", "n4", "n0", "n3"]);
  });

  it("treats whatever is typed as text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 12 }), async (q) => {
        const page = await world.within(({ customers }) =>
          customers.page({ offset: 0, limit: 50, sort: "id", descending: false, q }),
        );
        expect(page.rows.length).toBeLessThanOrEqual(NAMES.length);
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});

describe("the pages of a list", () => {
  it("together are the list, whichever way it is sorted", async () => {
    await world.within(({ customers }) =>
      customers.upsert(
        Array.from({ length: 83 }, (_, i) =>
          customer(`p${String(i).padStart(3, "0")}`, { capital: i % 7 }),
        ),
        { importId: null },
      ),
    );
    for (const sort of ["id", "name", "owner", "capital", "district"] as const) {
      for (const descending of [false, true]) {
        const whole = await idsFrom({ sort, descending, offset: 0, limit: 500 });
        const parts: string[] = [];
        for (let offset = 0; offset < 88; offset += 9) {
          parts.push(...(await idsFrom({ sort, descending, offset, limit: 9 })));
        }
        expect(parts).toEqual(whole);
        expect(new Set(parts).size).toBe(88);
      }
    }
  });

  const idsFrom = async (
    search: Pick<CustomerSearch, "sort" | "descending" | "offset" | "limit">,
  ) => {
    const page = await world.within(({ customers }) => customers.page(search));
    expect(page.total).toBe(88);
    return page.rows.map((row) => row.id);
  };

  it("count what there is", async () => {
    const count = await world.within(({ customers }) => customers.count());
    expect(count).toEqual({ all: 88, unassigned: 86 });
  });
});

describe("an import", () => {
  it("says beforehand what it would do, and does that", async () => {
    const rows = [
      customer("n0", { name: NAMES[0] ?? "", capital: 5 }),
      customer("n1", { name: NAMES[1] ?? "" }),
      customer("new1"),
    ];
    const expected = { added: 1, changed: 1, unchanged: 1 };
    expect(await world.within(({ customers }) => customers.compare(rows))).toEqual(expected);
    expect(
      await world.within(({ customers }) => customers.upsert(rows, { importId: "i1" })),
    ).toEqual(expected);
    expect(
      await world.within(({ customers }) => customers.upsert(rows, { importId: "i2" })),
    ).toEqual({ added: 0, changed: 0, unchanged: 3 });
  });

  it("keeps the facts that a later file does not mention, and the former values", async () => {
    const found = await world.within(({ customers }) => customers.find("n0"));
    expect(found?.fields).toMatchObject({ capital: 5, uscc: "91330100MA0" });
    const history = await withClient(world.admin, (client) =>
      client.query(
        "select before, after, import_id from customer_history where customer_id = 'n0'",
      ),
    );
    expect(history.rows).toEqual([
      { before: { capital: 0 }, after: { capital: 5 }, import_id: "i1" },
    ]);
  });

  it("never writes an owner, whatever the file says", async () => {
    await world.within(({ customers }) =>
      customers.upsert([customer("n3", { owner: "m1" })], { importId: null }),
    );
    const found = await world.within(({ customers }) => customers.find("n3"));
    expect(found).toMatchObject({ owner: null, ver: 0 });
    expect(found?.fields).not.toHaveProperty("owner");
  });

  it("takes names that would break a format: tabs, quotes, braces, NUL, half a character", async () => {
    const names = [
      'a\tb\\n"c"',
      '{x},"y"',
      "甲\u0000乙",
      "丙\ud83d",
      "'; drop table customer; --",
      "𠮷野家",
    ];
    await world.within(({ customers }) =>
      customers.upsert(
        names.map((name, i) => customer(`odd${i}`, { name, tags: [name] })),
        { importId: null },
      ),
    );
    const found = await world.within(({ customers }) =>
      customers.names(names.map((_, i) => `odd${i}`)),
    );
    expect(found.get("odd0")).toBe(names[0]);
    expect(found.get("odd2")).toBe("甲乙");
    expect(found.get("odd3")).toBe("丙\ufffd");
    expect(found.get("odd5")).toBe("𠮷野家");
    expect(await ids({ q: "野家" })).toEqual(["odd5"]);
  });

  it("leaves nothing behind when its transaction fails", async () => {
    const before = await world.within(({ customers }) => customers.count());
    const failing = world.within(async ({ customers }) => {
      await customers.upsert([customer("gone1"), customer("n2", { capital: 9 })], {
        importId: "x",
      });
      throw new Error("stop");
    });
    await expect(failing).rejects.toThrow("stop");
    expect(await world.within(({ customers }) => customers.count())).toEqual(before);
    expect((await world.within(({ customers }) => customers.find("n2")))?.fields).toMatchObject({
      capital: 200,
    });
  });

  it("gives every customer to a run in batches, in order of id", async () => {
    const seen = await world.within(async ({ customers }) => {
      const list: string[] = [];
      for await (const batch of customers.all()) list.push(...batch.map((row) => row.id));
      return list;
    });
    expect(seen).toEqual(seen.toSorted());
    expect(seen).toHaveLength((await world.within(({ customers }) => customers.count())).all);
  });

  it("gives a run the same customers as lines of JSON", async () => {
    const [lines, records] = await world.within(async ({ customers }) => {
      const decoder = new TextDecoder();
      let text = "";
      for await (const piece of customers.lines()) text += decoder.decode(piece, { stream: true });
      const all = [];
      for await (const batch of customers.all()) all.push(...batch);
      return [text.trimEnd().split("\n"), all] as const;
    });
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      records.map(({ id, ver, fields, owner }) => ({ id, ver, owner: owner?.id ?? null, fields })),
    );
  });

  it("frees the connection when nobody reads on", async () => {
    const count = await world.within(async ({ customers }) => {
      for await (const _ of customers.lines()) break;
      return customers.count();
    });
    expect(count).toEqual(await world.within(({ customers }) => customers.count()));
  });
});
