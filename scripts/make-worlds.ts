/**
 * Writes the demo worlds of regimes/<name>/world: invented customers, managers and present
 * owners in an invented town. Same seed, same bytes. Run: `npm run make-worlds`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { foreignTradeWorld } from "./worlds/foreign-trade.ts";
import { groupCustomersWorld } from "./worlds/group-customers.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "regimes");

for (const [name, files] of [
  ["group-customers", groupCustomersWorld(2026)],
  ["foreign-trade", foreignTradeWorld(2026)],
] as const) {
  const folder = join(root, name, "world");
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
}
