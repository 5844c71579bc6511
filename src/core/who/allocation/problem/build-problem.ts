import type { CustomerFacts, FactBook } from "../../../facts/index.ts";
import type { Plan } from "../../../regime/index.ts";
import { err, ok, type Result } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";
import { FREE, type Instance, NOWHERE } from "../instance/instance.ts";
import { kmBetween, type PairCosts } from "../instance/pair-costs.ts";
import type { AllocationProblem } from "./allocation-problem.ts";
import { buildCosts } from "./build-costs.ts";
import { type CapacityWeights, capacityWeights } from "./capacity.ts";
import { carveOut } from "./carve-out.ts";
import { type ClassRules, classRules } from "./class-rules.ts";
import type { Sides } from "./code-table.ts";
import { fieldClasses } from "./field-classes.ts";
import { keepUnits } from "./kept-units.ts";
import { pricesOfLeavingOut, raiseKept } from "./left-out.ts";
import { lockFaults } from "./lock-faults.ts";
import { readLocks } from "./locks.ts";
import { tiesOf } from "./neighbours.ts";
import { type Ownership, readOwnership } from "./ownership.ts";
import { placeableUnits, type Unpriced } from "./placeable.ts";
import { bandsOf, limitsOf, measured } from "./resources.ts";
import { type Rivals, rivalsOf } from "./rivals.ts";
import { admitManagers, type Seats } from "./seats.ts";
import { staffingNotes } from "./staffing.ts";
import { membersOf, type Units, uniteCustomers } from "./units.ts";

/** Everything read from the facts before costs are summed up. */
interface Ground {
  readonly plan: Plan;
  readonly facts: FactBook;
  readonly seats: Seats;
  readonly units: Units;
  readonly unitOfRow: Int32Array;
  readonly sides: Sides;
  readonly ownership: Ownership;
  readonly weights: readonly CapacityWeights[];
}

/** A list over customers, by row of the pair costs. */
const byRow = (units: Units, list: Int32Array): Int32Array =>
  units.customer.map((i) => list[i] as number);

function groundOf(plan: Plan, facts: FactBook, seats: Seats): Ground {
  const units = uniteCustomers(plan.who.cohesion, facts.customers);
  const rows: CustomerFacts[] = [];
  for (const i of units.customer) {
    const customer = facts.customers[i];
    if (customer !== undefined) rows.push(customer);
  }
  return {
    plan,
    facts,
    seats,
    units,
    unitOfRow: byRow(units, units.unitOf),
    sides: { customers: fieldClasses(rows), seats: fieldClasses(seats.seats) },
    ownership: readOwnership(plan, facts),
    weights: capacityWeights(plan.who.capacity, facts.customers, seats.seats),
  };
}

const seatOf = ({ seats }: Ground, manager: number): number =>
  manager < 0 ? -1 : (seats.seatOfManager[manager] ?? -1);

function costsOf(ground: Ground, rules: ClassRules): PairCosts {
  const { ownership, units, plan, sides } = ground;
  return buildCosts({
    sides,
    rules,
    proximity: plan.who.proximity,
    previous: byRow(units, ownership.previous).map((m) => seatOf(ground, m)),
    switchCost: byRow(units, ownership.switchCost),
  });
}

/** Costs, limits, rivals and neighbours, with the units that may not go where they like. */
function unpriced(
  ground: Ground,
  costs: PairCosts,
  found: {
    readonly rivals: Rivals;
    readonly ties: Instance["ties"];
    readonly lockedTo: Int32Array;
  },
): { readonly instance: Unpriced; readonly awaited: Uint8Array } {
  const { units, plan, weights, sides } = ground;
  const { rivals, ties, lockedTo } = found;
  const only = new Int32Array(units.count).fill(FREE);
  for (const u of rivals.torn) only[u] = NOWHERE;
  const isGrouped = units.count < units.customer.length;
  const open: Unpriced = {
    unitCount: units.count,
    seatCount: costs.seatCount,
    costs,
    members: isGrouped ? { start: units.start, member: units.customer.map((_, row) => row) } : null,
    only,
    resources: limitsOf(weights, units),
    foes: rivals.foes,
    ties,
  };
  const kept = keepUnits({
    instance: open,
    start: units.start,
    customers: sides.customers.subjects,
    previous: costs.previous,
    lockedSeat: byRow(units, lockedTo).map((m) => seatOf(ground, m)),
    manual: plan.who.manual,
  });
  return { instance: { ...open, only: kept.only }, awaited: kept.awaited };
}

