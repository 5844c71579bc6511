import { createHash } from "node:crypto";

const leafHash = (leaf: Buffer): Buffer =>
  createHash("sha256").update(Buffer.of(0)).update(leaf).digest();
const nodeHash = (left: Buffer, right: Buffer): Buffer =>
  createHash("sha256").update(Buffer.of(1)).update(left).update(right).digest();

/** Root of a growing list in logarithmic memory. Source: RFC 6962, section 2.1. */
export interface MerkleTree {
  add(leaf: Buffer): void;
  root(): string;
  readonly size: number;
}

export function merkleTree(): MerkleTree {
  // Roots of full subtrees, largest first; their sizes are the bits of `size`.
  const peaks: Buffer[] = [];
  let size = 0;
  const add = (leaf: Buffer): void => {
    let node = leafHash(leaf);
    for (let bits = size; bits & 1; bits = Math.floor(bits / 2)) {
      const left = peaks.pop();
      if (left !== undefined) node = nodeHash(left, node);
    }
    peaks.push(node);
    size++;
  };
  const root = (): string => {
    if (peaks.length === 0) return createHash("sha256").digest("hex");
    return peaks.reduceRight((right, left) => nodeHash(left, right)).toString("hex");
  };
  return {
    add,
    root,
    get size() {
      return size;
    },
  };
}
