import type { CohesionTerm } from "../../../regime/index.ts";
import type { MeasureGround } from "./ground.ts";

/** Groups of the regime, and those whose members all have one owner. */
export interface GroupCohesion {
  readonly groups: number;
  readonly whole: number;
  /** whole / groups. */
  readonly share: number;
}

/** Stands for members with different owners. */
const PARTED = -2;

/** Owner of each group of two or more; PARTED where members differ or one has nobody. */
function ownersOf(
  term: CohesionTerm,
  { customers }: MeasureGround,
  assigned: Int32Array,
): readonly number[] {
  const groups = new Map<string, { owner: number; size: number }>();
  customers.forEach((customer, i) => {
    const name = term.groupOf(customer);
    if (name === null) return;
    const m = assigned[i] as number;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, { owner: m < 0 ? PARTED : m, size: 1 });
    else {
      group.size += 1;
      if (group.owner !== m) group.owner = PARTED;
    }
  });
  return Array.from(groups.values()).flatMap(({ owner, size }) => (size < 2 ? [] : [owner]));
}

/** Share of groups with one owner; null where the regime knows no group of two. */
export function cohesionOf(ground: MeasureGround, assigned: Int32Array): GroupCohesion | null {
  const owners = ground.plan.who.cohesion.flatMap((term) => ownersOf(term, ground, assigned));
  if (owners.length === 0) return null;
  const whole = owners.filter((owner) => owner !== PARTED).length;
  return { groups: owners.length, whole, share: whole / owners.length };
}
