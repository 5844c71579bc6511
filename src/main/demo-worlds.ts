import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DemoWorld } from "../app/demo/seed-world.ts";
import type { ImportKind } from "../app/ports.ts";
import { ROOT } from "./configuration.ts";

/** In the order in which they refer to one another. */
const FILES: readonly (readonly [ImportKind, string])[] = [
  ["managers", "managers.csv"],
  ["licences", "licences.csv"],
  ["capacity", "capacity.csv"],
  ["customers", "customers.csv"],
  ["owners", "owners.csv"],
];

function worldOf(folder: string): DemoWorld {
  const boundary = join(folder, "world", "boundary.geojson");
  return {
    source: readFileSync(join(folder, "regime.md"), "utf8"),
    files: FILES.map(([kind, name]) => ({ kind, path: join(folder, "world", name) })).filter(
      ({ path }) => existsSync(path),
    ),
    boundary: existsSync(boundary) ? JSON.parse(readFileSync(boundary, "utf8")) : null,
  };
}

/** Every regime under regimes/ that has a world, the group customers first. */
export function demoWorlds(): readonly DemoWorld[] {
  const folder = join(ROOT, "regimes");
  return readdirSync(folder)
    .filter((name) => existsSync(join(folder, name, "world", "customers.csv")))
    .sort((a, b) => Number(b === "group-customers") - Number(a === "group-customers"))
    .map((name) => worldOf(join(folder, name)));
}
