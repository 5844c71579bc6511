import { mkdtempSync, readdirSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject } from "vitest";
import { startEmbedded } from "../../src/storage/embedded/supervisor.ts";
import { migrate } from "../../src/storage/migrate.ts";
import { type Connection, withClient } from "../../src/storage/pool.ts";
import {
  appConnection,
  ensureDatabase,
  ownerConnection,
  provision,
  type RolePasswords,
} from "../../src/storage/provision.ts";
import { parseUrl } from "../../src/storage/start-database.ts";

/** The cluster of one test run; every test file makes its database from the template. */
export interface Cluster {
  readonly admin: Connection;
  readonly passwords: RolePasswords;
}

declare module "vitest" {
  interface ProvidedContext {
    cluster: Cluster;
  }
}

const TEMPLATE = "guanhu_template";
const PREFIX = "guanhu-test-";

/** Data that may be lost: tests are faster without waiting for the disk. */
const VOLATILE = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=200",
];

/** Starts a cluster in memory, or uses the server of GUANHU_TEST_DATABASE_URL, and makes the template. */
export async function startCluster(): Promise<{ cluster: Cluster; stop: () => Promise<void> }> {
  const started = await server();
  const { cluster, stop } = started;
  await ensureDatabase(cluster.admin, TEMPLATE);
  const admin = { ...cluster.admin, database: TEMPLATE };
  await provision(admin, cluster.passwords);
  await migrate(ownerConnection(admin, cluster.passwords));
  return { cluster, stop };
}

async function server(): Promise<{ cluster: Cluster; stop: () => Promise<void> }> {
  const url = process.env["GUANHU_TEST_DATABASE_URL"];
  if (url !== undefined) {
    const passwords = { owner: "test-owner", app: "test-app" };
    return { cluster: { admin: parseUrl(url), passwords }, stop: async () => {} };
  }
  removeLeftovers();
  const dataDir = mkdtempSync(join(fastDirectory(), `${PREFIX}${process.pid}-`));
  const running = await startEmbedded({ dataDir, log: () => {}, settings: VOLATILE });
  const { host, port, secrets } = running;
  return {
    cluster: {
      admin: { host, port, database: "postgres", user: "postgres", password: secrets.superuser },
      passwords: secrets,
    },
    stop: async () => {
      await running.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Memory where it is large enough, else the disk. */
export function fastDirectory(): string {
  try {
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize > 2e9 ? "/dev/shm" : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Directories of runs that were killed. */
function removeLeftovers(): void {
  for (const name of readdirSync(fastDirectory())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    rmSync(join(fastDirectory(), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** A migrated database of its own. */
export interface TestDatabase {
  readonly admin: Connection;
  readonly owner: Connection;
  readonly app: Connection;
  drop(): Promise<void>;
}

let made = 0;

/** Makes a database from the template; `drop` it in afterAll. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const { admin, passwords } = inject("cluster");
  const database = `test_${process.pid}_${++made}_${Math.trunc(performance.now())}`;
  await withClient(admin, async (client) => {
    await client.query(`create database ${database} template ${TEMPLATE}`);
  });
  const connection = { ...admin, database };
  return {
    admin: connection,
    owner: ownerConnection(connection, passwords),
    app: appConnection(connection, passwords),
    drop: () =>
      withClient(admin, async (client) => {
        await client.query(`drop database if exists ${database} with (force)`);
      }),
  };
}
