import type { LedgerFault } from "../../app/ports.ts";
import type { Client } from "../sql.ts";
import { copyLines, utf8 } from "./copy-lines.ts";
import { type LedgerFaultCode, ledgerFault } from "./fault.ts";
import { type MerkleTree, merkleTree } from "./merkle.ts";
import { HASHED_COLUMNS, HASHED_COUNT, recordHash, unescapeCopy } from "./record-hash.ts";
import { isSignatureValid, type Seal, sealHash } from "./seal.ts";

/** What a verification found. */
export interface Verification {
  readonly records: number;
  readonly seals: number;
  readonly faults: readonly LedgerFault[];
}

const LISTED = 1_000;
/** Place of the customer and of the version among the hashed columns; \`prev\` is the first. */
const CUSTOMER = 1;
const VERSION = 2;
const TO_OWNER = 7;

/** The latest record of a customer met so far. */
interface Head {
  readonly ver: number;
  readonly hash: string;
  readonly owner: string;
}

/**
 * Recomputes everything from the plain columns: each hash, each chain, the owner each chain ends
 * with, and the root of every seal. The transaction must see all units.
 */
export async function verifyRecords(client: Client, seals: readonly Seal[]): Promise<Verification> {
  const faults: LedgerFault[] = [];
  const report = (code: LedgerFaultCode, record: number | null, customer: string | null): void => {
    if (faults.length < LISTED) faults.push(ledgerFault(code, record, customer));
  };
  checkSealChain(seals, (code, seal) => report(code, seal.uptoSeq, null));
  const heads = new Map<string, Head>();
  const roots = sealChecker(seals, (seal) => report("sealRootDiffers", seal.uptoSeq, null));
  let records = 0;
  const query = `select l.seq, encode(l.hash, 'hex'), ${HASHED_COLUMNS} from ledger l order by l.seq`;
  for await (const lines of copyLines(client, query)) {
    for (const line of lines) {
      records++;
      const seq = Number(line[0]);
      const code = checkRecord(line, heads);
      if (code !== null) report(code, seq, utf8(unescapeCopy(line[2 + CUSTOMER] ?? "")));
      roots.add(seq, line[1] ?? "");
    }
  }
  roots.end();
  for await (const [code, customer] of ownerFaults(client, heads)) report(code, null, customer);
  return { records, seals: seals.length, faults };
}

function checkRecord(line: readonly string[], heads: Map<string, Head>): LedgerFaultCode | null {
  const stored = line[1] ?? "";
  const fields = line.slice(2, 2 + HASHED_COUNT);
  const customer = fields[CUSTOMER] ?? "";
  const ver = Number(fields[VERSION]);
  const before = heads.get(customer);
  heads.set(customer, { ver, hash: stored, owner: fields[TO_OWNER] ?? "\\N" });
  if (recordHash(fields) !== stored) return "hashDiffers";
  if (ver !== (before?.ver ?? 0) + 1) return "recordMissing";
  return fields[0] === (before?.hash ?? "\\N") ? null : "chainBroken";
}

/** Where the book itself says something else than the last record of the chain. */
async function* ownerFaults(
  client: Client,
  heads: Map<string, Head>,
): AsyncGenerator<readonly [LedgerFaultCode, string]> {
  const query = "select c.id, c.ver, c.owner_id from customer c where c.ver > 0 order by c.id";
  for await (const lines of copyLines(client, query)) {
    for (const [id = "", ver, owner = "\\N"] of lines) {
      const head = heads.get(id);
      heads.delete(id);
      const name = utf8(unescapeCopy(id));
      if (head === undefined || head.ver < Number(ver)) yield ["recordMissing", name];
      else if (head.ver !== Number(ver) || head.owner !== owner) yield ["ownerDiffers", name];
    }
  }
  for (const id of heads.keys()) yield ["ownerDiffers", utf8(unescapeCopy(id))];
}

function checkSealChain(
  seals: readonly Seal[],
  report: (code: LedgerFaultCode, seal: Seal) => void,
): void {
  let previous: Seal | null = null;
  for (const seal of seals) {
    if (!isSignatureValid(seal)) report("sealSignatureInvalid", seal);
    const isNext: boolean =
      seal.number === (previous?.number ?? 0) + 1 &&
      seal.fromSeq === (previous?.uptoSeq ?? 0) + 1 &&
      seal.previous === (previous === null ? "" : sealHash(previous)) &&
      seal.publicKey === (previous?.publicKey ?? seal.publicKey);
    if (!isNext) report("sealChainBroken", seal);
    previous = seal;
  }
}

interface SealChecker {
  add(seq: number, hash: string): void;
  end(): void;
}

/** Rebuilds the tree of each seal while the records pass in order of seq. */
function sealChecker(seals: readonly Seal[], report: (seal: Seal) => void): SealChecker {
  let at = 0;
  let tree: MerkleTree = merkleTree();
  const close = (seal: Seal): void => {
    if (tree.size !== seal.records || tree.root() !== seal.root) report(seal);
    tree = merkleTree();
    at++;
  };
  const closeBefore = (seq: number): void => {
    for (let seal = seals[at]; seal !== undefined && seal.uptoSeq < seq; seal = seals[at])
      close(seal);
  };
  return {
    add: (seq, hash) => {
      closeBefore(seq);
      if (at < seals.length) tree.add(Buffer.from(hash, "hex"));
    },
    end: () => closeBefore(Number.POSITIVE_INFINITY),
  };
}
