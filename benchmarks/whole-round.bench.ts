/**
 * One whole round on real files through the use cases and the real database: import, allocate in
 * the worker, explain and store every customer, publish, seal, verify. Prints one JSON line.
 * Run: `node benchmarks/whole-round.bench.ts CUSTOMERS.csv MANAGERS.csv [seconds]`.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { App } from "../src/app/app.ts";
import { seedWorld } from "../src/app/demo/seed-world.ts";
import { OPERATOR } from "../src/app/operator.ts";
import { publishRun } from "../src/app/runs/publish-run.ts";
import { detailsOf } from "../src/app/runs/run-details.ts";
import { startRun } from "../src/app/runs/start-run.ts";
import { SYSTEM } from "../src/app/scope.ts";
import { configurationOf } from "../src/main/configuration.ts";
import { openApp } from "../src/main/serve.ts";

const [customers, managers, seconds = "10"] = process.argv.slice(2);
if (customers === undefined || managers === undefined) {
  console.error("node benchmarks/whole-round.bench.ts CUSTOMERS.csv MANAGERS.csv [seconds]");
  process.exit(2);
}

let last = performance.now();
/** Seconds since the last call. */
function lap(): number {
  const now = performance.now();
  const passed = (now - last) / 1000;
  last = now;
  return Math.round(passed * 10) / 10;
}

/** Runs an allocation to its end; the worst 5 % of the event loop's turns meanwhile, in milliseconds. */
async function allocate(app: App): Promise<{ readonly id: string; readonly loopP95: number }> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const input = { regimeId: "group-customers", seconds: Number(seconds), seed: 1, units: [] };
  const { id } = await startRun(app, OPERATOR, input);
  await new Promise<void>((resolve) => {
    app.liveRuns.watch(id, (step) => {
      if (step === null) resolve();
    });
  });
  delay.disable();
  return { id, loopP95: Math.round(delay.percentile(95) / 1e5) / 10 };
}

const dataDir = mkdtempSync(join(tmpdir(), "guanhu-bench-"));
const configuration = configurationOf({ ...process.env, GUANHU_DATA: dataDir }, false);
const { app, close } = await openApp(configuration);
try {
  lap();
  await seedWorld(app, {
    source: readFileSync("regimes/group-customers/regime.md", "utf8"),
    files: [
      { kind: "managers", path: managers },
      { kind: "customers", path: customers },
    ],
    boundary: null,
  });
  const imported = lap();
  const { id, loopP95 } = await allocate(app);
  const round = lap();
  const run = await app.database.within(SYSTEM, (stores) => stores.runs.find(id));
  const details = run === null ? null : detailsOf(run);
  const published = await publishRun(app, OPERATOR, id);
  const publish = lap();
  const verified = await app.keeper.verify();
  const verify = lap();
  const { summary, storeSeconds } = details ?? { summary: null, storeSeconds: 0 };
  console.log(
    JSON.stringify({
      customers: summary?.customers,
      managers: summary?.managers,
      gap: summary?.outcome.gap,
      changed: published.changed,
      seconds: {
        import: imported,
        run: round,
        ...summary?.seconds,
        explainAndStore: storeSeconds,
        publish,
        verify,
      },
      faults: verified.faults.length,
      loopP95,
      peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    }),
  );
} finally {
  await close();
  rmSync(dataDir, { recursive: true, force: true });
}
