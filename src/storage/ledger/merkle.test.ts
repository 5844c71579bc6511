import { hash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { merkleTree } from "./merkle.ts";

const sha = (...parts: Buffer[]): Buffer => hash("sha256", Buffer.concat(parts), "buffer");

/** MTH as RFC 6962 writes it down: split at the largest power of two below the size. */
function reference(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha();
  if (leaves.length === 1) return sha(Buffer.of(0), only);
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha(Buffer.of(1), reference(leaves.slice(0, split)), reference(leaves.slice(split)));
}

describe("a Merkle tree that grows", () => {
  it("has the root of RFC 6962 at every size", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.uint8Array({ maxLength: 4 }),
            fc.uint8Array({ minLength: 32, maxLength: 32 }),
          ),
          { maxLength: 70 },
        ),
        (list) => {
          const leaves = list.map((leaf) => Buffer.from(leaf));
          const tree = merkleTree();
          for (const leaf of leaves) tree.add(leaf.toString("latin1"));
          expect(tree.root()).toBe(reference(leaves).toString("hex"));
          expect(tree.size).toBe(leaves.length);
        },
      ),
      { seed: 3, numRuns: 200 },
    );
  });
});
