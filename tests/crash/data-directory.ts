import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { inject } from "vitest";
import { fastDirectory } from "../storage/cluster.ts";

/** A folder that the user of the database may enter; `remove` it afterwards. */
export interface TestFolder {
  readonly path: string;
  /** A copy of the prepared data directory: 1,500 customers, managers, a regime. */
  prepared(name: string): string;
  remove(): void;
}

export function makeFolder(prefix: string): TestFolder {
  const path = mkdtempSync(join(fastDirectory(), prefix));
  chmodSync(path, 0o711);
  return {
    path,
    prepared: (name) => {
      const target = join(path, name);
      // `cp -a` keeps whose the files are, which copying in Node does not.
      const copied = spawnSync("cp", ["-a", join(inject("prepared"), "data"), target]);
      if (copied.status !== 0) throw new Error(String(copied.stderr));
      return target;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
