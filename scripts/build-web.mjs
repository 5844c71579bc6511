// Builds the web into dist/web. Run directly it always builds; `npm start` builds only what is stale.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

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
  if (result.status !== 0) return false;
  compress(join(root, "dist", "web"));
  return true;
}

/** Lays a compressed copy beside every text file: the server sends it as it is. */
function compress(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && /\.(js|mjs|css|html|svg|json)$/.test(entry.name))
      writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
  }
}

/** True when dist/web is current, after building it where it was not. */
export function buildWebIfStale() {
  if (!isStale()) return true;
  console.log("正在生成网页 building the web …");
  return build();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // An installation without development packages gets the web with its release.
  const canBuild = existsSync(join(root, "node_modules", "vite"));
  if (!canBuild && process.env.npm_lifecycle_event === "prepare") process.exit(0);
  process.exit(build() ? 0 : 1);
}
