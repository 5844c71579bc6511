import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type {
  FactFilesContents,
  FactFilesReader,
  FactFilesRequest,
  FaultInFile,
} from "../app/ports/fact-files.ts";
import type { FileMapping, ImportKind } from "../app/ports/files.ts";
import {
  BASE_VOCABULARY,
  type CustomerFacts,
  type Fields,
  type ManagerFacts,
} from "../core/facts/index.ts";
import { FileRefusal } from "./file-refusal.ts";
import { type InputFile, inputFile } from "./input-file.ts";
import { inspectFile } from "./inspect.ts";
import { applyPartial, type MappingSet, parseMappings } from "./mapping/mapping-yaml.ts";
import { type Contents, readContents } from "./read/read-contents.ts";
import { sheetKinds } from "./read/sheet-kinds.ts";

/** Faults printed or listed; all are counted. */
const FAULT_LIMIT = 100_000;

interface Known {
  readonly customers: ReadonlySet<string>;
  readonly managers: ReadonlySet<string>;
}

/** One sheet to read. */
interface Part {
  readonly file: InputFile;
  readonly kind: ImportKind;
  readonly sheet: string | null;
}

/** Reads part after part and gathers what is wrong with any of them. */
class Reading {
  readonly faults: FaultInFile[] = [];
  errors = 0;
  warnings = 0;
  hasOpenCoordinates = false;
  readonly #request: FactFilesRequest;
  readonly #mappings: MappingSet;

  constructor(request: FactFilesRequest, mappings: MappingSet) {
    this.#request = request;
    this.#mappings = mappings;
  }

  async read(part: Part, known: Known): Promise<Contents> {
    const mapping = await this.#mapping(part);
    const contents = await readContents({
      file: part.file,
      kind: part.kind,
      mapping,
      vocabulary: this.#vocabulary(),
      known,
      today: this.#request.today,
      usccFaults: "warning",
      faultLimit: FAULT_LIMIT,
      onProgress: (rows, share) => this.#request.onProgress(part.kind, rows, share),
    });
    const { name } = part.file;
    for (const fault of contents.faults) this.faults.push({ file: name, sheet: part.sheet, fault });
    this.errors += contents.errors;
    this.warnings += contents.warnings;
    return contents;
  }

  refuse(error: unknown, path: string): void {
    if (!(error instanceof FileRefusal)) throw error;
    const { code, data } = error.issue;
    const fault = { row: 0, column: null, value: "", code, severity: "error" as const, data };
    this.faults.push({ file: basename(path), sheet: null, fault });
    this.errors++;
  }

  #vocabulary(): typeof BASE_VOCABULARY {
    return [...BASE_VOCABULARY, ...this.#request.declared];
  }

  async #mapping(part: Part): Promise<FileMapping> {
    const partial = this.#mappings[part.kind];
    const { suggestedMapping, questions } = await inspectFile(part.file, {
      kind: part.kind,
      vocabulary: this.#vocabulary(),
      sheet: partial?.sheet ?? part.sheet,
    });
    const mapping =
      partial === undefined ? suggestedMapping : applyPartial(suggestedMapping, partial);
    const stated = this.#request.coordinates ?? partial?.coordinates ?? null;
    if (stated === null && questions.some((question) => question.id === "coordinates")) {
      this.hasOpenCoordinates = true;
    }
    return {
      ...mapping,
      coordinates: stated ?? mapping.coordinates,
      // Columns that no rule can name would only take memory.
      columns: mapping.columns.filter((column) => column.field?.startsWith("x:") !== true),
    };
  }
}

function merged(
  managers: readonly ManagerFacts[],
  additions: readonly ManagerFacts[],
): readonly ManagerFacts[] {
  if (additions.length === 0) return managers;
  const byId = new Map<string, Fields>();
  for (const { id, fields } of additions) byId.set(id, { ...byId.get(id), ...fields });
  return managers.map((manager) => ({
    ...manager,
    fields: { ...manager.fields, ...byId.get(manager.id) },
  }));
}

function withOwners(
  customers: readonly CustomerFacts[],
  contents: readonly Contents[],
): readonly CustomerFacts[] {
  const owners = new Map<string, string>();
  for (const { owners: list } of contents)
    for (const one of list) owners.set(one.customer, one.manager);
  if (owners.size === 0) return customers;
  return customers.map((customer) => {
    const owner = owners.get(customer.id);
    return owner === undefined ? customer : { ...customer, fields: { ...customer.fields, owner } };
  });
}

const NOBODY: ReadonlySet<string> = new Set();

async function readStaff(reading: Reading, path: string): Promise<readonly ManagerFacts[]> {
  const file = await inputFile(path);
  const kinds = await sheetKinds(file);
  const { managers } = await reading.read(
    { file, kind: "managers", sheet: kinds.managers },
    { customers: NOBODY, managers: NOBODY },
  );
  const known = { customers: NOBODY, managers: new Set<string>(managers.map(({ id }) => id)) };
  const additions: ManagerFacts[] = [];
  for (const kind of ["licences", "capacity"] as const) {
    const sheet = kinds[kind];
    if (sheet === null) continue;
    additions.push(...(await reading.read({ file, kind, sheet }, known)).managers);
  }
  return merged(managers, additions);
}

async function attempt<T>(
  reading: Reading,
  at: { readonly path: string; readonly otherwise: T },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    reading.refuse(error, at.path);
    return at.otherwise;
  }
}

const NOTHING: Contents = {
  rows: 0,
  customers: [],
  managers: [],
  owners: [],
  faults: [],
  errors: 0,
  warnings: 0,
};

/** Reads everything one allocation needs from files; every fault of every file is named before anything stops. */
export const readFactFiles: FactFilesReader = async (request): Promise<FactFilesContents> => {
  let mappings: MappingSet = {};
  const early = new Reading(request, {});
  if (request.mapping !== null) {
    const path = request.mapping;
    mappings = await attempt(early, { path, otherwise: {} }, async () =>
      parseMappings(await readFile((await inputFile(path)).path, "utf8")),
    );
  }
  const reading = new Reading(request, mappings);
  const managers = await attempt(reading, { path: request.managers, otherwise: [] }, () =>
    readStaff(reading, request.managers),
  );
  const staff = new Set<string>(managers.map(({ id }) => id));
  const list = await attempt(reading, { path: request.customers, otherwise: NOTHING }, async () =>
    reading.read(
      { file: await inputFile(request.customers), kind: "customers", sheet: null },
      { customers: NOBODY, managers: staff },
    ),
  );
  const known = { customers: new Set<string>(list.customers.map(({ id }) => id)), managers: staff };
  const ownersPath = request.owners;
  const owners =
    ownersPath === null
      ? NOTHING
      : await attempt(reading, { path: ownersPath, otherwise: NOTHING }, async () =>
          reading.read({ file: await inputFile(ownersPath), kind: "owners", sheet: null }, known),
        );
  return {
    customers: withOwners(list.customers, [list, owners]),
    managers,
    faults: [...early.faults, ...reading.faults],
    errors: early.errors + reading.errors,
    warnings: early.warnings + reading.warnings,
    assumedCoordinates: reading.hasOpenCoordinates ? "wgs84" : null,
  };
};
