#!/usr/bin/env node
// Starts the command line under the Node that was installed with the package: it runs TypeScript
// as it stands, which an older Node does not. Files named on the line are relative to where the
// person stands, so the folder is left alone.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compileCacheOf, keepCompiled } from "../scripts/compile-cache.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const main = join(root, "src/main/cli.ts");
const bundled = join(root, "node_modules/.bin", process.platform === "win32" ? "node.cmd" : "node");
const major = Number(process.versions.node.split(".")[0]);

if (major >= 24) {
  keepCompiled(root);
  await import(pathToFileURL(main).href);
} else if (existsSync(bundled)) {
  const child = spawn(bundled, [main, ...process.argv.slice(2)], {
    stdio: "inherit",
    env: { NODE_COMPILE_CACHE: compileCacheOf(root), ...process.env },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)));
} else {
  console.error("缺少依赖：请先运行 npm ci。 Dependencies are missing: run npm ci first.");
  process.exit(3);
}
