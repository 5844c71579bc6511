// `npm start`: builds the web where that is needed, then serves the demo world.
import { spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildWebIfStale } from "./build-web.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const node = join(root, "node_modules", ".bin", process.platform === "win32" ? "node.cmd" : "node");

if (!buildWebIfStale()) process.exit(1);

const server = spawn(node, [join(root, "src/main/demo.ts")], { cwd: root, stdio: "inherit" });
// The server ends the database before it ends itself: the signal is handed on, and waited for.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
