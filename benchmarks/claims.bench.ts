// Claims a second over HTTP. `node benchmarks/claims.bench.ts [claims] [salesmen]`: a server and a database of
// their own on this machine, removed afterwards; the load comes from another process, so that its CPU is its own.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SYSTEM } from "../src/app/scope.ts";
import { customerId, managerId } from "../src/core/shared/index.ts";
import { buildServer } from "../src/http/index.ts";
import { makeApp } from "../src/main/make-app.ts";
import { openDatabase, openLedgerKeeper, startDatabase } from "../src/storage/index.ts";
import { withClient } from "../src/storage/pool.ts";

const CLAIMS = Number(process.argv[2] ?? 8000);
const SALESMEN = Number(process.argv[3] ?? 32);
const REGIME = readFileSync(new URL("../regimes/foreign-trade/regime.md", import.meta.url), "utf8")
  .replace("每人每日领取不超过三户，领取后维护的客户不超过二百户，成交客户不计。", "")
  .replace("per_day: 3\nhold: 200\n", "");

const folder = mkdtempSync(join(tmpdir(), "guanhu-claims-bench-"));
const running = await startDatabase({ dataDir: folder, log: () => {} });
const database = openDatabase(running.app, 16);
const keeper = openLedgerKeeper(running.app, folder);
const app = makeApp({ database, keeper, dataDir: folder, demo: [], log: () => {} });
try {
  const cookies = await fill();
  const server = await buildServer({ app, webRoot: null, maxUploadBytes: 1_000_000 });
  await server.listen({ host: "127.0.0.1", port: 0 });
  const address = server.server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const before = process.cpuUsage();
  const databaseBefore = await databaseCpu();
  const load = await runLoad(port, cookies);
  const cpu = process.cpuUsage(before);
  const databaseUsed = (await databaseCpu()) - databaseBefore;
  report({ ...load, serverCpu: (cpu.user + cpu.system) / 1e6, databaseCpu: databaseUsed });
  await server.close();
} finally {
  await keeper.close();
  await database.close();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function fill(): Promise<readonly string[]> {
  const names = Array.from({ length: SALESMEN }, (_, i) => `m${i}`);
  await database.within(SYSTEM, async ({ customers, managers, regimes }) => {
    const person = { status: "在岗", languages: ["德语"], hiredOn: "2018-01-01" };
    await managers.upsert(
      names.map((id) => ({ id: managerId(id), fields: { name: id, limit: 100_000, ...person } })),
      { importId: null },
    );
    await regimes.publish(
      {
        regime: "foreign-trade",
        revision: 1,
        title: "外贸",
        owner: "外贸部",
        source: REGIME,
        hash: app.hash(REGIME),
        effective: "2026-03-01",
        editedBy: "editor",
        signedWarnings: [],
        articles: [...REGIME.matchAll(/\{#([a-z-]+)\}/g)].map(([, key = ""]) => ({
          ...{ key, printed: key, title: key, prose: "", textHash: "0" },
        })),
      },
      null,
    );
    const facts = { screening: "合格", customer_language: "德语" };
    await customers.upsert(
      Array.from({ length: CLAIMS }, (_, i) => ({
        id: customerId(`c${i}`),
        fields: { name: `Kunde ${i} GmbH`, ...facts },
      })),
      { importId: null },
    );
  });
  const passwordHash = await app.passwords.hash("correct horse 42");
  const tokens: string[] = [];
  for (const name of names) {
    await database.within(SYSTEM, ({ accounts }) =>
      accounts.insert({
        account: name,
        displayName: name,
        roles: ["manager"],
        unit: null,
        manager: name,
        passwordHash,
        mustChangePassword: false,
      }),
    );
    const token = app.newSecret();
    const expiresAt = new Date(Date.now() + 3_600_000);
    await database.within(SYSTEM, ({ accounts }) =>
      accounts.openSession({ tokenHash: app.hash(token), account: name, expiresAt }),
    );
    tokens.push(`guanhu_session=${token}`);
  }
  return tokens;
}

/** CPU seconds of the database's connections so far (Linux: ticks of a hundredth). */
function databaseCpu(): Promise<number> {
  return withClient(running.app, async (client) => {
    const { rows } = await client.query(
      "select pid from pg_stat_get_activity(null) where pid is not null",
    );
    return rows
      .map(({ pid }) => {
        try {
          const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
          return (Number(fields[11]) + Number(fields[12])) / 100;
        } catch {
          return 0;
        }
      })
      .reduce((sum, seconds) => sum + seconds, 0);
  });
}

interface Load {
  readonly loadCpu: number;
  readonly won: number;
  readonly lost: number;
  readonly seconds: number;
  readonly p50: number;
  readonly p99: number;
}

/** Another process claims, one request in flight for each salesman. */
function runLoad(port: number, cookies: readonly string[]): Promise<Load> {
  const order = JSON.stringify({ port, cookies, claims: CLAIMS });
  const child = spawn(process.execPath, [join(import.meta.dirname, "run/claim-load.ts"), order], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once("exit", (code) =>
      code === 0 ? resolve(JSON.parse(said)) : reject(new Error(`load ${code}`)),
    );
  });
}

function report(load: Load & { readonly serverCpu: number; readonly databaseCpu: number }): void {
  const { won, lost, seconds, p50, p99, serverCpu, databaseCpu: ofDatabase, loadCpu } = load;
  const done = won + lost;
  const milli = (cpuSeconds: number): string => ((cpuSeconds / done) * 1000).toFixed(2);
  const lines = [
    `claims ${done} (won ${won}, lost ${lost}) by ${SALESMEN} salesmen at once`,
    `${(done / seconds).toFixed(0)} claims/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`,
    `CPU a claim: server ${milli(serverCpu)} ms, database ${milli(ofDatabase)} ms, load ${milli(loadCpu)} ms`,
    `what two cores without other work have CPU for: ${((2 * done) / (serverCpu + ofDatabase + loadCpu)).toFixed(0)} claims/s`,
  ];
  console.log(lines.join("\n"));
  const results = join(import.meta.dirname, "results");
  mkdirSync(results, { recursive: true });
  writeFileSync(
    join(results, "claims.md"),
    `# Claims over HTTP\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`,
  );
}
