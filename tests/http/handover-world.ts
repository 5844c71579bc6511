import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import type { TestServer } from "./server.ts";

/** Articles of a handover with everything that the acceptance case 2-09 asks for. */
export const HANDOVER_REGIME = `---
regime: hand
title: 客户交接办法
revision: 1
status: in_force
effective: 2026-01-01
owner: 试验部
---

# 第一章 管户

## 第一条 人员 {#staff}

在岗的客户经理可以管户。

\`\`\`rule
kind: roster
post: 客户经理
require: 经理.状态 == 在岗
on_missing: deny
\`\`\`

## 第二条 上限 {#cap}

每人管户不超过核定的户数。

\`\`\`rule
kind: capacity
limit: 经理.上限
\`\`\`

## 第三条 甲类 {#tier}

甲类客户由三级以上客户经理管户。

\`\`\`rule
kind: eligibility
when: 客户.级别 == 甲类
require: 经理.职级 == 三级
\`\`\`

## 第四条 语种 {#language}

需要西班牙语的客户由掌握该语种的人管户。

\`\`\`rule
kind: eligibility
when: 客户.标签 包含 西班牙语
require: 经理.语种 包含 西班牙语
\`\`\`

## 第五条 行业相近 {#similar}

接收人行业相近的优先。

\`\`\`rule
kind: priority
dimensions:
  - { name: 行业, match: 经理.行业专长 包含 客户.行业, penalty: 60 }
text_silent: [dimensions]
\`\`\`

## 第五条之一 集团 {#together}

同一集团由一人主办。

\`\`\`rule
kind: cohesion
by: 客户.集团
\`\`\`

# 第二章 交接

## 第六条 离职 {#leaving}

离职的提前三十天通知，试用期内三天；最后工作日下班前二小时收回权限，五个工作日内办结，清单写明未结事项。

\`\`\`rule
kind: handover
step: 离职
notice: 30天
probation: 3天
freeze: 2小时
due: 5
contents: [未结事项]
\`\`\`

## 第七条 走访 {#visit}

甲类客户接收后十个工作日内共同走访。

\`\`\`rule
kind: handover
step: 共同走访
when: 客户.级别 == 甲类
within: 10
\`\`\`

## 第八条 质量 {#quality}

漏交一户记三分，错交记二分，记录不全记一分。

\`\`\`rule
kind: handover
step: 交接质量
missed: 3
wrong: 2
incomplete: 1
\`\`\`

## 第九条 回访 {#after}

办结三十天后回访。

\`\`\`rule
kind: handover
step: 事后回访
after: 30天
\`\`\`

## 第十条 休假 {#leave}

休假满一个月的移交管户，满五个月的业绩一并移交。

\`\`\`rule
kind: handover
step: 休假
relation: 1个月
both: 5个月
\`\`\`

## 第十一条 代管 {#cover}

缺勤期间由同岗位人员代管，最长九十天。

\`\`\`rule
kind: cover
order: [客户经理]
max: 90天
eligible: optional
\`\`\`

## 第十二条 业绩 {#credit}

因离职换人的，三个月内原管户人计百分之七十。

\`\`\`rule
kind: credit
of: 分计
event: 离职
periods: [ { months: 3, former: 70% } ]
\`\`\`

## 第十三条 划转 {#transfer}

划转由管户人、接收人或者机构负责人提出，经双方负责人同意。

\`\`\`rule
kind: permit
act: 划转
initiators: [管户人, 接收人, 机构负责人]
approvals: [转出方负责人, 转入方负责人]
\`\`\`

## 第十四条 客户拒绝 {#refusal}

客户可以在二十四小时内拒绝新的客户经理，另派至多二次，其后等待九十天。

\`\`\`rule
kind: permit
act: 客户拒绝
hours: 24小时
rounds: 2
wait: 90天
\`\`\`
`;

export interface Person {
  readonly id: string;
  readonly limit: number;
  readonly grade?: string;
  readonly languages?: string;
  readonly industries?: string;
  readonly unit?: string;
}

export interface Party {
  readonly id: string;
  readonly owner: string;
  readonly tier?: string;
  readonly tags?: string;
  readonly industry?: string;
  readonly group?: string;
}

/** Loads managers, customers and owners, and publishes the regime. */
export async function seedHandoverWorld(
  test: TestServer,
  world: { readonly managers: readonly Person[]; readonly customers: readonly Party[] },
): Promise<void> {
  const write = (name: string, rows: readonly (readonly string[])[]): string => {
    const path = join(test.folder, name);
    writeFileSync(path, `${rows.map((row) => row.join(",")).join("\n")}\n`);
    return path;
  };
  const managers = write("managers.csv", [
    ["工号", "姓名", "机构", "岗位", "职级", "状态", "语种", "行业专长", "上限"],
    ...world.managers.map((one) => [
      one.id,
      `经理${one.id}`,
      one.unit ?? "一部",
      "客户经理",
      one.grade ?? "一级",
      "在岗",
      one.languages ?? "",
      one.industries ?? "",
      String(one.limit),
    ]),
  ]);
  const customers = write("customers.csv", [
    ["客户编号", "客户名称", "级别", "标签", "行业", "集团"],
    ...world.customers.map((one) => [
      one.id,
      `青禾客户${one.id}`,
      one.tier ?? "乙类",
      one.tags ?? "英语",
      one.industry ?? "",
      one.group ?? "",
    ]),
  ]);
  const owners = write("owners.csv", [
    ["客户编号", "工号", "角色", "起"],
    ...world.customers.map((one) => [one.id, one.owner, "MAIN", "2026-01-05"]),
  ]);
  await seedWorld(test.app, {
    source: HANDOVER_REGIME,
    files: [
      { kind: "managers", path: managers },
      { kind: "customers", path: customers },
      { kind: "owners", path: owners },
    ],
    boundary: null,
  });
}
