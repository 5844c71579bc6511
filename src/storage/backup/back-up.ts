import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type pg from "pg";
import { prepareLayout } from "../embedded/layout.ts";
import { runningServer } from "../embedded/postmaster.ts";
import { secretsOf } from "../embedded/secret.ts";
import { startEmbedded } from "../embedded/supervisor.ts";
import { type Connection, withClient } from "../pool.ts";
import { StorageError } from "../storage-error.ts";
import { type CopiedFile, copyFile, copyTree, syncFiles } from "./copy-tree.ts";
import { type Manifest, writeManifest } from "./manifest.ts";

interface BackupOrder {
  readonly dataDir: string;
  /** A folder that is empty or not there yet. */
  readonly target: string;
  readonly log: (line: string) => void;
}

/** What lies beside the database and belongs to it. */
const BESIDE = ["keys", "seals", "uploads"] as const;
const SECRETS = "secret.json";

/** Folders whose contents the server makes anew. Source: PostgreSQL documentation, Making a Base Backup. */
const NOT_TAKEN =
  /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/|^postmaster\.(pid|opts)$|(^|\/)(pgsql_tmp|pg_internal\.init)/;
/** It says from where to recover: its copy must not be older than the files. */
const CONTROL = "global/pg_control";
/** Where recovery begins. */
const LABEL = "backup_label";

/**
 * Copies the bundled database with everything that belongs to it while it works: files as they are
 * at that moment, and the log of changes from which they are made whole. Nobody waits.
 */
export async function backUp(order: BackupOrder): Promise<Manifest> {
  const target = resolve(order.target);
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new StorageError("backupTargetNotEmpty", { target });
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const layout = prepareLayout(order.dataDir, order.log);
  const running = runningServer(layout.cluster);
  if (running !== null)
    return copyAll({ ...order, target, cluster: layout.cluster, server: running });
  const server = await startEmbedded(order);
  try {
    return await copyAll({ ...order, target, cluster: layout.cluster, server });
  } finally {
    await server.stop();
  }
}

interface CopyOrder extends BackupOrder {
  readonly cluster: string;
  readonly server: { readonly host: string; readonly port: number };
}

async function copyAll(order: CopyOrder): Promise<Manifest> {
  const { dataDir, target, server } = order;
  const startedAt = new Date().toISOString();
  const files: CopiedFile[] = [];
  // Seals first: what the file has, the database had before it. The other way a restore would miss one.
  for (const name of BESIDE) files.push(...(await copyBeside(dataDir, target, name)));
  const secrets = await copyFile({ from: dataDir, to: target }, SECRETS);
  if (secrets !== null) files.push(secrets);
  const admin: Connection = {
    host: server.host,
    port: server.port,
    database: "guanhu",
    user: "postgres",
    password: secretsOf(dataDir).superuser,
  };
  const { version, point } = await withClient(admin, async (client) => {
    const copied = await copyCluster(client, order);
    files.push(...copied.files);
    const { rows } = await client.query<{ server_version: string }>("show server_version");
    return { version: rows[0]?.server_version ?? "", point: copied.point };
  });
  const manifest: Manifest = {
    form: 1,
    startedAt,
    point,
    server: version,
    files,
  };
  await syncFiles(target, files);
  writeManifest(target, manifest);
  return manifest;
}

const under = (folder: string, files: readonly CopiedFile[]): readonly CopiedFile[] =>
  files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));

async function copyBeside(
  dataDir: string,
  target: string,
  name: string,
): Promise<readonly CopiedFile[]> {
  const from = join(dataDir, name);
  if (!existsSync(from)) return [];
  return under(name, await copyTree({ from, to: join(target, name) }));
}

/** All in one session: the server forgets a backup, and the log kept for it, with its connection. */
async function copyCluster(
  client: pg.Client,
  { cluster, target }: CopyOrder,
): Promise<{ readonly files: readonly CopiedFile[]; readonly point: string }> {
  const to = join(target, "postgres");
  await refuseTablespaces(client);
  await client.query(
    "select pg_create_physical_replication_slot('guanhu_backup_' || pg_backend_pid(), true, true)",
  );
  const { rows: began } = await client.query<{ lsn: string }>(
    "select pg_backup_start('guanhu', fast => true) as lsn",
  );
  const takes = (path: string): boolean => path !== CONTROL && !NOT_TAKEN.test(path);
  const files = [...(await copyTree({ from: cluster, to, takes }))];
  const control = await copyFile({ from: cluster, to }, CONTROL);
  if (control !== null) files.push(control);
  const point = new Date().toISOString();
  const { rows: ended } = await client.query<{ lsn: string; labelfile: string }>(
    "select lsn, labelfile from pg_backup_stop(wait_for_archive => false)",
  );
  const [first] = began;
  const [last] = ended;
  if (first === undefined || last === undefined) throw new Error("no backup label");
  const { rows: names } = await client.query<{ first: string; last: string }>(
    "select pg_walfile_name($1) as first, pg_walfile_name($2) as last",
    [first.lsn, last.lsn],
  );
  files.push(...(await copyLog(cluster, to, names[0] ?? { first: "", last: "" })));
  writeFileSync(join(to, LABEL), last.labelfile, { mode: 0o600, flush: true });
  const label = {
    path: LABEL,
    bytes: Buffer.byteLength(last.labelfile),
    sha256: createHash("sha256").update(last.labelfile).digest("hex"),
  };
  return { files: under("postgres", [...files, label]), point };
}

async function refuseTablespaces(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    "select 1 from pg_tablespace where spcname not in ('pg_default', 'pg_global')",
  );
  if (rowCount !== 0) throw new StorageError("backupTablespaces");
}

const SEGMENT = /^[0-9A-F]{24}$/;

/** The segments of the log between start and stop; their names sort as they were written. */
async function copyLog(
  cluster: string,
  to: string,
  span: { readonly first: string; readonly last: string },
): Promise<readonly CopiedFile[]> {
  const copied: CopiedFile[] = [];
  for (const name of readdirSync(join(cluster, "pg_wal")).sort()) {
    const isNeeded = SEGMENT.test(name) && name >= span.first && name <= span.last;
    if (!isNeeded && !name.endsWith(".history")) continue;
    const file = await copyFile({ from: cluster, to }, `pg_wal/${name}`);
    if (file !== null) copied.push(file);
  }
  return copied;
}
