import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerId, managerId } from "../../src/core/shared/index.ts";
import { type Answer, type Client, openTestServer, type TestServer } from "./server.ts";

let test: TestServer;
let allocator: Client;

beforeAll(async () => {
  test = await openTestServer();
  allocator = await test.as("allocator", "unitHead");
});
afterAll(() => test.stop());

const MANAGERS = "工号,姓名,机构,状态,上限\nA1,林一,一部,在岗,50\nA2,周二,二部,在岗,60\n";
const CUSTOMERS =
  "客户编号,客户名称,注册资本（万元）,现管户人\nC1,青禾测试一厂,100,A1\nC2,青禾测试二厂,200,\n";

/** Uploads, checks under the proposed mapping, commits, and waits for the end. */
async function imported(kind: string, content: Buffer | string): Promise<Answer["body"]> {
  const { body } = await allocator.upload(kind, `${kind}.csv`, content);
  await allocator.send("POST", `/api/imports/${body.id}/preview`, {
    mapping: body.suggestedMapping,
  });
  const committed = await allocator.send("POST", `/api/imports/${body.id}/commit`);
  expect(committed.status).toBe(202);
  for (;;) {
    const now = (await allocator.get(`/api/imports/${body.id}`)).body;
    if (now.state !== "committing") return now;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("a file of managers and a file of customers", () => {
  it("are written after a check, in UTF-8 or GBK alike, with the present owners in the ledger", async () => {
    expect((await imported("managers", MANAGERS)).state).toBe("committed");
    const customers = await imported("customers", iconv.encode(CUSTOMERS, "gbk"));
    expect(customers).toMatchObject({ state: "committed", written: 2, encoding: "gb18030" });
    const { rows } = (await allocator.get("/api/customers")).body;
    expect(
      rows.map((row: { id: string; name: string; capital: number }) => [
        row.id,
        row.name,
        row.capital,
      ]),
    ).toEqual([
      ["C1", "青禾测试一厂", 100_000_000],
      ["C2", "青禾测试二厂", 200_000_000],
    ]);
    expect(rows[0].owner).toEqual({ id: "A1", name: "林一" });
    const ledger = (await allocator.get("/api/ledger")).body;
    expect(ledger.rows).toHaveLength(1);
    expect(ledger.rows[0]).toMatchObject({
      cause: "import",
      customer: { id: "C1" },
      to: { id: "A1" },
    });
    expect(ledger.rows[0].article.printed).toMatch(/^第.+条/);
  });

  it("given again change nothing", async () => {
    const { body } = await allocator.upload("customers", "again.csv", CUSTOMERS);
    const { check } = (
      await allocator.send("POST", `/api/imports/${body.id}/preview`, {
        mapping: body.suggestedMapping,
      })
    ).body;
    expect(check).toMatchObject({ rows: 2, added: 0, changed: 0, unchanged: 2, errors: 0 });
  });

  it("propose what each column means, and ask what the file leaves open", async () => {
    const text = "编号,企业名称,注册资本,经度,纬度,备注\nC9,青禾测试九厂,300,120.1,30.2,无\n";
    const { status, body } = await allocator.upload("customers", "open.csv", text);
    expect(status).toBe(201);
    const fields = Object.fromEntries(
      body.suggestedMapping.columns.map((column: { header: string; field: string }) => [
        column.header,
        column.field,
      ]),
    );
    expect(fields).toMatchObject({
      编号: "id",
      企业名称: "name",
      注册资本: "capital",
      备注: "x:备注",
    });
    expect(body.questions.map((question: { id: string }) => question.id).sort()).toEqual([
      "capitalUnit",
      "coordinates",
    ]);
  });
});

describe("a file that cannot be written", () => {
  it("says why, and is written once what stood against it is gone", async () => {
    await test.app.database.within({ actor: "system", units: "all" }, async (stores) => {
      const [manager, customer] = await Promise.all([
        stores.managers.find("A2"),
        stores.customers.find("C2"),
      ]);
      if (manager === null || customer === null) throw new Error("not imported");
      await stores.locks.insert({
        customer: customerId("C2"),
        manager: managerId("A2"),
        reason: "约定",
      });
    });
    const owners = "客户编号,工号,角色,起\nC2,A1,MAIN,2025-01-01\n";
    const failed = await imported("owners", owners);
    expect(failed).toMatchObject({ state: "failed", failure: { code: "import.bookChanged" } });
    expect(failed.failure.what).toContain("1");
    await allocator.send("DELETE", "/api/locks/C2");
    const again = await allocator.send("POST", `/api/imports/${failed.id}/commit`);
    expect(again.status).toBe(202);
    const ended = async (): Promise<Answer["body"]> => {
      const now = (await allocator.get(`/api/imports/${failed.id}`)).body;
      if (now.state !== "committing") return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return ended();
    };
    expect(await ended()).toMatchObject({ state: "committed", failure: null });
  });
});

describe("a faulty file", () => {
  const faulty =
    "客户编号,客户名称,注册资本（万元）,现管户人\nD1,青禾甲,一百,A1\nD1,青禾乙,5,\nD3,,6,\nD4,青禾丁,7,Z9\n";

  it("is refused with every fault named by row, column, value and reason, and nothing is imported", async () => {
    const { body } = await allocator.upload("customers", "faulty.csv", faulty);
    const checked = (
      await allocator.send("POST", `/api/imports/${body.id}/preview`, {
        mapping: body.suggestedMapping,
      })
    ).body;
    expect(checked.state).toBe("refused");
    const faults = checked.check.faults.map(
      (fault: { row: number; column: string; value: string; code: string }) => [
        fault.row,
        fault.column,
        fault.code,
      ],
    );
    expect(faults).toEqual(
      expect.arrayContaining([
        [2, "注册资本（万元）", "file.notMoney"],
        [3, "客户编号", "file.duplicateId"],
        [4, "客户名称", "file.required"],
        [5, "现管户人", "file.unknownManager"],
      ]),
    );
    for (const fault of checked.check.faults) expect(fault.reason).not.toBe(fault.code);
    const commit = await allocator.send("POST", `/api/imports/${body.id}/commit`);
    expect([commit.status, commit.body.code]).toEqual([422, "import.hasFaults"]);
    expect((await allocator.get("/api/customers?q=D4")).body.total).toBe(0);
  });

  it("gives its faulty rows back as a file with the reasons", async () => {
    const { body } = await allocator.upload("customers", "faulty.csv", faulty);
    await allocator.send("POST", `/api/imports/${body.id}/preview`, {
      mapping: body.suggestedMapping,
    });
    const rejects = await allocator.get(`/api/imports/${body.id}/rejects.csv`);
    expect(rejects.headers["content-type"]).toContain("text/csv");
    expect(rejects.text).toContain("青禾丁");
    expect(rejects.text).toContain("Z9");
  });

  it.each([
    ["is empty", "empty.csv", ""],
    [
      "is an old workbook under a new name",
      "old.xlsx",
      Buffer.from("d0cf11e0a1b11ae1000000000000000000000000", "hex"),
    ],
    [
      "has no known text encoding",
      "bytes.csv",
      Buffer.from([0x41, 0x2c, 0xff, 0xfe, 0xff, 0xff, 0x0a]),
    ],
  ])("that %s is refused at once with the reason and what to do", async (_, name, content) => {
    const began = performance.now();
    const answer = await allocator.upload("customers", name, content);
    expect([answer.status, answer.body.code]).toEqual([422, "import.unreadable"]);
    expect(answer.body.issues[0].message).not.toBe(answer.body.issues[0].code);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it("that is too long is refused with the limit", async () => {
    const small = await openTestServer({ maxUploadBytes: 1_000_000 });
    try {
      const client = await small.as("allocator");
      const answer = await client.upload(
        "customers",
        "long.csv",
        "客户编号,客户名称\n".padEnd(1_500_000, "C,甲\n"),
      );
      expect([answer.status, answer.body.code]).toEqual([413, "import.tooLarge"]);
    } finally {
      await small.stop();
    }
  });
});

describe("a mapping", () => {
  it("is saved under a name, listed with the YAML of the command line, and forgotten", async () => {
    const { body } = await allocator.upload("customers", "m.csv", CUSTOMERS);
    const saved = await allocator.send("POST", "/api/import-mappings", {
      name: "月报",
      kind: "customers",
      mapping: body.suggestedMapping,
    });
    expect(saved.status).toBe(201);
    const { mappings } = (await allocator.get("/api/import-mappings")).body;
    expect(mappings).toHaveLength(1);
    expect(mappings[0].mapping).toEqual(body.suggestedMapping);
    expect(mappings[0].yaml).toContain("客户编号");
    const name = encodeURIComponent("月报");
    expect((await allocator.send("DELETE", `/api/import-mappings/${name}`)).status).toBe(200);
    expect((await allocator.send("DELETE", `/api/import-mappings/${name}`)).status).toBe(404);
  });
});
