// `npm start`: builds the web where that is needed, then serves the demo world.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { buildWebIfStale } from "./build-web.mjs";
import { compileCacheOf, keepCompiled } from "./compile-cache.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const demo = join(root, "src/main/demo.ts");
const bundled = join(
  root,
  "node_modules",
  ".bin",
  process.platform === "win32" ? "node.cmd" : "node",
);
const major = Number(process.versions.node.split(".")[0]);

/** The parent of a process; null where the system does not tell. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/**
 * npm hands no signal on to the children of its shell. When it is gone, nobody can stop the server
 * from where it was started, and the next start would find its data in use: so it stops itself.
 */
function stopWithNpm() {
  const shell = process.ppid;
  const npm = parentOf(shell);
  const watch = setInterval(() => {
    if (process.ppid === shell && parentOf(shell) === npm) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, 500);
  watch.unref();
}

/** The server runs TypeScript as it stands, which an older Node does not. */
function serveUnderBundledNode() {
  const server = spawn(bundled, [demo], {
    cwd: root,
    stdio: "inherit",
    env: { NODE_COMPILE_CACHE: compileCacheOf(root), ...process.env },
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
  server.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
}

if (!buildWebIfStale()) process.exit(1);
if (process.env["npm_lifecycle_event"] === "start") stopWithNpm();
if (major >= 24) {
  keepCompiled(root);
  await import(pathToFileURL(demo).href);
} else serveUnderBundledNode();
