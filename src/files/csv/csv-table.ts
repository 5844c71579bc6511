import { CsvError, type Info, type Parser, parse } from "csv-parse";
import { type Encoding, encodingOf } from "../encoding.ts";
import { FileRefusal } from "../file-refusal.ts";
import { chunksOf, type InputFile } from "../input-file.ts";
import type { Cell, RowBatch, SourceRow, Table } from "../table.ts";
import { delimiterOf } from "./delimiter.ts";

/** A longer record is an unclosed quote or no table at all. Characters. */
const MAX_RECORD = 1024 * 1024;
const BATCH = 1000;

const cellOf = (text: string): Cell => {
  const trimmed = text.trim();
  return trimmed === "" ? null : trimmed;
};

interface RecordWithInfo {
  readonly record: readonly string[];
  readonly info: Info;
}

const drained = (parser: Parser): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      parser.off("drain", done).off("close", done);
      resolve();
    };
    parser.on("drain", done).on("close", done);
  });

/** Feeds the decoded text to the parser, keeping pace with it; the share counts bytes that went in. */
async function feed(
  parser: Parser,
  options: {
    readonly file: InputFile;
    readonly encoding: Encoding;
    readonly state: { share: number };
  },
): Promise<void> {
  const decoder = new TextDecoder(options.encoding, { fatal: true });
  let bytes = 0;
  for await (const chunk of chunksOf(options.file)) {
    if (parser.destroyed) return;
    bytes += chunk.length;
    options.state.share = bytes / options.file.bytes;
    const text = decoder.decode(chunk, { stream: true });
    if (!parser.write(text)) {
      await drained(parser);
    }
  }
  if (!parser.destroyed) parser.end(decoder.decode());
}

function refusalOf(error: unknown, file: InputFile): unknown {
  if (!(error instanceof CsvError)) return error;
  const line = typeof error["lines"] === "number" ? error["lines"] : 0;
  const code = error.code === "CSV_MAX_RECORD_SIZE" ? "file.lineTooLong" : "file.csvBroken";
  return new FileRefusal(code, { file: file.name, line });
}

/** First characters of the file, for the delimiter. */
async function firstText(file: InputFile, encoding: Encoding): Promise<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of chunksOf(file)) return decoder.decode(chunk, { stream: true });
  return "";
}

async function* rowsOf(
  file: InputFile,
  encoding: Encoding,
  delimiter: string,
): AsyncGenerator<RowBatch> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
  });
  const state = { share: 0 };
  const fed = feed(parser, { file, encoding, state }).catch((error: unknown) => {
    parser.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  let rows: SourceRow[] = [];
  try {
    for await (const item of parser as AsyncIterable<RecordWithInfo>) {
      const row = item.info.records + item.info.empty_lines;
      rows.push({ row, cells: item.record.map(cellOf) });
      if (rows.length < BATCH) continue;
      yield { rows, share: state.share };
      rows = [];
    }
    yield { rows, share: 1 };
  } catch (error) {
    throw refusalOf(error, file);
  } finally {
    parser.destroy();
    await fed;
  }
}

/** Opens a text table: encoding and delimiter found, rows streamed. */
export async function csvTable(file: InputFile): Promise<Table> {
  const encoding = await encodingOf(file);
  const delimiter = delimiterOf(await firstText(file, encoding));
  return {
    format: "csv",
    encoding,
    sheets: [""],
    rows: () => rowsOf(file, encoding, delimiter),
  };
}
