import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { fastDirectory } from "../storage/cluster.ts";
import { runVerb } from "./child.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder with a prepared data directory, `data`, that every test copies. */
    readonly prepared: string;
  }
}

/** Making a cluster costs more than most tests: it is made once, and copied. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(fastDirectory(), "guanhu-prepared-"));
  // The database runs as another user when root starts it.
  chmodSync(folder, 0o711);
  process.env["NODE_COMPILE_CACHE"] ??= join(folder, "compiled");
  await runVerb(["prepare", join(folder, "data")], "ready");
  project.provide("prepared", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}
