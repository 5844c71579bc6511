import type { CustomerFacts, ManagerFacts } from "../../../facts/index.ts";
import type { ProximityTerm } from "../../../regime/index.ts";
import { addMinutes } from "./add-minutes.ts";
import { orderFor } from "./carve-out.ts";
import { isBroken, type PairRules, unmatchedCosts } from "./pair-rules.ts";
import { cellOf, classify } from "./term-table.ts";
import { chargedKm, chordKm, type Points, travelMinutes } from "./travel.ts";

/** Pair costs of every profile of customers, row-major over the seats; -1 = forbidden. */
export interface ProfileRows {
  readonly profileOf: Int32Array;
  readonly profileCount: number;
  readonly rows: Int32Array;
}

interface Source {
  readonly customers: readonly CustomerFacts[];
  readonly seats: readonly ManagerFacts[];
  readonly points: Points;
  readonly rules: PairRules;
  readonly proximity: readonly ProximityTerm[];
}

function profileKey(source: Source, i: number): string {
  const customer = source.customers[i];
  if (customer === undefined) return "";
  let key = "";
  for (const { table } of source.rules.eligibility) key += `${table.customerClass[i]},`;
  for (const { table, term, carvedOut } of source.rules.priority) {
    key += `${table.customerClass[i]},${orderFor(term, customer, carvedOut[i] === 1).join("+")},`;
  }
  let isNear = false;
  for (const term of source.proximity) {
    const applies = term.applies(customer);
    isNear ||= applies;
    key += applies ? `${term.milliMinutesPerKm(customer)},` : "-,";
  }
  return isNear ? key + JSON.stringify(customer.fields["place"] ?? null) : key;
}

function addEligibility(source: Source, i: number, row: Int32Array): void {
  for (const { table, isHard, penalty } of source.rules.eligibility) {
    for (let j = 0; j < row.length; j++) {
      const cost = row[j] ?? -1;
      if (cost < 0 || !isBroken(cellOf(table, i, j))) continue;
      row[j] = isHard ? -1 : addMinutes(cost, penalty);
    }
  }
}

function addTravel(source: Source, i: number, row: Int32Array): void {
  const { points } = source;
  const customer = source.customers[i];
  if (customer === undefined) return;
  for (const term of source.proximity) {
    if (!term.applies(customer)) continue;
    const rate = term.milliMinutesPerKm(customer);
    const cap = term.capKm ?? Number.POSITIVE_INFINITY;
    for (let j = 0; j < row.length; j++) {
      const cost = row[j] ?? -1;
      if (cost < 0) continue;
      const km = chargedKm(term, chordKm(points.customers, i, points.seats, j));
      row[j] = km > cap ? -1 : addMinutes(cost, travelMinutes(rate, km));
    }
  }
}

/** Hard principles: only the managers who match the first principle that anybody eligible matches. */
function keepFirstMatched(
  matchedOf: (seat: number) => number,
  order: readonly number[],
  row: Int32Array,
): void {
  for (const bit of order) {
    const someone = row.some((cost, j) => cost >= 0 && (matchedOf(j) & bit) !== 0);
    if (!someone) continue;
    for (let j = 0; j < row.length; j++) if ((matchedOf(j) & bit) === 0) row[j] = -1;
    return;
  }
}

function addPriority(source: Source, i: number, row: Int32Array): void {
  const customer = source.customers[i];
  if (customer === undefined) return;
  for (const { table, term, isHard, carvedOut } of source.rules.priority) {
    const order = orderFor(term, customer, carvedOut[i] === 1);
    const matchedOf = (seat: number): number => cellOf(table, i, seat);
    if (isHard) {
      const bits = order.map((name) => 1 << term.dimensions.findIndex((d) => d.name === name));
      keepFirstMatched(matchedOf, bits, row);
      continue;
    }
    const costOf = new Map<number, number>();
    for (let j = 0; j < row.length; j++) {
      const cost = row[j] ?? -1;
      if (cost < 0) continue;
      const matched = matchedOf(j);
      let minutes = costOf.get(matched);
      if (minutes === undefined) {
        minutes = unmatchedCosts(term, order, matched).reduce((sum, part) => sum + part.minutes, 0);
        costOf.set(matched, minutes);
      }
      row[j] = addMinutes(cost, Math.round(minutes));
    }
  }
}

/** O(profiles × seats) time and memory, four bytes a pair. */
export function buildProfileRows(source: Source): ProfileRows {
  const { of, representatives } = classify(source.customers.length, (i) => profileKey(source, i));
  const width = source.seats.length;
  const rows = new Int32Array(representatives.length * width);
  representatives.forEach((i, profile) => {
    const row = rows.subarray(profile * width, (profile + 1) * width);
    addEligibility(source, i, row);
    addTravel(source, i, row);
    addPriority(source, i, row);
  });
  return { profileOf: of, profileCount: representatives.length, rows };
}
