import { mkdirSync, realpathSync } from "node:fs";
import { secretsOf } from "./embedded/secret.ts";
import { startEmbedded } from "./embedded/supervisor.ts";
import { migrate } from "./migrate.ts";
import type { Connection } from "./pool.ts";
import { appConnection, ensureDatabase, ownerConnection, provision } from "./provision.ts";

export interface DatabaseOptions {
  readonly dataDir: string;
  readonly log: (line: string) => void;
  /** DATABASE_URL of an existing server; absent: the bundled one. */
  readonly url?: string | undefined;
  /** Logins made by a database administrator, where `url` may not create roles. */
  readonly ownerUrl?: string | undefined;
  readonly appUrl?: string | undefined;
  /** Further settings of the bundled server (tests). */
  readonly settings?: readonly string[];
}

/** A migrated database and the two ways into it. */
export interface Database {
  readonly kind: "embedded" | "external";
  /** For migrations and maintenance only. */
  readonly owner: Connection;
  /** For everything that serves a request. */
  readonly app: Connection;
  /** Process number of the bundled server; null for an external one. */
  pid(): number | null;
  stop(): Promise<void>;
}

const DATABASE = "guanhu";

/** Starts or reaches the database, makes roles and schema where missing, and migrates. */
export async function startDatabase(options: DatabaseOptions): Promise<Database> {
  const database = options.url === undefined ? await bundled(options) : await external(options);
  try {
    await migrate(database.owner);
    return database;
  } catch (error) {
    await database.stop();
    throw error;
  }
}

async function bundled(options: DatabaseOptions): Promise<Database> {
  const server = await startEmbedded(options);
  const admin: Connection = {
    host: server.host,
    port: server.port,
    database: DATABASE,
    user: "postgres",
    password: server.secrets.superuser,
  };
  try {
    await ensureDatabase(admin, DATABASE);
    await provision(admin, server.secrets);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return {
    kind: "embedded",
    owner: ownerConnection(admin, server.secrets),
    app: appConnection(admin, server.secrets),
    pid: server.pid,
    stop: server.stop,
  };
}

async function external(options: DatabaseOptions): Promise<Database> {
  const logins = await externalLogins(options);
  return { kind: "external", ...logins, pid: () => null, stop: async () => {} };
}

async function externalLogins(
  options: DatabaseOptions,
): Promise<{ readonly owner: Connection; readonly app: Connection }> {
  if (options.ownerUrl !== undefined && options.appUrl !== undefined) {
    return { owner: parseUrl(options.ownerUrl), app: parseUrl(options.appUrl) };
  }
  mkdirSync(options.dataDir, { recursive: true, mode: 0o711 });
  const secrets = secretsOf(realpathSync(options.dataDir));
  const admin = parseUrl(options.url ?? "");
  await provision(admin, secrets);
  return { owner: ownerConnection(admin, secrets), app: appConnection(admin, secrets) };
}

/** `postgres://user:password@host:port/database`; a socket directory as `?host=/path`. */
export function parseUrl(text: string): Connection {
  const url = new URL(text);
  const mode = url.searchParams.get("sslmode");
  return {
    host: url.searchParams.get("host") ?? decodeURIComponent(url.hostname),
    port: Number(url.port || "5432"),
    database: decodeURIComponent(url.pathname.slice(1)) || DATABASE,
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(mode === "require" || mode === "verify-full" ? { ssl: true } : {}),
  };
}
