import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import exceljs from "exceljs";
import type {
  FileContents,
  FileFault,
  FileMapping,
  ImportKind,
  StoredFile,
} from "../../src/app/ports.ts";
import type { FieldSpec } from "../../src/core/facts/index.ts";
import type { LocalDate } from "../../src/core/shared/index.ts";
import { importFiles } from "../../src/files/index.ts";

const folder = mkdtempSync(join(tmpdir(), "guanhu-files-"));
export const files = importFiles(join(folder, "uploads"));
let count = 0;

/** A file of its own for every call. */
export function fileWith(content: string | Uint8Array, name = "客户.csv"): string {
  const path = join(folder, `${++count}-${name}`);
  writeFileSync(path, content);
  return path;
}

type Rows = readonly (readonly (
  | string
  | number
  | Date
  | null
  | { formula: string; result?: number | string }
)[])[];

/** A workbook made by a library that is not ours. */
export async function workbookWith(
  sheets: Readonly<Record<string, Rows>>,
  change: (workbook: exceljs.Workbook) => void = () => undefined,
): Promise<string> {
  const workbook = new exceljs.Workbook();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = workbook.addWorksheet(name);
    for (const row of rows) sheet.addRow([...row]);
  }
  change(workbook);
  return fileWith(new Uint8Array(await workbook.xlsx.writeBuffer()), "表.xlsx");
}

export interface ReadOptions {
  readonly kind?: ImportKind;
  readonly declared?: readonly FieldSpec[];
  readonly managers?: readonly string[];
  readonly customers?: readonly string[];
  readonly change?: (mapping: FileMapping) => FileMapping;
}

/** The code with which a file is refused before anything of it is read. */
export async function refusalOf(path: string, kind: ImportKind = "customers"): Promise<string> {
  const file: StoredFile = { path, name: "文件", bytes: (await files.adopt(path)).bytes };
  const found = await files.inspect(file, { kind, declared: [], sheet: null });
  return found.ok ? "accepted" : (found.issues[0]?.code ?? "");
}

const requestFor = async (path: string, options: ReadOptions) => {
  const kind = options.kind ?? "customers";
  const declared = options.declared ?? [];
  const file = await files.adopt(path);
  const found = await files.inspect(file, { kind, declared, sheet: null });
  if (!found.ok) throw new Error(found.issues.map((issue) => issue.code).join());
  const { suggestedMapping } = found.value;
  return {
    file,
    kind,
    declared,
    mapping: options.change?.(suggestedMapping) ?? suggestedMapping,
    known: { customers: new Set(options.customers), managers: new Set(options.managers) },
    today: "2026-11-24" as LocalDate,
    onProgress: () => undefined,
  };
};

/** Reads a file as the wizard would with its suggestions taken. */
export async function read(path: string, options: ReadOptions = {}): Promise<FileContents> {
  return files.read(await requestFor(path, options));
}

export async function rejects(path: string, options: ReadOptions = {}): Promise<string> {
  const lines: string[] = [];
  const request = await requestFor(path, options);
  for await (const line of files.rejects(request, (fault) => fault.code)) lines.push(line);
  return lines.join("");
}

/** `row column code` of each fault. */
export const placesOf = (faults: readonly FileFault[]): readonly string[] =>
  faults.map((fault) => `${fault.row} ${fault.column ?? "-"} ${fault.code}`);
