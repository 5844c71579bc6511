import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ImportFiles, ReadRequest, StoredFile } from "../app/ports/files.ts";
import { BASE_VOCABULARY, type FieldSpec } from "../core/facts/index.ts";
import { FileRefusal } from "./file-refusal.ts";
import { inputFile, MAX_FILE_BYTES } from "./input-file.ts";
import { inspectFile } from "./inspect.ts";
import { mappingText } from "./mapping/mapping-yaml.ts";
import { type ContentsRequest, readContents } from "./read/read-contents.ts";
import { rejectLines } from "./rejects.ts";

/** Faults that go back with an answer; all of them go into the reject file. */
const FAULT_LIMIT = 500;

const vocabularyWith = (declared: readonly FieldSpec[]): readonly FieldSpec[] => [
  ...BASE_VOCABULARY,
  ...declared,
];

class TooLarge extends Error {}

/** Lets bytes through until there are too many of them. */
function atMost(limit: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(bytes > limit ? new TooLarge() : null, chunk);
    },
  });
}

async function receive(
  folder: string,
  content: AsyncIterable<Uint8Array>,
  name: string,
): Promise<StoredFile | "tooLarge"> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Never the name that came with the upload: it may point anywhere.
  const path = join(folder, randomUUID());
  const target = createWriteStream(path, { mode: 0o600 });
  try {
    await pipeline(Readable.from(content), atMost(MAX_FILE_BYTES), target);
    return { path, name: basename(name), bytes: target.bytesWritten };
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof TooLarge) return "tooLarge";
    throw error;
  }
}

const contentsRequest = (request: ReadRequest): ContentsRequest => ({
  ...request,
  vocabulary: vocabularyWith(request.declared),
  usccFaults: "error",
  faultLimit: FAULT_LIMIT,
});

/** Uploads kept under `folder`, looked into and read. */
export function importFiles(folder: string): ImportFiles {
  return {
    receive: (content, name) => receive(folder, content, name),
    adopt: (path) => inputFile(path),
    async inspect(file, options) {
      try {
        const vocabulary = vocabularyWith(options.declared);
        return { ok: true, value: await inspectFile(file, { ...options, vocabulary }) };
      } catch (error) {
        if (error instanceof FileRefusal) return { ok: false, issues: [error.issue] };
        throw error;
      }
    },
    read: (request) => readContents(contentsRequest(request)),
    rejects: (request, reasonOf) => rejectLines(contentsRequest(request), reasonOf),
    mappingText,
  };
}
