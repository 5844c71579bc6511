// The product's server over a small book, for tests that kill it. One JSON object a line.
//   DIR [PLANTED]   fills DIR the first time; says `ready` with port and database; serves until SIGTERM.
//                   PLANTED `naive`: claims look first and write after.
//   changes DIR     says what the ledger holds and whether it verifies
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { App } from "../../../src/app/app.ts";
import { SYSTEM } from "../../../src/app/scope.ts";
import { customerId, managerId } from "../../../src/core/shared/index.ts";
import { buildServer } from "../../../src/http/index.ts";
import { makeApp } from "../../../src/main/make-app.ts";
import { openDatabase, openLedgerKeeper, startDatabase } from "../../../src/storage/index.ts";
import { withClient } from "../../../src/storage/pool.ts";
import { CLIENTS, CUSTOMERS, customerOf, HEAD, INSPECTOR, personOf, tokenOf } from "./names.ts";

const REGIME = `---
regime: register
title: 登记
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

## 第四条 划转 {#transfer}

客户划转由管户人提出，经转出方负责人同意。

\`\`\`rule
kind: permit
act: 划转
initiators: [管户人]
approvals: [转出方负责人]
\`\`\`
`;
const ARTICLES = ["keep", "pool", "claim", "transfer"];

const [first = "", second = ""] = process.argv.slice(2);
const isAsked = first === "changes";
const dataDir = isAsked ? second : first;
const say = (message: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

const settings = (process.env["GUANHU_TEST_SETTINGS"] ?? "").split(" ").filter((one) => one !== "");
const running = await startDatabase({ dataDir, log: (line) => say({ log: line }), settings });
const database = openDatabase(running.app);
const keeper = openLedgerKeeper(running.app, dataDir);
const app = makeApp({ database, keeper, dataDir, demo: [], log: () => undefined });
const ended = new Promise<void>((resolve) => process.once("SIGTERM", () => resolve()));
if (isAsked) await tell();
else await serve();
await keeper.close();
await database.close();
await running.stop();
say({ stopped: true });
process.exit(0);

async function serve(): Promise<void> {
  await fill();
  const server = await buildServer({ app, webRoot: null, maxUploadBytes: 1_000_000 });
  await server.ready();
  const front = createServer((request, answer) => {
    if (second !== "naive" || !claimNaively(app, request, answer)) server.routing(request, answer);
  });
  await new Promise<void>((resolve) => front.listen(0, "127.0.0.1", resolve));
  const address = front.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  say({ ready: true, port, database: running.pid() });
  await ended;
  front.closeAllConnections();
  front.close();
  await server.close();
}

async function fill(): Promise<void> {
  const isFilled = await database.within(SYSTEM, ({ settings: kept }) => kept.get("test.filled"));
  if (isFilled === true) return;
  const people = Array.from({ length: CLIENTS }, (_, i) => personOf(i));
  await database.within(SYSTEM, async ({ customers, managers, regimes, settings: kept }) => {
    await managers.upsert(
      people.map((id) => ({ id: managerId(id), fields: { name: id, status: "在岗" } })),
      { importId: null },
    );
    await customers.upsert(
      Array.from({ length: CUSTOMERS }, (_, i) => ({
        id: customerId(customerOf(i)),
        fields: { name: `客户${i}` },
      })),
      { importId: null },
    );
    const about = { regime: "register", revision: 1, title: "登记", owner: "外贸部" };
    await regimes.publish(
      {
        ...about,
        source: REGIME,
        hash: app.hash(REGIME),
        effective: "2026-01-01",
        editedBy: "editor",
        signedWarnings: [],
        articles: ARTICLES.map((key) => ({
          key,
          printed: key,
          title: key,
          prose: "",
          textHash: "0",
        })),
      },
      null,
    );
    await kept.put("test.filled", true);
  });
  const accounts = [
    ...people.map((id) => ({ account: id, roles: ["manager"] as const, manager: id })),
    { account: HEAD, roles: ["unitHead"] as const, manager: null },
    { account: INSPECTOR, roles: ["inspector"] as const, manager: null },
  ];
  const expiresAt = new Date(Date.now() + 6 * 3_600_000);
  await database.within(SYSTEM, async (stores) => {
    for (const { account, roles, manager } of accounts) {
      const about = { account, displayName: account, roles, manager, unit: null };
      await stores.accounts.insert({ ...about, passwordHash: "", mustChangePassword: false });
      const tokenHash = app.hash(tokenOf(account));
      await stores.accounts.openSession({ tokenHash, account, expiresAt });
    }
  });
}

/** What a program without the rule does: looks whether somebody has it, and writes with whatever version it finds. */
function claimNaively(of: App, request: IncomingMessage, answer: ServerResponse): boolean {
  const id = /^\/api\/pool\/([^/]+)\/claim$/.exec(request.url ?? "")?.[1];
  const person = String(request.headers["x-person"]);
  if (id === undefined) return false;
  const work = async (): Promise<number> => {
    const find = () => of.database.within(SYSTEM, ({ customers }) => customers.find(id));
    if ((await find())?.owner !== null) return 409;
    await sleep(5);
    const expectedVer = (await find())?.ver ?? 0;
    const change = { customer: id, expectedVer, to: person, articles: ["claim"], weight: 1 };
    const result = await of.database.within({ actor: person, units: "all" }, ({ ownership }) =>
      ownership.change([{ ...change, reason: "" }], {
        ...{ regime: "register", revision: 1, cause: "claim" },
      }),
    );
    return result.kind === "changed" ? 200 : 409;
  };
  work().then(
    (status) => answer.writeHead(status).end("{}"),
    () => answer.writeHead(500).end("{}"),
  );
  return true;
}

async function tell(): Promise<void> {
  const changes = await withClient(running.owner, async (pg) => {
    await pg.query("begin");
    await pg.query("select set_config('app.all_units', 'on', true)");
    const { rows } = await pg.query(
      `select customer_id as customer, ver, from_owner as "from", to_owner as "to", cause, actor, reason,
         (extract(epoch from at) * 1000)::float8 as at from ledger order by customer_id, ver`,
    );
    return rows;
  });
  await keeper.seal();
  const { faults } = await keeper.verify();
  say({ changes, faults });
}
