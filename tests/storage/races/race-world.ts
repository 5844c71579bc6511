import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../../../src/app/app.ts";
import type { Account, Stores } from "../../../src/app/ports.ts";
import { type Reader, readerOf } from "../../../src/app/reader.ts";
import { SYSTEM } from "../../../src/app/scope.ts";
import { makeApp } from "../../../src/main/make-app.ts";
import { openDatabase, openLedgerKeeper } from "../../../src/storage/index.ts";
import { withClient } from "../../../src/storage/pool.ts";
import { createTestDatabase } from "../cluster.ts";
import { customer, manager } from "../world.ts";

export const CLAIMANTS = 16;
export const GROUND = { regime: "races", revision: 1 } as const;
export const managerOf = (claimant: number): string => `m${claimant}`;
/** Who holds a customer whose clock is to run out, and is in no race himself. */
export const HOLDER = "m16";

const REGIME = `---
regime: races
title: 争抢
revision: 1
status: in_force
effective: 2026-01-01
basis: []
calendar: cn-statutory
owner: 外贸部
---

# 第一章 归属

## 第一条 保护 {#keep}

保护期三十日，有效联系后至少再保护七日，最长九十日，期满收回公海。

\`\`\`rule
kind: protection
days: 30天
extend: 7天
max: 90天
remind: []
dormant: 60天
\`\`\`

## 第二条 公海 {#pool}

无人管户的客户进入公海。

\`\`\`rule
kind: pool
cooldown: 0天
\`\`\`

## 第三条 领取 {#claim}

谁都可以领取。

\`\`\`rule
kind: claim
\`\`\`
`;

/** The use cases over a database of its own, sixteen salesmen, and a clock of the test. */
export interface RaceWorld {
  readonly app: App;
  /** The server at which a racer sits: four of them share the database. */
  readonly appOf: (racer: number) => App;
  readonly reader: (claimant: number) => Reader;
  readonly holder: Reader;
  setToday(day: string): void;
  within<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
  /** Customers that nobody keeps. */
  add(ids: readonly string[]): Promise<void>;
  query(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  close(): Promise<void>;
}

const accountOf = (id: string): Account => ({
  account: id,
  displayName: id,
  roles: ["manager"],
  unit: null,
  manager: { id, name: id },
  scopeUnits: [],
  passwordHash: "",
  mustChangePassword: false,
  hasTotp: false,
  signOn: { isBound: false, invitedUntil: null },
  isActive: true,
  lastSeenAt: null,
});

export async function openRaceWorld(): Promise<RaceWorld> {
  const database = await createTestDatabase();
  const folder = mkdtempSync(join(tmpdir(), "guanhu-races-"));
  const open = openDatabase(database.app, CLAIMANTS + 4);
  const keeper = openLedgerKeeper(database.app, folder);
  let now = new Date("2026-12-01T02:00:00Z");
  const server = (): App =>
    makeApp({
      database: open,
      keeper,
      dataDir: folder,
      demo: [],
      log: () => undefined,
      now: () => now,
    });
  const app = server();
  const servers = [app, server(), server(), server()];
  await putInForce(app);
  const people = Array.from({ length: CLAIMANTS + 1 }, (_, i) => manager(managerOf(i)));
  await open.within(SYSTEM, ({ managers }) => managers.upsert(people, { importId: null }));
  return {
    app,
    appOf: (racer) => servers[racer % servers.length] ?? app,
    reader: (claimant) => readerOf(accountOf(managerOf(claimant)), []),
    holder: readerOf(accountOf(HOLDER), []),
    setToday: (day) => {
      now = new Date(`${day}T02:00:00Z`);
    },
    within: (work) => open.within(SYSTEM, work),
    add: async (ids) => {
      const rows = ids.map((id) => customer(id));
      await open.within(SYSTEM, ({ customers }) => customers.upsert(rows, { importId: null }));
    },
    query: (sql, values = []) =>
      withClient(database.admin, async (client) => (await client.query(sql, [...values])).rows),
    close: async () => {
      await keeper.close();
      await open.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function putInForce(app: App): Promise<void> {
  await app.database.within(SYSTEM, ({ regimes }) =>
    regimes.publish(
      {
        ...GROUND,
        title: "争抢",
        owner: "外贸部",
        source: REGIME,
        hash: app.hash(REGIME),
        effective: "2026-01-01",
        editedBy: "editor",
        signedWarnings: [],
        articles: ["keep", "pool", "claim"].map((key, i) => ({
          key,
          printed: `第${["一", "二", "三"][i]}条`,
          title: key,
          prose: "正文",
          textHash: "00",
        })),
      },
      null,
    ),
  );
}
