// Figures of the storage: import, publish, verification, and pages of the customer table.
// `node benchmarks/storage.ts [customers] [directory]`: a database of its own on real disk, removed afterwards.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AssignmentRecord, CustomerSearch, Scope } from "../src/app/ports.ts";
import { customerId, managerId, seededRng } from "../src/core/shared/index.ts";
import { openDatabase, openLedgerKeeper, startDatabase } from "../src/storage/index.ts";
import { withClient } from "../src/storage/pool.ts";

const SYSTEM: Scope = { actor: "benchmark", units: "all" };
const CUSTOMERS = Number(process.argv[2] ?? 100_000);
const PUBLISHED = 31_505;
const MANAGERS = 263;
const rng = seededRng(1);
const pick = <T>(list: readonly T[]): T => list[rng.below(list.length)] as T;

const CITIES = [
  "杭州",
  "宁波",
  "温州",
  "嘉兴",
  "湖州",
  "绍兴",
  "金华",
  "衢州",
  "舟山",
  "台州",
  "丽水",
];
const CHARACTERS = Array.from(
  "华兴盛达恒信安泰联创新科远大宏图明德金石天成海川云峰瑞丰嘉禾启元博雅汇通众诚鼎立",
);
const TRADES = ["科技", "贸易", "建设", "电子", "食品", "纺织", "机械", "物流", "餐饮管理", "咨询"];
const DISTRICTS = [
  "上城区",
  "下城区",
  "西湖区",
  "拱墅区",
  "滨江区",
  "萧山区",
  "余杭区",
  "临平区",
  "钱塘区",
  "富阳区",
];

const id = (i: number): string => `C${String(i).padStart(8, "0")}`;
const managerOf = (i: number): string => `M${String(i % MANAGERS).padStart(4, "0")}`;

function customerFacts(from: number, count: number) {
  return Array.from({ length: count }, (_, i) => ({
    id: customerId(id(from + i)),
    fields: {
      name: `${pick(CITIES)}${pick(CHARACTERS)}${pick(CHARACTERS)}${pick(CHARACTERS)}${pick(TRADES)}有限公司`,
      uscc: `91330100MA${String(from + i).padStart(8, "0")}`,
      capital: rng.below(1e9) * 100,
      industry: pick(TRADES),
      district: pick(DISTRICTS),
      address: `${pick(DISTRICTS)}${pick(CHARACTERS)}${pick(CHARACTERS)}路${rng.below(900) + 1}号`,
      place: { lng: 119.9 + rng.unit() / 2, lat: 30.1 + rng.unit() / 3, precision: "exact" },
    },
  }));
}

