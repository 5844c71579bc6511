import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { lockDirectory } from "./directory-lock.ts";
import { initialiseCluster } from "./initialise.ts";
import { type Layout, prepareLayout } from "./layout.ts";
import { type Postmaster, startPostmaster, stopOrphan } from "./postmaster.ts";
import { type Secrets, secretsOf } from "./secret.ts";

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** Further `name=value` settings, for clusters whose data may be lost (tests). */
  readonly settings?: readonly string[];
}

/** The bundled server while it runs. */
export interface EmbeddedServer {
  readonly host: string;
  readonly port: number;
  readonly secrets: Secrets;
  /** Process number of the server at this moment. */
  pid(): number;
  stop(): Promise<void>;
}

/** Starts the bundled PostgreSQL on a directory, restarts it when it dies, stops it with us. */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const layout = prepareLayout(options.dataDir, options.log);
  const lock = await lockDirectory(layout.dataDir);
  try {
    const secrets = secretsOf(layout.dataDir);
    await stopOrphan(layout.cluster, options.log);
    initialiseCluster(layout, secrets.superuser);
    const port = layout.socketDir === null ? await freePort() : 5432;
    const settings = [...baseSettings(layout, port), ...(options.settings ?? [])];
    const keeper = await keepRunning(layout, settings, options.log);
    const stop = async (): Promise<void> => {
      await keeper.stop();
      await lock.release();
    };
    return { host: layout.socketDir ?? "127.0.0.1", port, secrets, pid: keeper.pid, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function baseSettings(layout: Layout, port: number): readonly string[] {
  return [
    `port=${port}`,
    ...(layout.socketDir === null
      ? ["listen_addresses=127.0.0.1"]
      : [
          "listen_addresses=",
          `unix_socket_directories=${layout.socketDir}`,
          "unix_socket_permissions=0700",
        ]),
    "max_connections=60",
    "shared_buffers=256MB",
    "max_wal_size=2GB",
    "timezone=UTC",
    "log_timezone=UTC",
    "password_encryption=scram-sha-256",
    "idle_in_transaction_session_timeout=300000",
    "random_page_cost=1.1",
    "autovacuum_naptime=15s",
    "jit=off",
  ];
}

interface Keeper {
  readonly pid: () => number;
  readonly stop: () => Promise<void>;
}

async function keepRunning(
  layout: Layout,
  settings: readonly string[],
  log: (line: string) => void,
): Promise<Keeper> {
  let current = await startWithPatience(layout, settings, log);
  let isStopping = false;
  const watch = async (): Promise<void> => {
    while (true) {
      await current.ended;
      if (isStopping) return;
      log("数据库进程意外结束，正在重新启动 / the database ended unexpectedly, starting it again");
      current = await restart(layout, settings, log, () => isStopping);
      if (isStopping) await current.stop();
    }
  };
  const watching = watch();
  const stop = async (): Promise<void> => {
    isStopping = true;
    await current.stop();
    await watching;
  };
  return { pid: () => current.pid, stop };
}

/** Tries until it runs: the disk may be full now and have room again without a person's help. */
async function restart(
  layout: Layout,
  settings: readonly string[],
  log: (line: string) => void,
  isStopping: () => boolean,
): Promise<Postmaster> {
  for (let wait = 200; ; wait = Math.min(wait * 2, 10_000)) {
    try {
      await stopOrphan(layout.cluster, log);
      return await startPostmaster(layout, settings);
    } catch (error) {
      log(error instanceof Error ? error.message : String(error));
    }
    if (isStopping()) return { pid: 0, ended: Promise.resolve(), stop: async () => {} };
    await sleep(wait);
  }
}

/** Right after a crash the dead server may still be listed for a moment; it then refuses once. */
async function startWithPatience(
  layout: Layout,
  settings: readonly string[],
  log: (line: string) => void,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startPostmaster(layout, settings);
    } catch (error) {
      if (attempt === 8) throw error;
      await sleep(300 * attempt);
      await stopOrphan(layout.cluster, log);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        resolve(typeof address === "object" && address !== null ? address.port : 0),
      );
    });
  });
}
