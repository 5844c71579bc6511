import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SYSTEM } from "../../src/app/scope.ts";
import { customerId } from "../../src/core/shared/index.ts";
import { type Client, openTestServer, seedSmallWorld, type TestServer } from "./server.ts";

const NAMES: readonly string[] = [
  "'; drop table guanhu.customer; --",
  "\" or ''='",
  "$1 %s %n {{7*7}} ${7*7} <%= 7*7 %>",
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "javascript:alert(1)",
  "=1+1",
  '=HYPERLINK("http://evil","x")',
  "+1+1",
  "-1+1",
  "@SUM(1)",
  "\t=1+1",
  "\r=1+1",
  "＝1+1",
  "＋1＋1",
  "－2",
  "＠SUM",
  "换行\r\nSet-Cookie: x=y",
  "\u202E倒写\u202C",
  "零\u200B宽\uFEFF",
  "NUL\u0000在中间",
  "半个\uD800代理",
  "𠮷野家🀄",
  "__proto__",
  "constructor",
  "../../etc/passwd",
  "长".repeat(21_845),
];

let test: TestServer;
let head: Client;
const idOf = (i: number): string => `N${String(i).padStart(3, "0")}`;

beforeAll(async () => {
  test = await openTestServer();
  await seedSmallWorld(test, 20);
  head = await test.as("allocator", "unitHead");
  await test.app.database.within(SYSTEM, (stores) =>
    stores.customers.upsert(
      NAMES.map((name, i) => ({ id: customerId(idOf(i)), fields: { name } })),
      { importId: null },
    ),
  );
  await test.app.database.within(SYSTEM, (stores) =>
    stores.ownership.change(
      NAMES.map((name, i) => ({
        customer: idOf(i),
        expectedVer: 0,
        to: "M001",
        articles: ["book-taken-over"],
        reason: name,
        weight: 1,
      })),
      { regime: "guanhu", revision: 1, cause: "import" },
    ),
  );
});
afterAll(() => test.stop());

/** What the database can keep of a name. */
const kept = (name: string): string =>
  name.replaceAll("\u0000", "").replace(/\p{Surrogate}/gu, "\uFFFD");
const plain = (text: string): string => text.replaceAll("\u0000", "").replaceAll("\uFFFD", "");

describe("a name that looks like something else", () => {
  it("comes back as it was, by its id and in the list", async () => {
    const odd: string[] = [];
    for (const [i, name] of NAMES.entries()) {
      const { status, body } = await head.get(`/api/customers/${idOf(i)}`);
      if (status !== 200 || plain(body.name ?? body.customer?.name ?? "") !== plain(kept(name)))
        odd.push(`${i} ${status} ${JSON.stringify(body).slice(0, 120)}`);
    }
    expect(odd).toEqual([]);
    const { body } = await head.get("/api/customers?limit=500");
    expect(body.total).toBe(20 + NAMES.length);
  });

  it("can be searched for without breaking anything", async () => {
    const odd: string[] = [];
    for (const name of NAMES) {
      const word = encodeURIComponent(name.replace(/\p{Surrogate}/gu, "").slice(0, 200));
      for (const url of [`/api/customers?q=${word}`, `/api/ledger?customer=${word}`]) {
        const { status } = await head.get(url);
        if (status !== 200 && status !== 400) odd.push(`${status} ${url.slice(0, 100)}`);
      }
    }
    expect(odd).toEqual([]);
  });

  it("is a record of the ledger like any other, and the ledger verifies", async () => {
    expect(
      (await test.app.keeper.verify()).faults.filter((f) => f.code !== "sealFileMissing"),
    ).toEqual([]);
    const { body } = await head.get("/api/ledger?limit=100");
    expect(body.rows.length).toBeGreaterThan(NAMES.length);
  });

  it("is told in a notice as text", async () => {
    const { account } = (await head.get("/api/session")).body.session ?? {};
    await test.app.database.within(SYSTEM, async (stores) => {
      for (const name of NAMES)
        await stores.notices.tell({
          to: { accounts: [account ?? "person1"] },
          kind: "protection.lapsed",
          about: "x",
          data: { customer: name },
        });
    });
    const { body, headers } = await head.get("/api/notices?limit=100");
    expect(headers["content-type"]).toContain("application/json");
    expect(body.notices.length).toBe(NAMES.length);
  });

  it("is no formula in what is exported", async () => {
    const { parse } = await import("csv-parse/sync");
    const { csvLine } = await import("../../src/files/index.ts");
    const cells = NAMES.map((name) => parse(csvLine([name]), { relax_column_count: true })[0]?.[0]);
    const formulas = cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(String(cell ?? "")));
    expect(formulas).toEqual([]);
  });

  it("changes no prototype", () => {
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
