import { hash } from "node:crypto";

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);
const sha256 = (parts: readonly Buffer[]): Buffer => hash("sha256", Buffer.concat(parts), "buffer");
const leafHash = (leaf: Buffer): Buffer => sha256([LEAF, leaf]);
const nodeHash = (left: Buffer, right: Buffer): Buffer => sha256([NODE, left, right]);

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
    if (peaks.length === 0) return sha256([]).toString("hex");
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
