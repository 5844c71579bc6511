import type { Readable } from "node:stream";
import yauzl from "yauzl";
import { FileRefusal } from "../file-refusal.ts";
import type { InputFile } from "../input-file.ts";

/** A workbook of 100,000 rows has about 20 entries and unpacks 10 to 20 times. */
const MAX_ENTRIES = 2000;
const MAX_UNPACKED_BYTES = 1024 * 1024 * 1024;
const MAX_RATIO = 150;
/** Small entries of a single repeated character unpack further and cost nothing. */
const RATIO_MATTERS_ABOVE = 8 * 1024 * 1024;

/** An opened zip archive whose directory promises nothing dangerous. */
export interface Archive {
  has(path: string): boolean;
  /** Unpacked bytes of the entry; stops with an error when it holds more than the directory says. */
  stream(path: string): Promise<Readable>;
  text(path: string): Promise<string>;
  /** Unpacked size that the directory states. */
  bytes(path: string): number;
  close(): void;
}

function openZip(file: InputFile): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(
      file.path,
      { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true },
      (error, zip) => {
        if (error === null && zip !== undefined) resolve(zip);
        else reject(new FileRefusal("file.damaged", { file: file.name }));
      },
    );
  });
}

function checkEntry(file: InputFile, entry: yauzl.Entry, total: number): void {
  const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
  const tooTight = entry.uncompressedSize > RATIO_MATTERS_ABOVE && ratio > MAX_RATIO;
  if (tooTight || total > MAX_UNPACKED_BYTES) {
    throw new FileRefusal("file.archiveBomb", {
      file: file.name,
      megabytes: Math.round(Math.max(total, entry.uncompressedSize) / 1024 / 1024),
      ratio: Math.round(ratio),
    });
  }
}

function readDirectory(file: InputFile, zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, yauzl.Entry>();
    let total = 0;
    if (zip.entryCount > MAX_ENTRIES) {
      reject(new FileRefusal("file.archiveEntries", { file: file.name, count: zip.entryCount }));
      return;
    }
    zip.on("entry", (entry: yauzl.Entry) => {
      total += entry.uncompressedSize;
      try {
        checkEntry(file, entry, total);
      } catch (error) {
        reject(error);
        return;
      }
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on("end", () => resolve(entries));
    zip.on("error", () => reject(new FileRefusal("file.damaged", { file: file.name })));
    zip.readEntry();
  });
}

/** Reads the directory only: a bomb is refused before a byte of it is unpacked. */
export async function openArchive(file: InputFile): Promise<Archive> {
  const zip = await openZip(file);
  const entries = await readDirectory(file, zip).catch((error: unknown) => {
    zip.close();
    throw error;
  });
  const stream = (path: string): Promise<Readable> =>
    new Promise((resolve, reject) => {
      const entry = entries.get(path);
      if (entry === undefined) {
        reject(new FileRefusal("file.notWorkbook", { file: file.name }));
        return;
      }
      zip.openReadStream(entry, (error, readable) => {
        if (error === null && readable !== undefined) resolve(readable);
        else reject(new FileRefusal("file.damaged", { file: file.name }));
      });
    });
  return {
    has: (path) => entries.has(path),
    bytes: (path) => entries.get(path)?.uncompressedSize ?? 0,
    stream,
    text: async (path) => {
      const parts: Buffer[] = [];
      for await (const part of await stream(path)) parts.push(part as Buffer);
      return Buffer.concat(parts).toString("utf8");
    },
    close: () => zip.close(),
  };
}
