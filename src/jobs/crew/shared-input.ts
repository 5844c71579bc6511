import { isTypedArray } from "node:util/types";

/** Below so many bytes an array is copied with the message. */
const WORTH_SHARING = 1 << 14;

const bytesOf = (buffer: ArrayBufferLike): Uint8Array => new Uint8Array(buffer);

/** Puts the large arrays of an input into shared memory, each buffer once however often it comes. */
export function inputSharer(): (input: unknown) => unknown {
  const copies = new WeakMap<ArrayBufferLike, SharedArrayBuffer>();

  const sharedCopy = (buffer: ArrayBufferLike): SharedArrayBuffer => {
    const known = copies.get(buffer);
    // Arrays outside shared memory are read only by agreement; one that did change is copied anew.
    if (known !== undefined && Buffer.compare(bytesOf(known), bytesOf(buffer)) === 0) return known;
    const copy = new SharedArrayBuffer(buffer.byteLength);
    bytesOf(copy).set(bytesOf(buffer));
    copies.set(buffer, copy);
    return copy;
  };

  const share = (value: unknown): unknown => {
    if (isTypedArray(value)) {
      const isSmall = value.byteLength < WORTH_SHARING;
      if (isSmall || value.buffer instanceof SharedArrayBuffer) return value;
      const View = value.constructor as Float64ArrayConstructor;
      return new View(sharedCopy(value.buffer), value.byteOffset, value.length);
    }
    if (Array.isArray(value)) return value.map(share);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, share(part)]));
  };
  return share;
}