async function timed<T>(title: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${title}: ${(performance.now() - started).toFixed(0)} ms`);
  return result;
}

async function pages(title: string, search: Partial<CustomerSearch>): Promise<void> {
  const times: number[] = [];
  let total = 0;
  for (let i = 0; i < 5; i++) {
    const started = performance.now();
    const page = await database.within(SYSTEM, ({ customers }) =>
      customers.page({ offset: 0, limit: 50, sort: "name", descending: false, ...search }),
    );
    times.push(performance.now() - started);
    total = page.total;
  }
  times.sort((a, b) => a - b);
  console.log(
    `page ${title}: ${times[2]?.toFixed(0)} ms (slowest ${times[4]?.toFixed(0)}), total ${total}`,
  );
}

async function publish(run: string, target: (i: number) => string): Promise<void> {
  const rows: AssignmentRecord[] = [];
  await database.within(SYSTEM, async ({ runs }) => {
    await runs.insert({
      id: run,
      regime: "bench",
      regimeTitle: "试验制度",
      revision: 1,
      regimeHash: "0",
      seconds: 1,
      seed: 1,
    });
    for (let i = 0; i < Math.min(PUBLISHED, CUSTOMERS); i++)
      rows.push(assignment(run, i, target(i)));
  });
  await timed(`store ${rows.length} assignments`, () =>
    database.within(SYSTEM, async ({ runs }) => {
      await runs.storeAssignments(run, batches(rows));
      await runs.update(run, { state: "done" });
    }),
  );
  const result = await timed(`publish ${rows.length} changes`, () =>
    database.within(SYSTEM, ({ ownership }) => ownership.publishRun(run, {})),
  );
  if (result.kind !== "changed") throw new Error(JSON.stringify(result));
}

const assignment = (run: string, i: number, manager: string): AssignmentRecord => ({
  customer: id(i),
  manager,
  previous: run === "r1" ? null : managerOf(i),
  expectedVer: run === "r1" ? 0 : 1,
  cost: rng.below(500),
  weight: 1,
  articles: ["near"],
  runnerUp: managerOf(i + 2),
  extraCost: rng.below(50),
  awaits: null,
  reason: {
    because: ["near"],
    items: Array.from({ length: 12 }, (_, k) => ({
      article: "near",
      minutes: k,
      facts: { km: i },
    })),
  },
});

async function* batches(
  rows: readonly AssignmentRecord[],
): AsyncGenerator<readonly AssignmentRecord[]> {
  for (let i = 0; i < rows.length; i += 2_000) yield rows.slice(i, i + 2_000);
}

const dataDir = mkdtempSync(join(process.argv[3] ?? tmpdir(), "guanhu-bench-"));
const running = await timed("first start", () => startDatabase({ dataDir, log: console.log }));
const database = openDatabase(running.app);
const keeper = openLedgerKeeper(running.app, dataDir);
try {
  await database.within(SYSTEM, async ({ managers, regimes }) => {
    const roster = Array.from({ length: MANAGERS }, (_, i) => ({
      id: managerId(managerOf(i)),
      fields: { name: `${pick(CHARACTERS)}${pick(CHARACTERS)}` },
    }));
    await managers.upsert(roster, { importId: null });
    await regimes.publish(
      {
        regime: "bench",
        title: "试验制度",
        owner: "市场部",
        revision: 1,
        source: "",
        hash: "0",
        effective: "2026-01-01",
        editedBy: "editor",
        signedWarnings: [],
        articles: [{ key: "near", printed: "第一条", title: "就近", prose: "", textHash: "0" }],
      },
      null,
    );
  });
  const BATCH = 100_000;
  for (let from = 0; from < CUSTOMERS; from += BATCH) {
    const rows = customerFacts(from, Math.min(BATCH, CUSTOMERS - from));
    await timed(`import of ${rows.length} customers`, () =>
      database.within(SYSTEM, ({ customers }) => customers.upsert(rows, { importId: null })),
    );
  }
  await publish("r1", (i) => managerOf(i));
  await publish("r2", (i) => managerOf(i + 1));
  await timed("seal", () => keeper.seal());
  const verified = await timed("verify", () => keeper.verify());
  console.log(`verified ${verified.records} records, ${verified.faults.length} faults`);
  // What the server does by itself within a minute of an import.
  await timed("vacuum", () =>
    withClient(running.owner, (client) => client.query("vacuum (analyze) customer")),
  );
  for (const sort of ["name", "id", "owner", "capital", "district"] as const) {
    await pages(`by ${sort}`, { sort });
    await pages(`by ${sort}, descending`, { sort, descending: true });
  }
  await pages("offset 10000", { offset: 10_000 });
  await pages("the middle", { offset: Math.trunc(CUSTOMERS / 2) });
  await pages("the last", { offset: CUSTOMERS - 50 });
  await pages("of a name, two characters", { q: "华兴" });
  await pages("of a name, one character", { q: "鼎" });
  await pages("of a common word", { q: "有限公司" });
  await pages("of a name, five characters", { q: "杭州华兴盛" });
  await pages("of initials", { q: "hzhxs" });
  await pages("of initials, two letters", { q: "hz" });
  await pages("of a credit code", { q: "91330100MA00000099" });
  await pages("of nothing found", { q: "不存在的" });
  await pages("of one owner", { owner: managerOf(7) });
  await pages("unassigned", { unassigned: true });
  await pages("of a district", { district: "西湖区" });
  await pages("of a district and a word", { district: "西湖区", q: "科技" });
} finally {
  await keeper.close();
  await database.close();
  await running.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
