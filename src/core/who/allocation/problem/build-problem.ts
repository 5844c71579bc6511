import type { CustomerFacts, FactBook, ManagerFacts } from "../../../facts/index.ts";
import type { BalanceTerm, Plan } from "../../../regime/index.ts";
import { compareCodePoints, err, ok, type Result } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";
import type { Instance, Resource } from "../objective/instance.ts";
import { addMinutes } from "./add-minutes.ts";
import type { AllocationProblem } from "./allocation-problem.ts";
import { bandOf } from "./bands.ts";
import { type CapacityWeights, capacityWeights } from "./capacity.ts";
import { carveOut } from "./carve-out.ts";
import { type Groups, uniteGroups } from "./groups.ts";
import { keepPlaces, raiseKept } from "./kept-places.ts";
import { fitsSomewhere, leftOutPrices } from "./left-out-price.ts";
import { lockFaults, readLocks } from "./locks.ts";
import { buildPairRules } from "./pair-rules.ts";
import { buildProfileRows } from "./profile-rows.ts";
import { staffingNotes } from "./staffing.ts";
import { chordKm, pointsOf } from "./travel.ts";
import { buildUnitRows } from "./unit-rows.ts";

interface Seats {
  readonly managerOfSeat: Int32Array;
  readonly seatOfManager: Int32Array;
  readonly seats: readonly ManagerFacts[];
}

