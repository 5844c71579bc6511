import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { App } from "../../src/app/app.ts";
import { seedWorld } from "../../src/app/demo/seed-world.ts";
import { dispatchIn } from "../../src/app/dispatch/dispatch-customer.ts";
import { SYSTEM } from "../../src/app/scope.ts";
import { openTestServer, type TestServer } from "./server.ts";

const MANAGERS = 20;
const LIMIT = 5;
const CUSTOMERS = 120;
const AT_ONCE = 16;

const REGIME = `---
regime: crowd
title: 新客户分派办法
revision: 1
status: draft
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 营销部
---

# 第一章 分派

## 第一条 上限 {#cap}

每人管户不超过核定上限。

\`\`\`rule
kind: capacity
limit: 经理.上限
\`\`\`

## 第二条 分派 {#give}

新客户按现行方案的价格派。

\`\`\`rule
kind: dispatch
\`\`\`
`;

let test: TestServer;
beforeAll(async () => {
  test = await openTestServer();
  const write = (name: string, lines: readonly string[]): string => {
    const path = join(test.folder, name);
    writeFileSync(path, lines.join("\n"));
    return path;
  };
  const managers = Array.from({ length: MANAGERS }, (_, m) => `M${m},经理${m},营销部,${LIMIT}`);
  const customers = Array.from({ length: CUSTOMERS }, (_, i) => `C${i},第${i}号机械厂`);
  await seedWorld(test.app, {
    source: REGIME,
    files: [
      { kind: "managers", path: write("managers.csv", ["工号,姓名,机构,上限", ...managers]) },
      { kind: "customers", path: write("customers.csv", ["客户编号,名称", ...customers]) },
    ],
    boundary: null,
  });
});
afterAll(() => test.stop());

/** Gives one customer after another, until the list is empty. */
async function work(app: App, ids: string[]): Promise<number> {
  let given = 0;
  for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
    const customer = id;
    const done = await app.database.within(SYSTEM, (stores) =>
      dispatchIn(app, stores, { customer, source: "api" }),
    );
    if (done.manager !== null) given += 1;
  }
  return given;
}

it("of twenty managers nobody is above his limit when two desks that know nothing of each other give out more than there is room", async () => {
  // Another program on the same database has a desk of its own.
  const apps = [test.app, { ...test.app }];
  const ids = Array.from({ length: CUSTOMERS }, (_, i) => `C${i}`);
  const counts = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, k) => work(apps[k % 2] ?? test.app, ids)),
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(MANAGERS * LIMIT);
  const all = await test.app.database.within(SYSTEM, (stores) => stores.managers.all());
  expect(all.map(({ count }) => count)).toEqual(Array.from({ length: MANAGERS }, () => LIMIT));
});
