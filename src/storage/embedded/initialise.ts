import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StorageError } from "../storage-error.ts";
import { give, type Layout } from "./layout.ts";

/**
 * Creates the cluster unless it exists. It is made beside its place and moved there when it is
 * whole, so that a start killed half-way through begins anew. The locale flags decide whether
 * Chinese can be searched: with LC_CTYPE C the trigrams of Chinese are silently empty.
 */
export function initialiseCluster(layout: Layout, password: string): void {
  if (existsSync(join(layout.cluster, "guanhu-complete"))) return;
  if (existsSync(join(layout.cluster, "PG_VERSION"))) clear(layout.cluster);
  const passwordFile = `${layout.cluster}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  give(passwordFile, layout.user);
  try {
    run(layout, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  const draft = join(layout.cluster, "guanhu-complete.draft");
  writeFileSync(draft, "1\n");
  give(draft, layout.user);
  renameSync(draft, join(layout.cluster, "guanhu-complete"));
}

function clear(cluster: string): void {
  for (const name of readdirSync(cluster)) rmSync(join(cluster, name), { recursive: true });
}

function run(layout: Layout, passwordFile: string): void {
  const result = spawnSync(
    layout.binaries.initdb,
    [
      `--pgdata=${layout.cluster}`,
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--locale=C.UTF-8",
      "--no-instructions",
    ],
    {
      encoding: "utf8",
      cwd: layout.cluster,
      env: { PATH: process.env["PATH"] ?? "", LC_ALL: "C.UTF-8", TZ: "UTC" },
      ...(layout.user === null ? {} : { uid: layout.user.uid, gid: layout.user.gid }),
    },
  );
  if (result.status === 0) return;
  const output = (result.error?.message ?? `${result.stderr}${result.stdout}`).trim().slice(-600);
  throw new StorageError("initialiseFailed", { output, dataDir: layout.cluster });
}
