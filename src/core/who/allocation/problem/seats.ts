import type { ManagerFacts } from "../../../facts/index.ts";
import type { Plan } from "../../../regime/index.ts";
import { compareCodePoints } from "../../../shared/index.ts";

/** Managers whom the roster admits, ordered by staff number. */
export interface Seats {
  readonly managerOfSeat: Int32Array;
  /** -1 = not admitted. */
  readonly seatOfManager: Int32Array;
  readonly seats: readonly ManagerFacts[];
}

/** Asks every hard article of the roster about every manager. */
export function admitManagers(plan: Plan, managers: readonly ManagerFacts[]): Seats {
  const roster = plan.who.roster.filter((term) => term.strength === "hard");
  const admitted = Array.from(managers.keys()).filter((m) => {
    const manager = managers[m];
    return manager !== undefined && roster.every((term) => term.admits(manager));
  });
  admitted.sort((a, b) => compareCodePoints(managers[a]?.id ?? "", managers[b]?.id ?? ""));
  const seatOfManager = new Int32Array(managers.length).fill(-1);
  admitted.forEach((m, seat) => {
    seatOfManager[m] = seat;
  });
  const seats = admitted.flatMap((m) => managers[m] ?? []);
  return { managerOfSeat: Int32Array.from(admitted), seatOfManager, seats };
}
