import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import type { Scope } from "../../src/app/ports.ts";
import {
  compareParties,
  DEFAULT_THRESHOLDS,
  identityKeys,
  partyOf,
} from "../../src/core/identity/index.ts";
import { customerId, seededRng } from "../../src/core/shared/index.ts";
import { openDatabase, startDatabase } from "../../src/storage/index.ts";
import { reading } from "../../src/storage/reading.ts";

const SYSTEM: Scope = { actor: "benchmark", units: "all" };
const NOBODY: Scope = { actor: "benchmark", units: [] };
const BATCH = 100_000;
const CHECKS = 1000;
const WARM = 100;
/** As app/customers/find-matches looks at. */
const LOOKED_AT = 100;

const CITIES =
  "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 上海 南京 苏州 无锡 合肥 福州 厦门 广州 深圳".split(
    " ",
  );
const CHARACTERS = Array.from(
  "华兴盛达恒信安泰联创新科远大宏图明德金石天成海川云峰瑞丰嘉禾启元博雅汇通众诚鼎立鸿宇融晟睿翔凯旋卓越百川长青永康祥和聚力同心富邦利民万隆福源顺昌正阳東旭晨曦乐居美家优品佳味味香",
);
const TRADES =
  "科技 信息技术 电子商务 贸易 进出口 建设工程 装饰工程 电子 食品 纺织 服装 机械设备 精密机械 物流 国际货运代理 餐饮管理 企业管理咨询 广告传媒 文化艺术 生物科技 医疗器械 新能源 环保科技 房地产 物业管理".split(
    " ",
  );

const rng = seededRng(7);
const pick = <T>(list: readonly T[]): T => list[rng.below(list.length)] as T;
const brand = (): string =>
  Array.from({ length: rng.below(4) === 0 ? 3 : 2 }, () => pick(CHARACTERS)).join("");

const invented = (at: number) => ({
  id: customerId(`C${String(at).padStart(8, "0")}`),
  fields: {
    name: `${pick(CITIES)}${brand()}${pick(TRADES)}有限公司`,
    ...(rng.below(3) === 0 ? { phone: `0571${80_000_000 + rng.below(9_999_999)}` } : {}),
    ...(rng.below(5) === 0 ? { website: `www.c${at}.com.cn` } : {}),
  },
});

/** Milliseconds of CPU that the backends of `guanhu_app` have used; 0 where there is no /proc. */
function backendMilliseconds(): number {
  if (!existsSync("/proc/self/stat")) return 0;
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/u.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
      if (!command.includes("guanhu_app") || !belongsHere(pid)) continue;
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
      ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // The process has ended meanwhile.
    }
  }
  return ticks * 10;
}

/** Whether a process descends from this one. */
function belongsHere(pid: string): boolean {
  for (let at = pid; at !== "0" && at !== "1"; ) {
    if (at === String(process.pid)) return true;
    at = readFileSync(`/proc/${at}/stat`, "utf8").split(") ")[1]?.split(" ")[1] ?? "0";
  }
  return false;
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** Milliseconds of one check: candidates out of PostgreSQL and their comparison. */
export async function checkFigures(customers: number, say: (text: string) => void): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), "guanhu-identity-"));
  const running = await startDatabase({ dataDir, log: () => undefined });
  // One connection: its backend is the whole work of the server.
  const database = openDatabase(running.app, 1);
  say(`## Duplicate check against ${customers.toLocaleString("en")} customers in PostgreSQL`);
  say("");
  try {
    const names: string[] = [];
    const began = performance.now();
    const cpu = process.cpuUsage();
    for (let from = 0; from < customers; from += BATCH) {
      const rows = Array.from({ length: Math.min(BATCH, customers - from) }, (_, i) =>
        invented(from + i),
      );
      await database.within(SYSTEM, (stores) => stores.customers.upsert(rows, { importId: null }));
      if (names.length < 20_000) names.push(...rows.map(({ fields }) => fields.name));
    }
    const used = process.cpuUsage(cpu);
    say(
      `Written with their keys in ${((performance.now() - began) / 1000).toFixed(0)} s (${(used.user / 1e6).toFixed(0)} s of this process).`,
    );
    const keysBegan = process.cpuUsage();
    for (const name of names.slice(0, 20_000)) identityKeys(partyOf(statedName(name)), reading);
    const keysUsed = process.cpuUsage(keysBegan).user / 1000 / Math.min(20_000, names.length);
    say(`Keys of a name: ${(keysUsed * 1000).toFixed(0)} µs of CPU.`);
    const times: number[] = [];
    const counts: number[] = [];
    let found = 0;
    const checkCpu = { start: process.cpuUsage(), ms: 0, server: 0 };
    for (let n = 0; n < WARM + CHECKS; n++) {
      if (n === WARM) {
        checkCpu.start = process.cpuUsage();
        checkCpu.server = backendMilliseconds();
      }
      const name = pick(names);
      const asked = partyOf(
        statedName(
          n % 4 === 0 ? `${pick(CITIES)}${brand()}${pick(TRADES)}公司` : `${name.slice(2)}`,
        ),
      );
      const started = performance.now();
      const candidates = await database.within(NOBODY, (stores) =>
        stores.identities.candidates(asked, LOOKED_AT),
      );
      const verdicts = candidates.map(
        ({ stated }) =>
          compareParties(asked, partyOf(stated), { reading, thresholds: DEFAULT_THRESHOLDS })
            .verdict,
      );
      if (n < WARM) continue;
      times.push(performance.now() - started);
      counts.push(candidates.length);
      found += Number(
        n % 4 !== 0 && verdicts.some((verdict) => verdict === "likely" || verdict === "same"),
      );
    }
    checkCpu.ms = process.cpuUsage(checkCpu.start).user / 1000 / CHECKS;
    const serverMs = (backendMilliseconds() - checkCpu.server) / CHECKS;
    times.sort((a, b) => a - b);
    counts.sort((a, b) => a - b);
    say("");
    say(
      "| checks | median | p95 | p99 | slowest | candidates, median / most | CPU a check: this process + PostgreSQL | load |",
    );
    say("|---|---|---|---|---|---|---|---|");
    say(
      `| ${CHECKS} | ${quantile(times, 0.5).toFixed(1)} ms | ${quantile(times, 0.95).toFixed(1)} ms | ${quantile(times, 0.99).toFixed(1)} ms | ${(times.at(-1) ?? 0).toFixed(1)} ms | ${quantile(counts, 0.5)} / ${counts.at(-1)} | ${checkCpu.ms.toFixed(1)} + ${serverMs.toFixed(1)} ms | ${loadavg()[0]?.toFixed(1)} |`,
    );
    say("");
    say(
      `Of ${(CHECKS * 3) / 4} questions about a known customer without its city, ${found} were answered with same or likely.`,
    );
  } finally {
    await database.close();
    await running.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const statedName = (name: string) => ({
  name,
  aliases: [],
  uscc: null,
  phone: null,
  website: null,
  email: null,
});
