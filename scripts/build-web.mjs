// Builds the web into dist/web. Run directly it always builds; `npm start` builds only what is stale.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(root, "dist", "web", "index.html");
const sources = ["web", "src/contract", "src/i18n", "package-lock.json"];

function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path)
    .filter((name) => name !== "node_modules")
    .reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

const isStale = () => {
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return sources.some(
    (source) => existsSync(join(root, source)) && newest(join(root, source)) > builtAt,
  );
};

function build() {
  const node = join(root, "node_modules", ".bin", "node");
  const vite = join(root, "node_modules", "vite", "bin", "vite.js");
  const result = spawnSync(
    node,
    [vite, "build", "--config", "web/vite.config.ts", "--logLevel", "warn"],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, NODE_ENV: "production" },
    },
  );
  return result.status === 0;
}

/** True when dist/web is current, after building it where it was not. */
export function buildWebIfStale() {
  if (!isStale()) return true;
  console.log("正在生成网页 building the web …");
  return build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exit(build() ? 0 : 1);
