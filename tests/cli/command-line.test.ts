import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const regimes = join(root, "regimes");
const groupRegime = join(regimes, "group-customers/regime.md");
const world = (name: string, file: string): string => join(regimes, name, "world", file);
// A path with a space and Chinese characters: nothing may depend on plain ones.
const folder = mkdtempSync(join(tmpdir(), "管户 测试-"));

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function guanhu(...args: readonly string[]): Answer {
  const done = spawnSync(process.execPath, [join(root, "bin/guanhu.mjs"), ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, LANG: "zh_CN.UTF-8", LC_ALL: "" },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

function written(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Files {
  readonly regime: string;
  readonly customers: string;
  readonly managers: string;
  readonly more?: readonly string[];
}

function allocate(name: string, { regime, customers, managers, more = [] }: Files) {
  const plan = join(folder, `${name}.csv`);
  const report = join(folder, `${name}.json`);
  const answer = guanhu(
    ...["allocate", "--regime", regime, "--customers", customers, "--managers", managers],
    ...["--out", plan, "--report", report, "--seconds", "2", "--today", "2026-12-01", ...more],
  );
  return { ...answer, plan, report };
}

const SMALL_REGIME = written(
  "小制度.md",
  `---
regime: small
title: 小制度
revision: 1
status: in_force
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 客户部
---
# 第一章 分配

## 第一条 区县 {#same-district}

客户由负责其所在区县的客户经理管户。

\`\`\`rule
kind: eligibility
strength: hard
require: 经理.片区 包含 客户.区县
\`\`\`

## 第二条 上限 {#cap}

每名客户经理管户不超过2户。

\`\`\`rule
kind: capacity
limit: 2
\`\`\`
`,
);
const MANAGERS = written("经理.csv", "工号,姓名,片区\nM1,张敏,东区\nM2,李强,西区\n");
const customersOf = (districts: readonly string[]): string =>
  `客户编号,名称,区县\n${districts.map((district, i) => `K${i + 1},客户${i + 1},${district}`).join("\n")}\n`;

describe("guanhu check", () => {
  test("a clean regime ends with 0", () => {
    expect(guanhu("check", groupRegime).code).toBe(0);
  });

  test("a fault is named with line, column, code and article, and ends with 2", () => {
    const text = readFileSync(groupRegime, "utf8").replace(
      "require: 经理.任职月数 >= 12",
      "require: 经理.任职年数 >= 12",
    );
    const line = text.split("\n").findIndex((row) => row.includes("任职年数")) + 1;
    const answer = guanhu("check", written("坏制度.md", text));
    expect(answer.code).toBe(2);
    expect(answer.out).toMatch(new RegExp(`^${line}:\\d+ \\S+ 第九条 .*任职年数`, "m"));
  });

  test("an unreadable rule does not hide a dangling reference or a number of another article", () => {
    const text = readFileSync(groupRegime, "utf8")
      .replace("require: 经理.任职月数 >= 12", "require: 经理.任职年数 >= 12")
      .replace("不适用前条规定的上限", "不适用第三十条规定的上限")
      .replace("otherwise: 150", "otherwise: 160");
    const { out } = guanhu("check", written("坏制度四.md", text));
    expect(out).toMatch(/第九条 .*任职年数/);
    expect(out).toMatch(/第十二条 .*第三十条/);
    expect(out).toMatch(/第十一条 .*160/);
  });

  test("every fault is one line, with what can be done behind it", () => {
    const text = readFileSync(groupRegime, "utf8").replace(
      "require: 经理.任职月数 >= 12",
      "require: 经理.任职年数 >= 12",
    );
    const lines = guanhu("check", written("坏制度三.md", text)).out.trimEnd().split("\n");
    expect(lines.filter((line) => !/^\d+:\d+ \S+ \S+ /.test(line))).toEqual([]);
    expect(lines.some((line) => line.includes("可以："))).toBe(true);
  });

  test("--json gives the same faults as data", () => {
    const text = readFileSync(groupRegime, "utf8").replace("limit: 经理.上限", "limit: 经理.上线");
    const answer = guanhu("check", written("坏制度二.md", text), "--json");
    const { faults } = JSON.parse(answer.out);
    expect(answer.code).toBe(2);
    expect(faults[0]).toMatchObject({ article: "第十一条", severity: "error" });
    expect(faults[0].line).toBeGreaterThan(1);
    expect(faults[0].message).not.toBe("");
  });

  test("a file that is not there is the person's input", () => {
    expect(guanhu("check", "没有.md")).toMatchObject({ code: 2, out: "" });
  });
});

describe("guanhu allocate", () => {
  const group: Files = {
    regime: groupRegime,
    customers: world("group-customers", "customers.csv"),
    managers: world("group-customers", "managers.csv"),
    more: ["--owners", world("group-customers", "owners.csv"), "--seed", "7"],
  };
  const first = allocate("一", group);

  test("the plan has one line for every customer under the agreed columns", () => {
    expect(first.code).toBe(0);
    const rows = parse(readFileSync(first.plan), { columns: true }) as Record<string, string>[];
    expect(Object.keys(rows[0] ?? {})).toEqual([
      "customer_id",
      "manager_id",
      "cost",
      "articles",
      "runner_up",
      "runner_up_extra_cost",
      "reason",
    ]);
    const customers = parse(readFileSync(group.customers), { columns: true, bom: true }) as Record<
      string,
      string
    >[];
    expect(rows.map((row) => row["customer_id"])).toEqual(customers.map((row) => row["客户编号"]));
    expect(
      rows.every(
        (row) => /^第.+条#[a-z]/.test(row["articles"] ?? "") && /第.+条/.test(row["reason"] ?? ""),
      ),
    ).toBe(true);
  });

  test("the report holds what was promised and agrees with the plan", () => {
    const report = JSON.parse(readFileSync(first.report, "utf8"));
    const rows = parse(readFileSync(first.plan), { columns: true }) as Record<string, string>[];
    expect(report).toMatchObject({
      customers: rows.length,
      managers: 20,
      unassigned: rows.filter((row) => row["manager_id"] === "").length,
      seed: 7,
      regime: { id: "group-customers", revision: 1 },
    });
    expect(report.lowerBound).toBeLessThanOrEqual(report.objective);
    expect(report.gap).toBeCloseTo((report.objective - report.lowerBound) / report.objective, 9);
    expect(Object.keys(report.balance).sort()).toEqual(["cv", "gini", "jain", "maxDeviation"]);
    expect(Object.keys(report.seconds)).toEqual(["read", "compile", "solve", "write"]);
    expect(report.peakRssMb).toBeGreaterThan(10);
    expect(report.regime.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(report.engineVersion).not.toBe("");
    for (const { manager_id, count, capacity, load } of report.perManager) {
      expect(rows.filter((row) => row["manager_id"] === manager_id)).toHaveLength(count);
      if (capacity !== null) expect(load).toBeLessThanOrEqual(capacity);
    }
  });

  test("the same seed gives the same bytes", () => {
    const second = allocate("二", group);
    expect(readFileSync(second.plan).equals(readFileSync(first.plan))).toBe(true);
  });

  test("one thread and three give the same bytes", () => {
    for (const hands of ["1", "3"]) {
      const again = allocate(`线程${hands}`, {
        ...group,
        more: [...(group.more ?? []), "--hands", hands],
      });
      expect(readFileSync(again.plan).equals(readFileSync(first.plan))).toBe(true);
    }
  });

  test("another field needs another regime and no code", () => {
    const trade = allocate("外贸", {
      regime: join(regimes, "foreign-trade/regime.md"),
      customers: world("foreign-trade", "customers.csv"),
      managers: world("foreign-trade", "managers.csv"),
      more: ["--owners", world("foreign-trade", "owners.csv")],
    });
    expect([0, 4]).toContain(trade.code);
    expect(parse(readFileSync(trade.plan), { columns: true })).toHaveLength(620);
  });

  test("where capacity is short the best plan is written with the reasons and the end is 4", () => {
    const answer = allocate("不足", {
      regime: SMALL_REGIME,
      customers: written("多.csv", customersOf(["东区", "东区", "东区", "西区"])),
      managers: MANAGERS,
    });
    expect(answer.code).toBe(4);
    const rows = parse(readFileSync(answer.plan), { columns: true }) as Record<string, string>[];
    expect(rows.filter((row) => row["manager_id"] === "")).toHaveLength(1);
    expect(JSON.parse(readFileSync(answer.report, "utf8"))).toMatchObject({ unassigned: 1 });
    expect(answer.err).toContain("第二条");
  });

  test("a faulty file ends with 2, names every fault and writes no plan", () => {
    const rejects = join(folder, "问题.csv");
    const answer = allocate("坏方案", {
      regime: SMALL_REGIME,
      customers: written("坏.csv", "客户编号,名称,区县\nK1,甲,东区\nK1,乙,东区\nK3,,西区\n"),
      managers: MANAGERS,
      more: ["--rejects", rejects],
    });
    expect(answer.code).toBe(2);
    expect(answer.err).toContain("第3行 「客户编号」 值「K1」 file.duplicateId");
    expect(answer.err).toContain("第4行 「名称」 file.required");
    expect(() => readFileSync(answer.plan)).toThrow();
    expect(readFileSync(rejects, "utf8").trimEnd().split("\r\n")).toHaveLength(3);
  });

  test("a regime that contradicts itself gives no plan, a warning is printed and passed", () => {
    const text = readFileSync(SMALL_REGIME, "utf8");
    const files = { customers: written("两.csv", customersOf(["东区"])), managers: MANAGERS };
    const wrong = text.replace("不超过2户", "不超过3户");
    const refused = allocate("矛盾", { ...files, regime: written("矛盾.md", wrong) });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("check.numberNotInProse 第二条");
    expect(() => readFileSync(refused.plan)).toThrow();
    const gap = text.replace("## 第二条", "## 第三条");
    const warned = allocate("空号", { ...files, regime: written("空号.md", gap) });
    expect(warned.code).toBe(0);
    expect(warned.err).toContain("check.ordinalGap 第三条");
  });

  test("an owner who is not on the roster is named", () => {
    const answer = allocate("旧人", {
      regime: SMALL_REGIME,
      customers: written("旧.csv", customersOf(["东区"])),
      managers: MANAGERS,
      more: ["--owners", written("管户.csv", "客户编号,工号,角色,起\nK1,M9,MAIN,2025-01-01\n")],
    });
    expect(answer.code).toBe(2);
    expect(answer.err).toContain("「M9」");
  });

  test("an answer never overwrites a file that was asked about", () => {
    const customers = written("留.csv", customersOf(["东区"]));
    const answer = guanhu(
      ...["allocate", "--regime", SMALL_REGIME, "--customers", customers, "--managers", MANAGERS],
      ...["--out", customers, "--report", join(folder, "留.json")],
    );
    expect(answer.code).toBe(2);
    expect(readFileSync(customers, "utf8")).toBe(customersOf(["东区"]));
  });

  test("a missing option and an unknown one are the person's input", () => {
    expect(guanhu("allocate", "--regime", groupRegime).code).toBe(2);
    expect(guanhu("allocate", "--colour", "red").code).toBe(2);
    expect(guanhu("divide").code).toBe(2);
  });
});

test("help is there in both languages", () => {
  expect(guanhu("help").out).toContain("退出码");
  expect(guanhu("help", "--lang", "en").out).toContain("Exit codes");
  expect(guanhu("allocate", "--help").code).toBe(0);
});

describe("guanhu account", () => {
  test("is in the help, and without an account it says what it lacks and touches nothing", () => {
    expect(guanhu("help").out).toContain("guanhu account reset 账号");
    const answer = guanhu("account", "reset");
    expect([answer.code, answer.err.includes("account")]).toEqual([2, true]);
    expect(guanhu("account", "close", "admin").code).toBe(2);
  });
});
