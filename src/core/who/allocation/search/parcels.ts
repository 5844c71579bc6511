/** Net numbers of units by kind that go from one seat to another; negative = they come back. */
export type Parcel = Int8Array;

/**
 * Every way to exchange at most `most` units, each with its opposite left out (a parcel from A to
 * B is the opposite parcel from B to A). Small ones first.
 */
export function parcelsOf(kinds: number, most: number): readonly Parcel[] {
  const found: Parcel[] = [];
  const net = new Int8Array(kinds);
  const choose = (kind: number, left: number, isEmpty: boolean): void => {
    if (kind === kinds) {
      if (!isEmpty) found.push(net.slice());
      return;
    }
    for (let n = isEmpty ? 0 : -left; n <= left; n++) {
      net[kind] = n;
      choose(kind + 1, left - Math.abs(n), isEmpty && n === 0);
    }
    net[kind] = 0;
  };
  choose(0, most, true);
  return found.sort((a, b) => sizeOf(a) - sizeOf(b));
}

const sizeOf = (parcel: Parcel): number => parcel.reduce((sum, n) => sum + Math.abs(n), 0);
