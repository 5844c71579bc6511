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
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
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

export function readSealFile(file: string): readonly Seal[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line): Seal => JSON.parse(line));
}

/** Appends and waits for the disk: a seal that a power cut takes away would prove nothing. */
export function appendSeals(file: string, seals: readonly Seal[]): void {
  if (seals.length === 0) return;
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, seals.map((seal) => `${JSON.stringify(seal)}\n`).join(""));
  const handle = openSync(file, "r+");
  fsyncSync(handle);
  closeSync(handle);
}