/** Adds bands and prices; units that fit in no seat may go nowhere. */
function priced(ground: Ground, bare: Unpriced): { instance: Instance; placeable: Uint8Array } {
  const { plan, facts, units, weights } = ground;
  const placeable = placeableUnits(bare);
  const only = bare.only.map((seat, u) => (seat === FREE && placeable[u] === 0 ? NOWHERE : seat));
  const bands = bandsOf(plan.who.balance, {
    customers: facts.customers,
    units,
    weights,
    seatCount: bare.seatCount,
    placeable,
  });
  const banded: Unpriced = { ...bare, only, resources: [...bare.resources, ...bands] };
  const alike: Instance = { ...banded, price: pricesOfLeavingOut(banded, placeable) };
  return { instance: { ...alike, price: raiseKept(alike) }, placeable };
}

function groupNotes(
  { units, facts }: Ground,
  placeable: Uint8Array,
  torn: readonly number[],
): WhoIssue[] {
  const notes: WhoIssue[] = [];
  const isTorn = new Set(torn);
  for (let u = 0; u < units.count; u++) {
    const members = membersOf(units, u);
    if (members.length < 2 || placeable[u] === 1 || isTorn.has(u)) continue;
    const sample = Array.from(members.slice(0, 5), (i) => facts.customers[i]?.id ?? "");
    const data = { members: members.length, sample };
    notes.push({ code: "who.groupFitsNowhere", severity: "warning", data });
  }
  return notes;
}

/** Carved-out customers per article of principles, by customer and by row. */
function carved({ plan, facts, units }: Ground, workload: Float64Array) {
  const parts = plan.who.priority.map((term) => carveOut(term, facts.customers, workload));
  return {
    marks: parts.map((part) => part.marks),
    byRow: parts.map(({ marks }) =>
      new Uint8Array(marks.length).map((_, row) => marks[units.customer[row] as number] as number),
    ),
    notes: parts.flatMap((part) => part.notes),
  };
}

/**
 * Applies a compiled regime to frozen facts. Fails where the facts make an allocation
 * meaningless: nobody may hold customers, a lock stands against a hard rule, or an article tells
 * more pairs apart than can be held.
 */
export function buildProblem(
  plan: Plan,
  facts: FactBook,
): Result<AllocationProblem, readonly WhoIssue[]> {
  const seats = admitManagers(plan, facts.managers);
  if (seats.seats.length === 0) {
    const data = { managers: facts.managers.length };
    return err([{ code: "who.noManagerAdmitted", severity: "error", data }]);
  }
  const ground = groundOf(plan, facts, seats);
  const { units, sides, unitOfRow, ownership, weights } = ground;
  const workload = measured(plan.who.balance, "workload", facts.customers);
  const carvedOut = carved(ground, workload);
  const { rules, faults: ruleFaults } = classRules(plan, sides, carvedOut.byRow);
  const linked = { plan, customers: sides.customers.subjects, units, unitOfRow };
  const rivals = rivalsOf(linked);
  const ties = tiesOf(linked);
  const early = [...ruleFaults, ...rivals.faults, ...ties.faults];
  if (early.length > 0) return err(early);
  const costs = costsOf(ground, rules);
  const { lockedTo, faults } = readLocks(facts);
  const { instance: bare, awaited } = unpriced(ground, costs, {
    rivals,
    ties: ties.ties,
    lockedTo,
  });
  const { instance, placeable } = priced(ground, bare);
  const problem: AllocationProblem = {
    plan,
    facts,
    customers: facts.customers,
    managers: facts.managers,
    previous: ownership.previous,
    hasOwner: ownership.hasOwner,
    managerOfSeat: seats.managerOfSeat,
    seatOfManager: seats.seatOfManager,
    units,
    unitOf: units.unitOf,
    lockedTo,
    awaited,
    carvedOut: carvedOut.marks,
    capacity: weights.map((dimension, resource) => ({ resource, article: dimension.article })),
    rules,
    instance,
    kmTo: (i, j) => kmBetween(costs, units.rowOf[i] as number, j),
    workload,
    value: measured(plan.who.balance, "value", facts.customers),
    notes: [
      ...carvedOut.notes,
      ...rivals.notes,
      ...groupNotes(ground, placeable, rivals.torn),
      ...staffingNotes(plan, seats.seats),
    ],
  };
  const all = [...faults, ...lockFaults(problem)];
  return all.length > 0 ? err(all) : ok(problem);
}
