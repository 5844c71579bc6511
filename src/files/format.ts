import { FileRefusal } from "./file-refusal.ts";
import { checkSize, firstBytes, type InputFile } from "./input-file.ts";

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

const ZIP = [0x50, 0x4b];
/** Compound file of Excel 97-2003; password-protected .xlsx files come in the same wrapping. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");
const BINARY: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x1f, 0x8b], // gzip
  [0x52, 0x61, 0x72, 0x21], // Rar
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
];

/** Tells by its content, never by its name, whether a file is a workbook or a text table. */
export async function formatOf(file: InputFile): Promise<"csv" | "xlsx"> {
  checkSize(file);
  const head = await firstBytes(file, 64 * 1024);
  if (startsWith(head, OLE)) {
    const encrypted = Buffer.from(head).includes(ENCRYPTED);
    throw new FileRefusal(encrypted ? "file.encrypted" : "file.oldExcel", { file: file.name });
  }
  if (startsWith(head, ZIP)) return "xlsx";
  if (BINARY.some((magic) => startsWith(head, magic))) {
    throw new FileRefusal("file.binary", { file: file.name });
  }
  return "csv";
}
