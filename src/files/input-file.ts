import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { FileRefusal } from "./file-refusal.ts";

/** A file on disk that somebody hands in. */
export interface InputFile {
  readonly path: string;
  /** The name the person knows it by; the path may be ours. */
  readonly name: string;
  readonly bytes: number;
}

/** Larger files are refused before a byte of them is read. */
export const MAX_FILE_BYTES = 512 * 1024 * 1024;

/** Opens a file on this machine; refuses what is missing, empty or too large. */
export async function inputFile(path: string, name = basename(path)): Promise<InputFile> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) throw new FileRefusal("file.notFound", { file: name });
  const file = { path, name, bytes: found.size };
  checkSize(file);
  return file;
}

/** Refuses an empty file and one that is too large. */
export function checkSize(file: InputFile): void {
  if (file.bytes === 0) throw new FileRefusal("file.empty", { file: file.name });
  if (file.bytes > MAX_FILE_BYTES) {
    throw new FileRefusal("file.tooLarge", {
      file: file.name,
      megabytes: Math.ceil(file.bytes / 1024 / 1024),
      limit: MAX_FILE_BYTES / 1024 / 1024,
    });
  }
}

/** The first bytes of a file, to tell what it is. */
export async function firstBytes(file: InputFile, count: number): Promise<Uint8Array> {
  const handle = await open(file.path);
  try {
    const buffer = Buffer.alloc(Math.min(count, file.bytes));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export const chunksOf = (file: InputFile): AsyncIterable<Uint8Array> =>
  createReadStream(file.path, { highWaterMark: 256 * 1024 });
