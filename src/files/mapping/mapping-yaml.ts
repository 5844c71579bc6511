import { parse, stringify } from "yaml";
import type { FileMapping, ImportKind } from "../../app/ports/files.ts";
import { COORDINATE_SYSTEMS, type CoordinateSystem } from "../../core/geo/index.ts";
import { FileRefusal } from "../file-refusal.ts";

/** A mapping as a person writes it: columns left out are matched by their headings. */
export interface PartialMapping {
  readonly sheet: string | null;
  readonly coordinates: CoordinateSystem | null;
  readonly rates: Readonly<Record<string, number>>;
  readonly columns: FileMapping["columns"];
}

/** Mappings by kind of file. */
export type MappingSet = Readonly<Partial<Record<ImportKind, PartialMapping>>>;

const KINDS: readonly ImportKind[] = ["customers", "managers", "licences", "capacity", "owners"];

type Loose = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Loose =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const broken = (detail: string): FileRefusal =>
  new FileRefusal("file.mappingUnreadable", { detail });

function columnOf(header: string, value: unknown): FileMapping["columns"][number] {
  if (value === null || typeof value === "string") return { header, field: value, unit: null };
  if (!isRecord(value)) throw broken(header);
  const { field, unit } = value;
  if (field !== null && typeof field !== "string") throw broken(header);
  return { header, field, unit: typeof unit === "string" ? unit : null };
}

function ratesOf(value: unknown): Readonly<Record<string, number>> {
  if (value === undefined) return {};
  if (!isRecord(value)) throw broken("rates");
  const rates: Record<string, number> = {};
  for (const [code, rate] of Object.entries(value)) {
    if (typeof rate !== "number" || !(rate > 0)) throw broken(`rates.${code}`);
    rates[code] = rate;
  }
  return rates;
}

function mappingOf(value: unknown, name: string): PartialMapping {
  if (!isRecord(value)) throw broken(name);
  const { sheet, coordinates, columns, rates } = value;
  const system = COORDINATE_SYSTEMS.find((one) => one === coordinates) ?? null;
  if (coordinates !== undefined && coordinates !== null && system === null) {
    throw broken(`coordinates: ${String(coordinates)}`);
  }
  if (columns !== undefined && !isRecord(columns)) throw broken("columns");
  return {
    sheet: typeof sheet === "string" ? sheet : null,
    coordinates: system,
    rates: ratesOf(rates),
    columns: Object.entries(columns ?? {}).map(([header, column]) => columnOf(header, column)),
  };
}

/** Reads a mapping file: one mapping (with `kind`, customers when absent), or one under each kind's name. */
export function parseMappings(text: string): MappingSet {
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw broken(error instanceof Error ? (error.message.split("\n")[0] ?? "") : "");
  }
  if (!isRecord(value)) throw broken("");
  if ("columns" in value || "coordinates" in value || "sheet" in value || "rates" in value) {
    const kind = KINDS.find((one) => one === value["kind"]) ?? "customers";
    return { [kind]: mappingOf(value, kind) };
  }
  const set: Partial<Record<ImportKind, PartialMapping>> = {};
  for (const [key, part] of Object.entries(value)) {
    const kind = KINDS.find((one) => one === key);
    if (kind === undefined) throw broken(key);
    set[kind] = mappingOf(part, key);
  }
  return set;
}

/** A mapping in the YAML that `parseMappings` reads back. */
export function mappingText(mapping: FileMapping, kind: ImportKind = "customers"): string {
  const columns = Object.fromEntries(
    mapping.columns.map(({ header, field, unit }) => [
      header,
      unit === null ? field : { field, unit },
    ]),
  );
  return stringify({
    kind,
    ...(mapping.sheet === null || mapping.sheet === "" ? {} : { sheet: mapping.sheet }),
    ...(mapping.coordinates === null ? {} : { coordinates: mapping.coordinates }),
    ...(mapping.rates === undefined ? {} : { rates: { ...mapping.rates } }),
    columns,
  });
}

/** The suggestion with what the person wrote put over it; a field he gave away is taken from the suggested column. */
export function applyPartial(suggested: FileMapping, partial: PartialMapping): FileMapping {
  const stated = new Map(partial.columns.map((column) => [column.header, column]));
  const taken = new Set(partial.columns.map((column) => column.field));
  const kept = suggested.columns.filter(
    (column) => !stated.has(column.header) && !taken.has(column.field),
  );
  return {
    sheet: partial.sheet ?? suggested.sheet,
    coordinates: partial.coordinates ?? suggested.coordinates,
    rates: partial.rates,
    columns: [...partial.columns.map((column) => withUnit(column, suggested)), ...kept],
  };
}

function withUnit(
  column: FileMapping["columns"][number],
  suggested: FileMapping,
): FileMapping["columns"][number] {
  if (column.unit !== null) return column;
  const same = suggested.columns.find((one) => one.header === column.header);
  return same?.field === column.field ? { ...column, unit: same?.unit ?? null } : column;
}
