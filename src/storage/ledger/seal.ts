import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from "node:crypto";
import {
  appendFileSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** Proof that the records up to `uptoSeq` were as they are, kept where the database cannot reach. */
export interface Seal {
  readonly number: number;
  readonly fromSeq: number;
  readonly uptoSeq: number;
  readonly records: number;
  /** Merkle root over the record hashes in order of seq, hexadecimal. */
  readonly root: string;
  /** Hash of the seal before; empty for the first. */
  readonly previous: string;
  readonly at: string;
  /** Ed25519, SPKI, base64. */
  readonly publicKey: string;
  readonly signature: string;
}

type Unsigned = Omit<Seal, "signature">;

const payload = (seal: Unsigned): string =>
  JSON.stringify([
    "guanhu.ledger.seal.1",
    seal.number,
    seal.fromSeq,
    seal.uptoSeq,
    seal.records,
    seal.root,
    seal.previous,
    seal.at,
    seal.publicKey,
  ]);

/** What the next seal names as `previous`. */
export const sealHash = (seal: Seal): string =>
  createHash("sha256").update(payload(seal)).update(seal.signature).digest("hex");

export const isSignatureValid = (seal: Seal): boolean => {
  try {
    const key = createPublicKey({
      key: Buffer.from(seal.publicKey, "base64"),
      format: "der",
      type: "spki",
    });
    return verify(null, Buffer.from(payload(seal)), key, Buffer.from(seal.signature, "base64"));
  } catch {
    return false;
  }
};

const publicKeyOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: "der", type: "spki" }).toString("base64");

export function signSeal(seal: Omit<Unsigned, "publicKey">, key: KeyObject): Seal {
  const unsigned = { ...seal, publicKey: publicKeyOf(key) };
  return {
    ...unsigned,
    signature: sign(null, Buffer.from(payload(unsigned)), key).toString("base64"),
  };
}

/** The signing key of this installation, made at first use; only the server's user reads it. */
export function signingKey(dataDir: string): KeyObject {
  const file = join(dataDir, "keys", "ledger-ed25519.pem");
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync("ed25519");
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600 });
    renameSync(draft, file);
  }
  return createPrivateKey(readFileSync(file));
}

/** Where the seals lie: one JSON object a line, oldest first. */
export const sealFileOf = (dataDir: string): string => join(dataDir, "seals", "ledger-seals.jsonl");

/** Seals that were kept outside, and how many lines that should be one are none. */
export interface KeptSeals {
  readonly seals: readonly Seal[];
  readonly unreadable: number;
}

export const readSealFile = (file: string): KeptSeals =>
  existsSync(file) ? readSeals(wholeLines(readFileSync(file, "utf8"))) : readSeals("");

/** A line that a crash cut short is no seal yet; the next seal puts it there again. */
const wholeLines = (text: string): string => text.slice(0, text.lastIndexOf("\n") + 1);

/** The seals in a text: each line that begins with a brace. A receipt has other lines around its seal. */
export function readSeals(text: string): KeptSeals {
  const lines = text.split("\n").filter((line) => line.trimStart().startsWith("{"));
  const seals = lines.map(sealIn).filter((seal) => seal !== null);
  return { seals, unreadable: lines.length - seals.length };
}

const TEXTS = ["root", "previous", "at", "publicKey", "signature"] as const;
const NUMBERS = ["number", "fromSeq", "uptoSeq", "records"] as const;

function sealIn(line: string): Seal | null {
  try {
    const seal = JSON.parse(line);
    const isSeal =
      TEXTS.every((key) => typeof seal[key] === "string") &&
      NUMBERS.every((key) => Number.isSafeInteger(seal[key]));
    return isSeal ? seal : null;
  } catch {
    return null;
  }
}

/** More than the longest seal, in bytes. */
const TAIL = 4096;

/** The newest seal of the file; a line that a crash cut short does not count. */
export function lastSealIn(file: string): Seal | null {
  if (!existsSync(file)) return null;
  const last = readTail(file)
    .split("\n")
    .slice(0, -1)
    .findLast((line) => line.trim() !== "");
  return last === undefined ? null : JSON.parse(last);
}

function readTail(file: string): string {
  const handle = openSync(file, "r");
  try {
    const { size } = fstatSync(handle);
    const bytes = Buffer.alloc(Math.min(size, TAIL));
    readSync(handle, bytes, 0, bytes.length, size - bytes.length);
    return bytes.toString("utf8");
  } finally {
    closeSync(handle);
  }
}

/** A line without its end was never finished: what is appended must not run on from it. */
function dropCutLine(file: string): void {
  if (!existsSync(file)) return;
  const text = readTail(file);
  if (text === "" || text.endsWith("\n")) return;
  const cut = text.length - (text.lastIndexOf("\n") + 1);
  truncateSync(file, statSync(file).size - Buffer.byteLength(text.slice(text.length - cut)));
}

/** Appends and waits for the disk: a seal that a power cut takes away would prove nothing. */
export function appendSeals(file: string, seals: readonly Seal[]): void {
  if (seals.length === 0) return;
  mkdirSync(dirname(file), { recursive: true });
  dropCutLine(file);
  appendFileSync(file, seals.map((seal) => `${JSON.stringify(seal)}\n`).join(""));
  const handle = openSync(file, "r+");
  fsyncSync(handle);
  closeSync(handle);
}
