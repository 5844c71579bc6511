import { FileRefusal } from "./file-refusal.ts";
import { chunksOf, firstBytes, type InputFile } from "./input-file.ts";

export type Encoding = "utf-8" | "gb18030" | "utf-16le";

/** A longer line is an unclosed quote or no table at all; as many bytes as a record's characters take. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;
const LF = 10;
const CR = 13;

/**
 * Refuses a file at its first endless line, so that 200 MB without a line end are not decoded to
 * their end only to be refused then. Neither byte is part of a longer character in UTF-8 or GB18030.
 */
function lineGuard(file: InputFile): (chunk: Uint8Array) => void {
  let line = 1;
  let length = 0;
  return (chunk) => {
    const end = Math.max(chunk.lastIndexOf(LF), chunk.lastIndexOf(CR));
    if (end < 0) length += chunk.length;
    else {
      length = chunk.length - 1 - end;
      for (const byte of chunk) if (byte === LF) line++;
    }
    if (length > MAX_LINE_BYTES)
      throw new FileRefusal("file.lineTooLong", { file: file.name, line });
  };
}

/** True when the whole file decodes; a decoder that replaces would hide a wrong guess. */
async function decodes(file: InputFile, encoding: Encoding): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const guard = lineGuard(file);
  for await (const chunk of chunksOf(file)) {
    guard(chunk);
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      return false;
    }
  }
  try {
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** The line on which decoding as UTF-8 stops, for the message. */
async function lineOfFault(file: InputFile): Promise<number> {
  const decoder = new TextDecoder("gb18030", { fatal: true });
  let line = 1;
  for await (const chunk of chunksOf(file)) {
    try {
      decoder.decode(chunk, { stream: true });
    } catch {
      return line;
    }
    for (const byte of chunk) if (byte === 10) line++;
  }
  return line;
}

/** UTF-8, else GB18030 (GBK), else UTF-16 with its mark; refuses when the bytes are none of them. */
export async function encodingOf(file: InputFile): Promise<Encoding> {
  const head = await firstBytes(file, 4096);
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head.includes(0)) throw new FileRefusal("file.binary", { file: file.name });
  if (await decodes(file, "utf-8")) return "utf-8";
  if (await decodes(file, "gb18030")) return "gb18030";
  throw new FileRefusal("file.encoding", { file: file.name, line: await lineOfFault(file) });
}
