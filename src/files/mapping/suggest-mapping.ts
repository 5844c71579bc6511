import type { FileMapping, FileQuestion, ImportKind } from "../../app/ports/files.ts";
import { COORDINATE_SYSTEMS, type CoordinateSystem } from "../../core/geo/index.ts";
import { cellText, type SourceRow } from "../table.ts";
import type { FileField } from "./file-field.ts";
import { guessUnit } from "./guess-unit.ts";
import { headingOf } from "./heading.ts";
import { FieldFinder } from "./match-field.ts";

export interface Suggestion {
  readonly mapping: FileMapping;
  readonly questions: readonly FileQuestion[];
}

export interface SuggestRequest {
  readonly kind: ImportKind;
  readonly sheet: string | null;
  readonly headers: readonly string[];
  /** Some rows below the header, for the guess of a unit. */
  readonly sample: readonly SourceRow[];
  readonly fields: readonly FileField[];
}

/** Heading of a licence of its own: 证书[高压服务证] or 证书:高压服务证. */
const LICENCE_HEADING = /^证书\s*[[:：（(]\s*(.+?)\s*[\])）]?$/;

const MONEY_UNITS = ["元", "万元"];

function fieldKey(
  header: string,
  finder: FieldFinder,
  request: { readonly kind: ImportKind; readonly taken: ReadonlySet<string> },
): string | null {
  if (header === "") return null;
  if (request.kind === "managers" && LICENCE_HEADING.test(header)) {
    return `licence:${LICENCE_HEADING.exec(header)?.[1] ?? ""}`;
  }
  const found = finder.find(header);
  if (found !== null && !request.taken.has(found.key)) return found.key;
  return request.kind === "customers" || request.kind === "managers" ? `x:${header}` : null;
}

function unitOf(
  column: {
    readonly header: string;
    readonly index: number;
    readonly field: FileField | undefined;
  },
  sample: readonly SourceRow[],
): { readonly unit: string | null; readonly isGuess: boolean } {
  if (column.field?.type !== "money") return { unit: null, isGuess: false };
  const stated = headingOf(column.header).unit;
  if (stated !== null) return { unit: stated, isGuess: false };
  if (column.field.key !== "capital") return { unit: "元", isGuess: false };
  const cells = sample.map((row) => cellText(row.cells[column.index] ?? null));
  return { unit: guessUnit(cells), isGuess: true };
}

function coordinatesOf(
  headers: readonly string[],
  keys: ReadonlySet<string>,
): {
  readonly system: CoordinateSystem | null;
  readonly questions: readonly FileQuestion[];
} {
  if (!keys.has("lng") && !keys.has("lat")) return { system: null, questions: [] };
  for (const header of headers) {
    const { system } = headingOf(header);
    if (system !== null) return { system, questions: [] };
  }
  const question: FileQuestion = {
    id: "coordinates",
    header: null,
    options: COORDINATE_SYSTEMS,
    suggested: "wgs84",
  };
  return { system: "wgs84", questions: [question] };
}

/** Proposes what each column means, and lists what the file leaves open. */
export function suggestMapping(request: SuggestRequest): Suggestion {
  const finder = new FieldFinder(request.fields);
  const taken = new Set<string>();
  const questions: FileQuestion[] = [];
  const columns = request.headers.map((header, index) => {
    const key = fieldKey(header, finder, { kind: request.kind, taken });
    if (key !== null) taken.add(key);
    const field = request.fields.find((candidate) => candidate.key === key);
    const { unit, isGuess } = unitOf({ header, index, field }, request.sample);
    if (isGuess) {
      questions.push({ id: "capitalUnit", header, options: MONEY_UNITS, suggested: unit });
    }
    return { header, field: key, unit };
  });
  const { system, questions: aboutPlace } = coordinatesOf(request.headers, taken);
  return {
    mapping: {
      sheet: request.sheet,
      columns: columns.filter((column) => column.header !== ""),
      coordinates: system,
    },
    questions: [...questions, ...aboutPlace],
  };
}
