/** A manager's side of a plan, as far as advice looks at it. */
export interface PricedManager {
  /** Minutes a month that one more hour of his would save; null where work is not measured. */
  readonly hour: number | null;
  /** Minutes a month that one more unit under his limit would save. */
  readonly unit: number;
  readonly load: number;
  /** null = no article limits him. */
  readonly capacity: number | null;
}

export type Advice = "hire" | "relieve" | "room";

/** So many at most are named as places to hire. */
const HIRE = 3;
/** Shares of the limit from which somebody is full, and up to which he has room. */
const FULL = 0.98;
const ROOMY = 0.85;
/** Minutes a month below which a price says nothing. */
const WORTH = 0.05;

const worthOf = ({ hour, unit }: PricedManager): number => hour ?? unit;

/**
 * What the prices advise: the dearest few are where one more person saves most, others who are
 * full at a price are to be relieved, and whoever is cheap and far from his limit has room.
 */
export function hourAdvice(managers: readonly PricedManager[]): readonly (Advice | null)[] {
  const dearest = Array.from(managers.keys())
    .filter((m) => worthOf(managers[m] ?? NOBODY) > WORTH)
    .sort((a, b) => worthOf(managers[b] ?? NOBODY) - worthOf(managers[a] ?? NOBODY) || a - b)
    .slice(0, HIRE);
  return managers.map((manager, m) => {
    if (dearest.includes(m)) return "hire";
    const share = manager.capacity === null ? 0 : manager.load / Math.max(1, manager.capacity);
    if (share >= FULL && worthOf(manager) > WORTH) return "relieve";
    return share <= ROOMY && worthOf(manager) <= WORTH ? "room" : null;
  });
}

const NOBODY: PricedManager = { hour: 0, unit: 0, load: 0, capacity: null };
