import type { LedgerFault } from "../../app/ports.ts";
import type { Client } from "../sql.ts";
import { copyRows, int8, latin1, utf8 } from "./copy-rows.ts";
import { type LedgerFaultCode, ledgerFault } from "./fault.ts";
import { type MerkleTree, merkleTree } from "./merkle.ts";
import { type Fields, HASHED_COLUMNS, HASHED_COUNT, recordHash } from "./record-hash.ts";
import { isSignatureValid, type Seal, sealHash } from "./seal.ts";

/** What a verification found. */
export interface Verification {
  readonly records: number;
  readonly seals: number;
  readonly faults: readonly LedgerFault[];
}

const LISTED = 1_000;
/**
 * Signatures that are checked one by one. Each seal names the hash of the one before, signature
 * included: the newest vouch for all before them, and a year of seals takes no minutes.
 */
const SIGNATURES = 10_000;
/** Places of the columns that are looked at: sequence, stored hash, then the hashed ones. */
const SEQ = 0;
const STORED = 1;
const PREV = 2;
const CUSTOMER = 3;
const VERSION = 4;
const TO_OWNER = 9;

/** The latest record of a customer met so far. */
interface Head {
  readonly ver: number;
  readonly hash: string | null;
  readonly owner: string | null;
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
  const text = `select l.seq, l.hash, ${HASHED_COLUMNS} from ledger l order by l.seq`;
  await copyRows(client, { text, columns: 2 + HASHED_COUNT }, (fields) => {
    records++;
    const seq = int8(fields, SEQ);
    const code = checkRecord(fields, heads);
    if (code !== null) report(code, seq, utf8(latin1(fields, CUSTOMER) ?? ""));
    roots.add(seq, latin1(fields, STORED) ?? "");
  });
  roots.end();
  await ownerFaults(client, heads, (code, customer) => report(code, null, customer));
  return { records, seals: seals.length, faults };
}

function checkRecord(fields: Fields, heads: Map<string, Head>): LedgerFaultCode | null {
  const stored = latin1(fields, STORED);
  const customer = latin1(fields, CUSTOMER) ?? "";
  const ver = Number(latin1(fields, VERSION));
  const before = heads.get(customer);
  heads.set(customer, { ver, hash: stored, owner: latin1(fields, TO_OWNER) });
  if (recordHash(fields, PREV) !== stored) return "hashDiffers";
  if (ver !== (before?.ver ?? 0) + 1) return "recordMissing";
  return latin1(fields, PREV) === (before?.hash ?? null) ? null : "chainBroken";
}

/** Where the book itself says something else than the last record of the chain. */
async function ownerFaults(
  client: Client,
  heads: Map<string, Head>,
  report: (code: LedgerFaultCode, customer: string) => void,
): Promise<void> {
  const text = "select c.id, c.ver::text, c.owner_id from customer c where c.ver > 0 order by c.id";
  await copyRows(client, { text, columns: 3 }, (fields) => {
    const id = latin1(fields, 0) ?? "";
    const ver = Number(latin1(fields, 1));
    const head = heads.get(id);
    heads.delete(id);
    if (head === undefined || head.ver < ver) report("recordMissing", utf8(id));
    else if (head.ver !== ver || head.owner !== latin1(fields, 2)) report("ownerDiffers", utf8(id));
  });
  for (const id of heads.keys()) report("ownerDiffers", utf8(id));
}

function checkSealChain(
  seals: readonly Seal[],
  report: (code: LedgerFaultCode, seal: Seal) => void,
): void {
  let previous: Seal | null = null;
  for (const [i, seal] of seals.entries()) {
    const isSigned = i < seals.length - SIGNATURES || isSignatureValid(seal);
    if (!isSigned) report("sealSignatureInvalid", seal);
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
      if (at < seals.length) tree.add(hash);
    },
    end: () => closeBefore(Number.POSITIVE_INFINITY),
  };
}
