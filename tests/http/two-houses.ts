import { SYSTEM } from "../../src/app/scope.ts";
import { customerId, managerId } from "../../src/core/shared/index.ts";
import { type Client, GROUP_REGIME, openTestServer, type TestServer } from "./server.ts";

/** A mark in the contacts of the western customer; it must never be seen in the east. */
export const MARK = "13876543210";

/** An organisation of two houses, with things of every kind in the western one. */
export interface TwoHouses {
  readonly test: TestServer;
  /** By what a parameter of a route stands for: an id in the west, and one like it that is nowhere. */
  readonly ids: Readonly<Record<string, { readonly foreign: string; readonly missing: string }>>;
}

const pairOf = (foreign: string): { foreign: string; missing: string } => ({
  foreign,
  missing: foreign.replace(/.$/, (last) => (last === "z" ? "y" : "z")),
});

async function seed(test: TestServer): Promise<void> {
  await test.app.database.within(SYSTEM, async ({ units, managers, customers, ownership }) => {
    await units.ensure(["东部", "西部"]);
    const place = { status: "在岗", post: "客户经理" };
    await managers.upsert(
      [
        { id: managerId("E1"), fields: { name: "东一", unit: "东部", ...place } },
        { id: managerId("W1"), fields: { name: "西一", unit: "西部", ...place } },
        { id: managerId("W2"), fields: { name: "西二", unit: "西部", ...place } },
      ],
      { importId: null },
    );
    const contact = { contact: "邵小晚", phone: MARK, email: "wan@xibu.example" };
    await customers.upsert(
      [
        { id: customerId("KE"), fields: { name: "东湖置业有限公司", unit: "东部" } },
        { id: customerId("KW"), fields: { name: "西岭检测有限公司", unit: "西部", ...contact } },
        { id: customerId("KV"), fields: { name: "西湾物流有限公司", unit: "西部", ...contact } },
      ],
      { importId: null },
    );
    const grounds = {
      cause: "import",
      regime: "guanhu",
      revision: 1,
      runId: null,
    } as const;
    const change = (customer: string, to: string) => ({
      customer,
      expectedVer: 0,
      to,
      weight: 1,
      articles: ["book-taken-over"],
      reason: "接管",
      evidence: "{}",
    });
    await ownership.change([change("KE", "E1"), change("KW", "W1"), change("KV", "W1")], grounds);
  });
}

/** Publishes a new regime, its warnings signed. */
export async function publishRegime(
  test: TestServer,
  { id, source }: { readonly id: string; readonly source: string },
): Promise<void> {
  const editor = await test.as("regimeEditor");
  await editor.send("POST", "/api/regimes", { source });
  const { hash } = (await editor.get(`/api/regimes/${id}/source`)).body;
  const approver = await test.as("regimeApprover");
  const publish = (signedWarnings: readonly string[]) =>
    approver.send("POST", `/api/regimes/${id}/publish`, {
      draftHash: hash,
      signedWarnings,
    });
  const { issues } = (await publish([])).body;
  const done = await publish(issues.map((issue: { id: string }) => issue.id));
  if (done.status !== 200) throw new Error(done.text);
}

/** Makes something and tells its id. */
async function made(client: Client, url: string, body: unknown): Promise<string> {
  const answer = await client.send("POST", url, body);
  if (answer.status >= 300) throw new Error(`${url}: ${answer.text}`);
  const found = /"id":"([^"]+)"/.exec(answer.text)?.[1];
  if (found === undefined) throw new Error(`${url} told no id: ${answer.text}`);
  return found;
}

async function idsOf(test: TestServer): Promise<TwoHouses["ids"]> {
  await test.account("west", ["allocator", "unitHead", "compliance"], { unit: "西部" });
  const west = await test.signIn("west");
  const run = await made(west, "/api/runs", { regimeId: "group-customers", seconds: 1 });
  const upload = await west.upload("customers", "西部.csv", "客户编号,名称\nKU,西湖茶业\n");
  const handover = await made(west, "/api/handovers", {
    manager: "W2",
    lastDay: "2099-01-04",
    reason: "离职",
  });
  const transfer = await made(west, "/api/transfers", {
    customers: ["KV"],
    to: "W2",
    reason: "片区调整",
  });
  await west.send("POST", "/api/locks", { customer: "KW", manager: "W1", reason: "重点客户" });
  return {
    customer: pairOf("KW"),
    manager: pairOf("W1"),
    run: pairOf(run),
    import: pairOf(upload.body.id),
    handover: pairOf(handover),
    transfer: pairOf(transfer),
  };
}

export async function openTwoHouses(): Promise<TwoHouses> {
  const test = await openTestServer();
  await seed(test);
  await publishRegime(test, { id: "group-customers", source: GROUP_REGIME });
  return { test, ids: await idsOf(test) };
}
