import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compilePlan, declaredFields, parseRegime } from "../../src/core/regime/index.ts";
import { type LocalDate, parseLocalDate } from "../../src/core/shared/index.ts";
import { type AllocationProblem, buildProblem } from "../../src/core/who/index.ts";
import { readFactFiles } from "../../src/files/index.ts";

const inRepository = (path: string): string =>
  fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The day on which the rules are applied: part of the benchmark, so that figures stay comparable. */
const TODAY = parseLocalDate("2026-11-24") as LocalDate;
const REGIME = inRepository("regimes/group-customers/regime.md");
const ROSTER = inRepository("scripts/make-roster.ts");
const DATA = process.env["GUANHU_TEST_DATA"] ?? inRepository("../shared/data");

/** Registers of companies of whole cities, with the path of the file. */
export const CITIES = ["hangzhou", "wuhan"] as const;
export type City = (typeof CITIES)[number];

export const companiesOf = (city: City): string => join(DATA, `city_${city}`, "companies.csv");

/** Cities whose registers are on this machine. */
export const citiesHere = (): readonly City[] =>
  CITIES.filter((city) => existsSync(companiesOf(city)));

/** An allocation of a real register, with the time its making took. */
export interface RealBook {
  readonly city: City;
  readonly problem: AllocationProblem;
  readonly customers: number;
  readonly managers: number;
  readonly readSeconds: number;
  readonly buildSeconds: number;
}

function makeRoster(city: City, path: string, perManager: number): void {
  const args = [ROSTER, companiesOf(city), path, "2026", String(perManager)];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`no roster for ${city}: ${stderr}`);
}

/**
 * The register of a city under the regime of group customers, with an invented manager for so
 * many companies, read and built as the product does.
 */
export async function readCity(city: City, perManager: number): Promise<RealBook> {
  const folder = mkdtempSync(join(tmpdir(), "guanhu-city-"));
  try {
    const managers = join(folder, "managers.csv");
    makeRoster(city, managers, perManager);
    const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
    const { document } = parseRegime(readFileSync(REGIME, "utf8"), { hash });
    if (document === null) throw new Error(`${REGIME} cannot be read`);
    const plan = compilePlan(document, { today: TODAY });
    if (!plan.ok) throw new Error(JSON.stringify(plan.error));
    const start = performance.now();
    const facts = await readFactFiles({
      customers: companiesOf(city),
      managers,
      owners: null,
      mapping: null,
      coordinates: null,
      declared: declaredFields(document),
      today: TODAY,
      onProgress: () => undefined,
    });
    const read = performance.now();
    const book = { today: TODAY, locks: [], customers: facts.customers, managers: facts.managers };
    const problem = buildProblem(plan.value, book);
    if (!problem.ok) throw new Error(JSON.stringify(problem.error));
    return {
      city,
      problem: problem.value,
      customers: facts.customers.length,
      managers: facts.managers.length,
      readSeconds: (read - start) / 1000,
      buildSeconds: (performance.now() - read) / 1000,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
