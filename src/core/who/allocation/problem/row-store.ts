type Cells = Uint8Array | Int32Array;

/** Distinct rows of equal width, each kept once. */
export interface RowStore<T extends Cells> {
  /** Number of the row, new or known. */
  add(row: T): number;
  /** All rows, one after another. */
  cells(): T;
  count(): number;
}

function hashOf(row: Cells): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < row.length; at++) hash = Math.imul(hash ^ (row[at] as number), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** A store of rows that `make` gives room for; room grows by doubling. */
export function rowStore<T extends Cells>(width: number, make: (size: number) => T): RowStore<T> {
  let cells = make(width * 16);
  let count = 0;
  let slots = new Int32Array(64).fill(-1);
  let hashes = new Uint32Array(16);
  const isAt = (index: number, row: T): boolean => {
    const start = index * width;
    for (let at = 0; at < width; at++) if (cells[start + at] !== row[at]) return false;
    return true;
  };
  const slotOf = (hash: number): number => {
    let slot = hash & (slots.length - 1);
    while ((slots[slot] as number) >= 0) slot = (slot + 1) & (slots.length - 1);
    return slot;
  };
  const grow = (): void => {
    const wider = make(cells.length * 2);
    wider.set(cells);
    cells = wider;
    const more = new Uint32Array(hashes.length * 2);
    more.set(hashes);
    hashes = more;
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let index = 0; index < count; index++) slots[slotOf(hashes[index] as number)] = index;
  };
  return {
    add: (row) => {
      const hash = hashOf(row);
      let slot = hash & (slots.length - 1);
      for (;;) {
        const index = slots[slot] as number;
        if (index < 0) break;
        if (hashes[index] === hash && isAt(index, row)) return index;
        slot = (slot + 1) & (slots.length - 1);
      }
      if (count === hashes.length) {
        grow();
        slot = slotOf(hash);
      }
      cells.set(row, count * width);
      hashes[count] = hash;
      slots[slot] = count;
      return count++;
    },
    cells: () => {
      const exact = make(count * width);
      exact.set(cells.subarray(0, count * width));
      return exact;
    },
    count: () => count,
  };
}