function admit(plan: Plan, managers: readonly ManagerFacts[]): Seats {
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

/** Amounts that an article of balance measures, summed over the articles of one measure. */
function measured(
  terms: readonly BalanceTerm[],
  measure: BalanceTerm["measure"],
  customers: readonly CustomerFacts[],
): Float64Array {
  const term = terms.find((candidate) => candidate.measure === measure);
  return Float64Array.from(customers, (customer) => amountOf(term, customer));
}

const amountOf = (term: BalanceTerm | undefined, customer: CustomerFacts): number =>
  term === undefined ? 0 : Math.max(0, Math.round(term.amount(customer)));

const perUnit = (groups: Groups, amount: Float64Array): Float64Array =>
  Float64Array.from(groups.members, (list) => {
    let sum = 0;
    for (const i of list) sum += amount[i] ?? 0;
    return sum;
  });

interface Ownership {
  readonly previous: Int32Array;
  readonly hasOwner: Uint8Array;
  readonly switchCost: Int32Array;
}

function readOwnership(plan: Plan, facts: FactBook): Ownership {
  const managerAt = new Map<string, number>(facts.managers.map((m, index) => [m.id, index]));
  const terms = plan.who.continuity.filter((term) => term.strength !== "advisory");
  const count = facts.customers.length;
  const previous = new Int32Array(count).fill(-1);
  const hasOwner = new Uint8Array(count);
  const switchCost = new Int32Array(count);
  facts.customers.forEach((customer, i) => {
    const owner = customer.fields["owner"];
    if (typeof owner !== "string" || owner === "") return;
    hasOwner[i] = 1;
    previous[i] = managerAt.get(owner) ?? -1;
    for (const term of terms) {
      switchCost[i] = addMinutes(switchCost[i] ?? 0, Math.round(term.switchCost(customer)));
    }
  });
  return { previous, hasOwner, switchCost };
}

interface Measures {
  readonly groups: Groups;
  readonly weights: readonly CapacityWeights[];
  readonly seatCount: number;
}

const limitsOf = ({ groups, weights }: Measures): readonly Resource[] =>
  weights.map((dimension) => ({
    amount: perUnit(groups, dimension.weight),
    limit: dimension.limit,
    band: null,
  }));

function buildResources(
  plan: Plan,
  facts: FactBook,
  measures: Measures,
  isPlaceable: (unit: number) => boolean,
): readonly Resource[] {
  const { groups, weights, seatCount } = measures;
  const capacity = limitsOf(measures);
  const soft = plan.who.balance.filter((term) => term.strength !== "advisory" && term.rate > 0);
  const bands = soft.map((term): Resource => {
    const amount = perUnit(
      groups,
      Float64Array.from(facts.customers, (customer) => amountOf(term, customer)),
    );
    let total = 0;
    for (let u = 0; u < amount.length; u++) if (isPlaceable(u)) total += amount[u] ?? 0;
    return {
      amount,
      limit: new Float64Array(seatCount).fill(Number.POSITIVE_INFINITY),
      band: bandOf(term, total, weights[0]?.limit ?? null, seatCount),
    };
  });
  return [...capacity, ...bands];
}

function groupNotes(
  problem: { readonly groups: Groups; readonly facts: FactBook },
  isPlaceable: (unit: number) => boolean,
): WhoIssue[] {
  return problem.groups.members.flatMap((list, u): WhoIssue[] => {
    if (list.length < 2 || isPlaceable(u)) return [];
    const names = Array.from(list.slice(0, 5), (i) => problem.facts.customers[i]?.id ?? "");
    const data = { members: list.length, sample: names };
    return [{ code: "who.groupFitsNowhere", severity: "warning", data }];
  });
}

/**
 * Applies a compiled regime to frozen facts. Fails where the facts make an allocation
 * meaningless: nobody may hold customers, or a lock stands against a hard rule.
 */
export function buildProblem(
  plan: Plan,
  facts: FactBook,
): Result<AllocationProblem, readonly WhoIssue[]> {
  const { managerOfSeat, seatOfManager, seats } = admit(plan, facts.managers);
  if (seats.length === 0) {
    const data = { managers: facts.managers.length };
    return err([{ code: "who.noManagerAdmitted", severity: "error", data }]);
  }
  const { customers } = facts;
  const seatCount = seats.length;
  const workload = measured(plan.who.balance, "workload", customers);
  const carved = plan.who.priority.map((term) => carveOut(term, customers, workload));
  const carvedOut = carved.map((part) => part.marks);
  const groups = uniteGroups(plan.who.cohesion, customers);
  const ownership = readOwnership(plan, facts);
  const rules = buildPairRules(plan, customers, seats, carvedOut);
  const points = pointsOf(customers, seats);
  const profiles = buildProfileRows({
    customers,
    seats,
    points,
    rules,
    proximity: plan.who.proximity.filter((term) => term.strength !== "advisory"),
  });
  const locks = readLocks(facts);
  const seatOf = (m: number): number => (m < 0 ? -1 : (seatOfManager[m] ?? -1));
  const previous = ownership.previous.map(seatOf);
  const lockedSeat = locks.lockedTo.map(seatOf);
  const weights = capacityWeights(plan.who.capacity, customers, seats);
  const measures = { groups, weights, seatCount };
  const kept = keepPlaces({
    rows: buildUnitRows({
      groups,
      profiles,
      seatCount,
      previous,
      switchCost: ownership.switchCost,
      lockedSeat,
    }),
    members: groups.members,
    seatCount,
    resources: limitsOf(measures),
    customers,
    manual: plan.who.manual,
    previous,
    lockedSeat,
  });
  const unpriced = { unitCount: groups.members.length, seatCount, ...kept.rows };
  const hardOnly = { ...unpriced, resources: buildResources(plan, facts, measures, () => true) };
  const placeable = Uint8Array.from(groups.members.keys(), (u) =>
    fitsSomewhere(hardOnly, u) ? 1 : 0,
  );
  const isPlaceable = (u: number): boolean => placeable[u] === 1;
  const resources = buildResources(plan, facts, measures, isPlaceable);
  const alike: Instance = {
    ...unpriced,
    resources,
    price: leftOutPrices({ ...unpriced, resources }, groups.members),
  };
  const instance: Instance = { ...alike, price: raiseKept(alike, kept.keptIn) };
  const problem: AllocationProblem = {
    plan,
    facts,
    customers,
    managers: facts.managers,
    previous: ownership.previous,
    hasOwner: ownership.hasOwner,
    managerOfSeat,
    seatOfManager,
    members: groups.members,
    unitOf: groups.unitOf,
    profileOf: profiles.profileOf,
    profileRows: { rows: profiles.rows, seatCount },
    lockedTo: locks.lockedTo,
    keptIn: kept.keptIn,
    openRowOf: kept.openRowOf,
    carvedOut,
    capacity: weights.map((dimension, resource) => ({ resource, article: dimension.article })),
    rules,
    instance,
    kmTo: (i, j) => chordKm(points.customers, i, points.seats, j),
    workload,
    value: measured(plan.who.balance, "value", customers),
    notes: [
      ...carved.flatMap((part) => part.notes),
      ...groupNotes({ groups, facts }, isPlaceable),
      ...staffingNotes(plan, seats),
    ],
  };
  const faults = [...locks.faults, ...lockFaults(problem)];
  return faults.length > 0 ? err(faults) : ok(problem);
}
