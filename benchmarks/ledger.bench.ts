// How fast the ledger verifies. `node benchmarks/ledger.bench.ts [customers] [rounds]`: a database of its own,
// removed afterwards. CPU of this process and the wall clock; the server's work is its own processes'.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Scope } from "../src/app/ports.ts";
import { customerId, managerId } from "../src/core/shared/index.ts";
import { openDatabase, openLedgerKeeper, startDatabase } from "../src/storage/index.ts";

const SYSTEM: Scope = { actor: "benchmark", units: "all" };
const CUSTOMERS = Number(process.argv[2] ?? 60_000);
const ROUNDS = Number(process.argv[3] ?? 5);
const MANAGERS = 200;
const TRIES = Number(process.argv[4] ?? 5);

const id = (i: number): string => `C${String(i).padStart(8, "0")}`;
const managerOf = (i: number): string => `M${String(i % MANAGERS).padStart(4, "0")}`;

const folder = mkdtempSync(join(tmpdir(), "guanhu-ledger-bench-"));
const running = await startDatabase({ dataDir: folder, log: () => {}, settings: ["fsync=off"] });
const database = openDatabase(running.app);
const keeper = openLedgerKeeper(running.app, folder);
try {
  await fill();
  for (let i = 0; i < TRIES; i++) await measure();
} finally {
  await keeper.close();
  await database.close();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  await database.within(SYSTEM, async ({ customers, managers, regimes }) => {
    await managers.upsert(
      Array.from({ length: MANAGERS }, (_, i) => ({
        id: managerId(managerOf(i)),
        fields: { name: "经理" },
      })),
      { importId: null },
    );
    await customers.upsert(
      Array.from({ length: CUSTOMERS }, (_, i) => ({
        id: customerId(id(i)),
        fields: { name: `杭州客户${i}有限公司` },
      })),
      { importId: null },
    );
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
  for (let round = 0; round < ROUNDS; round++) {
    await database.within(SYSTEM, ({ ownership }) =>
      ownership.change(
        Array.from({ length: CUSTOMERS }, (_, i) => ({
          customer: id(i),
          expectedVer: round,
          to: managerOf(i + round),
          articles: ["near"],
          reason: "就近分配：驾车 12 分钟，负荷低于上限",
          weight: 1,
        })),
        { regime: "bench", revision: 1, cause: "assign" },
      ),
    );
    await keeper.seal();
  }
}

async function measure(): Promise<void> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const found = await keeper.verify();
  const wall = (performance.now() - began) / 1000;
  const used = process.cpuUsage(cpu);
  const busy = (used.user + used.system) / 1e6;
  const rate = (seconds: number): string =>
    Math.round(found.records / seconds).toLocaleString("en");
  console.log(
    `${found.records} records, ${found.seals} seals, ${found.faults.length} faults: ` +
      `${wall.toFixed(2)} s (${rate(wall)} rows/s), own CPU ${busy.toFixed(2)} s (${rate(busy)} rows/s)`,
  );
}
