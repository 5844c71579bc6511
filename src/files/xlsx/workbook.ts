import { posix } from "node:path";
import { FileRefusal } from "../file-refusal.ts";
import type { InputFile } from "../input-file.ts";
import type { Table } from "../table.ts";
import { type Archive, openArchive } from "./archive.ts";
import { dateStyles } from "./date-styles.ts";
import { type SheetContext, sheetRows } from "./sheet-rows.ts";
import { readXml, xmlParser } from "./xml.ts";

interface SheetEntry {
  readonly name: string;
  readonly path: string;
}

const RELATIONS = "xl/_rels/workbook.xml.rels";

async function relationTargets(archive: Archive): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>();
  readXml(await archive.text(RELATIONS), {
    open: (name, attributes) => {
      const target = attributes["Target"];
      const id = attributes["Id"];
      if (name !== "Relationship" || target === undefined || id === undefined) return;
      targets.set(id, target.startsWith("/") ? target.slice(1) : posix.join("xl", target));
    },
  });
  return targets;
}

async function sheetEntries(
  archive: Archive,
): Promise<{ readonly sheets: readonly SheetEntry[]; readonly is1904: boolean }> {
  const targets = await relationTargets(archive);
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  readXml(await archive.text("xl/workbook.xml"), {
    open: (name, attributes) => {
      if (name === "workbookPr") is1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const path = targets.get(attributes["r:id"] ?? attributes["id"] ?? "");
      if (path !== undefined && archive.has(path)) {
        sheets.push({ name: attributes["name"] ?? path, path });
      }
    },
  });
  return { sheets, is1904 };
}

/** Texts that cells point to by number. A phonetic reading (rPh) is no part of the text. */
async function sharedTexts(archive: Archive): Promise<readonly string[]> {
  const path = "xl/sharedStrings.xml";
  if (!archive.has(path)) return [];
  const texts: string[] = [];
  let text = "";
  let inText = false;
  let inPhonetic = false;
  const parser = xmlParser({
    open: (name) => {
      if (name === "si") text = "";
      else if (name === "rPh") inPhonetic = true;
      else if (name === "t") inText = !inPhonetic;
    },
    close: (name) => {
      if (name === "si") texts.push(text);
      else if (name === "rPh") inPhonetic = false;
      else if (name === "t") inText = false;
    },
    text: (part) => {
      if (inText) text += part;
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of await archive.stream(path)) {
    parser.write(decoder.decode(chunk as Buffer, { stream: true }));
  }
  parser.close();
  return texts;
}

const damaged = (file: InputFile, error: unknown): unknown =>
  error instanceof FileRefusal ? error : new FileRefusal("file.damaged", { file: file.name });

async function openWorkbook(file: InputFile): Promise<{
  readonly sheets: readonly SheetEntry[];
  readonly context: Omit<SheetContext, "texts">;
}> {
  const archive = await openArchive(file);
  try {
    if (!archive.has("xl/workbook.xml") || !archive.has(RELATIONS)) {
      throw new FileRefusal("file.notWorkbook", { file: file.name });
    }
    const { sheets, is1904 } = await sheetEntries(archive);
    if (sheets.length === 0) throw new FileRefusal("file.noSheet", { file: file.name });
    const styles = archive.has("xl/styles.xml")
      ? dateStyles(await archive.text("xl/styles.xml"))
      : [];
    return { sheets, context: { styles, is1904 } };
  } catch (error) {
    throw damaged(file, error);
  } finally {
    archive.close();
  }
}

/** Opens a workbook (.xlsx, .xlsm): its directory is judged first, then sheets are streamed. */
export async function workbookTable(file: InputFile): Promise<Table> {
  const { sheets, context } = await openWorkbook(file);
  let texts: readonly string[] | null = null;
  return {
    format: "xlsx",
    encoding: null,
    sheets: sheets.map((sheet) => sheet.name),
    rows: async function* (name) {
      const sheet = sheets.find((entry) => entry.name === name);
      if (sheet === undefined) {
        throw new FileRefusal("file.noSheet", { file: file.name, sheet: name });
      }
      const archive = await openArchive(file);
      try {
        texts ??= await sharedTexts(archive);
        const stream = await archive.stream(sheet.path);
        yield* sheetRows(stream, archive.bytes(sheet.path), { ...context, texts });
      } catch (error) {
        throw damaged(file, error);
      } finally {
        archive.close();
      }
    },
  };
}
