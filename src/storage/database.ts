import type { Database, Scope, Stores } from "../app/ports.ts";
import { databaseProbe } from "./database-probe.ts";
import { noticeWatchers } from "./notice-watchers.ts";
import { type Connection, createPool } from "./pool.ts";
import { absenceStore } from "./queries/absences.ts";
import { accountStore } from "./queries/accounts.ts";
import { collisionStore } from "./queries/collisions.ts";
import { creditStore } from "./queries/credit.ts";
import { customerStore } from "./queries/customers.ts";
import { dispatchStore } from "./queries/dispatches.ts";
import { dutyStore } from "./queries/duties.ts";
import { handoverStore } from "./queries/handovers.ts";
import { identityStore } from "./queries/identities.ts";
import { importStore } from "./queries/imports.ts";
import { ledgerStore } from "./queries/ledger.ts";
import { lifeStore } from "./queries/lives.ts";
import { lockStore } from "./queries/locks.ts";
import { managerStore } from "./queries/managers.ts";
import { noticeStore } from "./queries/notices.ts";
import { ownershipWriter } from "./queries/ownership.ts";
import { regimeStore } from "./queries/regimes.ts";
import { runStore } from "./queries/runs.ts";
import { eventStore, idempotencyStore, settingStore } from "./queries/settings.ts";
import { factorStore, oidcStore, revealStore } from "./queries/sign-in.ts";
import { timedStore } from "./queries/timed-events.ts";
import { transferStore } from "./queries/transfers.ts";
import { unitStore } from "./queries/units.ts";
import { veiledCustomers } from "./queries/veiled-customers.ts";
import { veiledRuns } from "./queries/veiled-runs.ts";
import { webhookStore } from "./queries/webhooks.ts";
import { withScope } from "./scope.ts";
import type { Client } from "./sql.ts";

/** The stores of one transaction. */
const storesOf = (client: Client, scope: Scope, onTold: (account: string) => void): Stores => ({
  accounts: accountStore(client),
  units: unitStore(client),
  regimes: regimeStore(client),
  customers: veiledCustomers(customerStore(client), scope.veil),
  managers: managerStore(client),
  locks: lockStore(client),
  ownership: ownershipWriter(client),
  absences: absenceStore(client),
  handovers: handoverStore(client),
  transfers: transferStore(client),
  duties: dutyStore(client),
  collisions: collisionStore(client),
  identities: identityStore(client),
  dispatches: dispatchStore(client),
  imports: importStore(client),
  runs: veiledRuns(runStore(client), scope.veil),
  ledger: ledgerStore(client),
  credit: creditStore(client),
  settings: settingStore(client),
  idempotency: idempotencyStore(client),
  factors: factorStore(client),
  oidc: oidcStore(client),
  reveals: revealStore(client),
  events: eventStore(client),
  timed: timedStore(client),
  lives: lifeStore(client),
  notices: noticeStore(client, onTold),
  webhooks: webhookStore(client),
});

/** The database of the use cases, and the way to let go of its connections. */
export interface OpenDatabase extends Database {
  close(): Promise<void>;
}

/** Opens the runtime role's pool. */
export function openDatabase(app: Connection, size?: number): OpenDatabase {
  const pool = createPool(app, size);
  const watchers = noticeWatchers();
  return {
    within: async <T>(scope: Scope, work: (stores: Stores) => Promise<T>) => {
      const told = new Set<string>();
      const done = await withScope(pool, scope, (client) =>
        work(storesOf(client, scope, (account) => told.add(account))),
      );
      for (const account of told) watchers.wake(account);
      return done;
    },
    watchNotices: watchers.watch,
    isAlive: databaseProbe(app),
    close: () => pool.end(),
  };
}
