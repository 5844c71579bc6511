import { addMinutes } from "./add-minutes.ts";
import type { Groups } from "./groups.ts";
import type { ProfileRows } from "./profile-rows.ts";

/** Pair rows of the units: alone, the customer's own; a group, its members' together. */
export interface UnitRows {
  readonly rowOf: Int32Array;
  readonly rows: Int32Array;
  readonly previous: Int32Array;
  readonly switchCost: Int32Array;
}

interface Source {
  readonly groups: Groups;
  readonly profiles: ProfileRows;
  readonly seatCount: number;
  /** Per customer: present seat (-1 = none), cost of leaving it, seat of its lock (-1 = free). */
  readonly previous: Int32Array;
  readonly switchCost: Int32Array;
  readonly lockedSeat: Int32Array;
}

function lockedSeatOf(source: Source, members: Int32Array): number {
  for (const i of members) if ((source.lockedSeat[i] ?? -1) >= 0) return source.lockedSeat[i] ?? -1;
  return -1;
}

/** Adds the members' rows; the switch costs of a group differ by member, so they go into the row. */
function groupRow(source: Source, members: Int32Array, row: Int32Array): void {
  const width = source.seatCount;
  for (const i of members) {
    const start = (source.profiles.profileOf[i] ?? 0) * width;
    for (let j = 0; j < width; j++) {
      const cost = source.profiles.rows[start + j] ?? -1;
      const before = row[j] ?? -1;
      const leaving = source.previous[i] === j ? 0 : (source.switchCost[i] ?? 0);
      row[j] = cost < 0 || before < 0 ? -1 : addMinutes(before, cost + leaving);
    }
  }
}

/** Gives every unit its row; only groups and locked units need one of their own. */
export function buildUnitRows(source: Source): UnitRows {
  const { members } = source.groups;
  const width = source.seatCount;
  const needsOwn = (list: Int32Array): boolean =>
    list.length > 1 || lockedSeatOf(source, list) >= 0;
  const own = members.filter(needsOwn).length;
  const rows = new Int32Array((source.profiles.profileCount + own) * width);
  rows.set(source.profiles.rows);
  const rowOf = new Int32Array(members.length);
  const previous = new Int32Array(members.length).fill(-1);
  const switchCost = new Int32Array(members.length);
  let next = source.profiles.profileCount;
  members.forEach((list, u) => {
    const first = list[0] ?? 0;
    if (!needsOwn(list)) {
      rowOf[u] = source.profiles.profileOf[first] ?? 0;
      previous[u] = source.previous[first] ?? -1;
      switchCost[u] = source.switchCost[first] ?? 0;
      return;
    }
    const row = rows.subarray(next * width, (next + 1) * width);
    groupRow(source, list, row);
    const locked = lockedSeatOf(source, list);
    if (locked >= 0) for (let j = 0; j < width; j++) if (j !== locked) row[j] = -1;
    rowOf[u] = next++;
  });
  return { rowOf, rows, previous, switchCost };
}
