import { hash } from "node:crypto";

/**
 * Digests travel as latin1 text, a byte to a character: of the forms in which Node gives them, a
 * buffer costs three times what hashing a record does.
 */
type Digest = string;

const LEAF = 0;
const NODE = 1;
const DIGEST = 32;

/** Root of a growing list in logarithmic memory. Source: RFC 6962, section 2.1. */
export interface MerkleTree {
  /** The bytes of a leaf, as latin1 text. */
  add(leaf: string): void;
  root(): string;
  readonly size: number;
}

export function merkleTree(): MerkleTree {
  // Roots of full subtrees, largest first; their sizes are the bits of `size`.
  const peaks: Digest[] = [];
  const leafBytes = Buffer.alloc(1 + DIGEST, LEAF);
  const nodeBytes = Buffer.alloc(1 + 2 * DIGEST, NODE);
  let size = 0;
  const leafHash = (leaf: string): Digest => {
    if (leaf.length === DIGEST) {
      leafBytes.write(leaf, 1, "binary");
      return hash("sha256", leafBytes, "binary");
    }
    return hash("sha256", Buffer.from(`\0${leaf}`, "binary"), "binary");
  };
  const nodeHash = (left: Digest, right: Digest): Digest => {
    nodeBytes.write(left, 1, "binary");
    nodeBytes.write(right, 1 + DIGEST, "binary");
    return hash("sha256", nodeBytes, "binary");
  };
  const add = (leaf: string): void => {
    let node = leafHash(leaf);
    for (let bits = size; bits & 1; bits = Math.floor(bits / 2)) {
      const left = peaks.pop();
      if (left !== undefined) node = nodeHash(left, node);
    }
    peaks.push(node);
    size++;
  };
  const root = (): string => {
    const top = peaks.length === 0 ? hash("sha256", "", "binary") : folded(peaks, nodeHash);
    return Buffer.from(top, "binary").toString("hex");
  };
  return {
    add,
    root,
    get size() {
      return size;
    },
  };
}

const folded = (peaks: readonly Digest[], join: (left: Digest, right: Digest) => Digest): Digest =>
  peaks.reduceRight((right, left) => join(left, right));
