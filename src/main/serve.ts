import type { App, DemoEntry } from "../app/app.ts";
import { seedAccounts } from "../app/demo/seed-accounts.ts";
import { seedWorld } from "../app/demo/seed-world.ts";
import { ADMINISTRATOR, createAdministrator } from "../app/office/create-administrator.ts";
import { recover } from "../app/recover.ts";
import { SYSTEM } from "../app/scope.ts";
import { windDown } from "../app/wind-down.ts";
import { buildServer } from "../http/index.ts";
import { atMost, type DiskWatch, startTimedWorker } from "../jobs/index.ts";
import { openDatabase, openLedgerKeeper } from "../storage/index.ts";
import { startBackground } from "./background.ts";
import type { Configuration } from "./configuration.ts";
import { demoPasswords } from "./demo-passwords.ts";
import { demoWorlds } from "./demo-worlds.ts";
import { ownDisk } from "./disk-reserve.ts";
import { listen } from "./listen.ts";
import { log } from "./log.ts";
import { makeApp } from "./make-app.ts";
import { singleSignOn } from "./single-sign-on.ts";
import { startWhenFree } from "./start-when-free.ts";
import { TIMED_HANDLERS } from "./timed-handlers.ts";

/** A server that answers. */
export interface Serving {
  readonly address: string;
  /** One-time password of the administrator, on the first start of all. */
  readonly administrator: { readonly account: string; readonly password: string } | null;
  readonly demo: readonly DemoEntry[];
  stop(): Promise<void>;
}

/** Milliseconds that runs and imports have to end when the server is told to stop. */
const LAST_WORK = 7000;
/** Milliseconds that queries still have after that. */
const LAST_QUERIES = 1000;

const SEEDED = "demo.seeded";

/** Loads the demo world once. A start that was cut short in it is made good by the next. */
async function seedDemo(app: App): Promise<void> {
  const isSeeded = await app.database.within(SYSTEM, (stores) => stores.settings.get(SEEDED));
  if (isSeeded === true) return;
  for (const world of demoWorlds()) await seedWorld(app, world);
  await seedAccounts(app);
  await app.database.within(SYSTEM, (stores) => stores.settings.put(SEEDED, true));
}

/** The use cases over a real database, with what to do when they are no longer needed. */
export async function openApp(configuration: Configuration): Promise<{
  readonly app: App;
  readonly disk: DiskWatch | null;
  readonly close: () => Promise<void>;
}> {
  const { dataDir, databaseUrl, ownerUrl, appUrl, isDemo } = configuration;
  const running = await startWhenFree({
    dataDir,
    url: databaseUrl,
    ownerUrl,
    appUrl,
    log: (line) => log("database", { line }),
  });
  const database = openDatabase(running.app);
  const keeper = openLedgerKeeper(running.app, dataDir);
  const demo = isDemo ? demoPasswords(dataDir) : [];
  const disk = databaseUrl === undefined && ownerUrl === undefined ? ownDisk(configuration) : null;
  const { webhookHosts, factorForAdministrators, signOn } = configuration;
  const app = makeApp({
    database,
    keeper,
    dataDir,
    demo,
    log,
    ...(disk === null ? {} : { room: disk.room }),
    webhookHosts,
    factorForAdministrators,
    singleSignOn: signOn === null ? null : singleSignOn(signOn),
  });
  return {
    app,
    disk,
    close: async () => {
      await atMost(LAST_WORK, windDown(app));
      // A pool waits for those who still use it: when the database stops, they are cut off.
      await atMost(LAST_QUERIES, Promise.all([keeper.close(), database.close()]));
      await running.stop();
    },
  };
}

/** Starts everything: database, schema, accounts, demo world, HTTP. */
export async function serve(configuration: Configuration): Promise<Serving> {
  const { app, disk, close } = await openApp(configuration);
  const watching = disk?.start();
  try {
    await recover(app);
    const password = await createAdministrator(app);
    if (configuration.isDemo) await seedDemo(app);
    const server = await buildServer({
      app,
      webRoot: configuration.webRoot,
      maxUploadBytes: configuration.maxUploadBytes,
    });
    const port = await listen(server, configuration);
    const clock = startTimedWorker(app, TIMED_HANDLERS);
    const background = startBackground(app);
    const host = configuration.host === "0.0.0.0" ? "127.0.0.1" : configuration.host;
    return {
      address: `http://${host}:${port}/`,
      administrator: password === null ? null : { account: ADMINISTRATOR, password },
      demo: app.demo,
      stop: async () => {
        await server.close();
        await clock.stop();
        await background.stop();
        await watching?.stop();
        await close();
      },
    };
  } catch (error) {
    await watching?.stop();
    await close();
    throw error;
  }
}
