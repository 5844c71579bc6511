import type { CustomerFacts, ManagerFacts, Value } from "../../../facts/index.ts";
import type { Reads } from "../../../regime/index.ts";

/**
 * One pair rule evaluated once per class of interchangeable customers and managers.
 * `cells[customerClass × managerClasses + managerClass]` holds the rule's code for the pair.
 */
export interface TermTable {
  readonly customerClass: Int32Array;
  readonly managerClass: Int32Array;
  readonly managerClasses: number;
  readonly cells: Uint8Array;
}

interface Subject {
  readonly id: string;
  readonly fields: Readonly<Record<string, Value>>;
}

/** Fields that are computed from others: the class must see what they are computed from. */
const DERIVED_FROM: Readonly<Record<string, string>> = { tenureMonths: "hiredOn" };

/** Text that is equal for two subjects exactly when `keys` cannot tell them apart. */
export function keyOf(subject: Subject, keys: readonly string[]): string {
  let key = "";
  for (const name of keys) {
    const value = name === "id" ? subject.id : (subject.fields[name] ?? null);
    key += typeof value === "string" ? `s${value}` : JSON.stringify(value);
    const source = DERIVED_FROM[name];
    if (source !== undefined) key += JSON.stringify(subject.fields[source] ?? null);
    key += "\u0001";
  }
  return key;
}

interface Classes {
  readonly of: Int32Array;
  readonly representatives: readonly number[];
}

/** Numbers equal keys from 0 in order of first appearance. */
export function classify(count: number, keyAt: (index: number) => string): Classes {
  const of = new Int32Array(count);
  const representatives: number[] = [];
  const seen = new Map<string, number>();
  for (let i = 0; i < count; i++) {
    const key = keyAt(i);
    let found = seen.get(key);
    if (found === undefined) {
      found = representatives.length;
      seen.set(key, found);
      representatives.push(i);
    }
    of[i] = found;
  }
  return { of, representatives };
}

/** Joins customer classes whose rows of cells are the same. */
function mergeEqualRows(table: TermTable, rowCount: number): TermTable {
  const width = table.managerClasses;
  const rowKey = (row: number): string =>
    String.fromCharCode(...table.cells.subarray(row * width, (row + 1) * width));
  const merged = classify(rowCount, rowKey);
  const cells = new Uint8Array(merged.representatives.length * width);
  merged.representatives.forEach((row, index) => {
    cells.set(table.cells.subarray(row * width, (row + 1) * width), index * width);
  });
  const customerClass = table.customerClass.map((old) => merged.of[old] ?? 0);
  return { ...table, customerClass, cells };
}

export interface TermSource {
  readonly reads: Reads;
  /** 0 … 255. */
  code(customer: CustomerFacts, manager: ManagerFacts): number;
  /** What else about the customer changes the code. */
  extraKey?(customer: CustomerFacts, index: number): string;
}

/** Evaluates a pair rule over all classes; O(classes of customers × classes of managers). */
export function buildTermTable(
  source: TermSource,
  customers: readonly CustomerFacts[],
  managers: readonly ManagerFacts[],
): TermTable {
  const place = source.reads.distance ? ["place"] : [];
  const customerKeys = [...source.reads.customer, ...place];
  const managerKeys = [...source.reads.manager, ...place];
  const ofCustomer = classify(customers.length, (i) => {
    const customer = customers[i];
    if (customer === undefined) return "";
    return keyOf(customer, customerKeys) + (source.extraKey?.(customer, i) ?? "");
  });
  const ofManager = classify(managers.length, (j) => {
    const manager = managers[j];
    return manager === undefined ? "" : keyOf(manager, managerKeys);
  });
  const width = ofManager.representatives.length;
  const cells = new Uint8Array(ofCustomer.representatives.length * width);
  ofCustomer.representatives.forEach((i, row) => {
    const customer = customers[i];
    ofManager.representatives.forEach((j, column) => {
      const manager = managers[j];
      if (customer === undefined || manager === undefined) return;
      cells[row * width + column] = source.code(customer, manager);
    });
  });
  const table = {
    customerClass: ofCustomer.of,
    managerClass: ofManager.of,
    managerClasses: width,
    cells,
  };
  return mergeEqualRows(table, ofCustomer.representatives.length);
}

/** The code of a pair. */
export const cellOf = (table: TermTable, customer: number, seat: number): number =>
  table.cells[
    (table.customerClass[customer] ?? 0) * table.managerClasses + (table.managerClass[seat] ?? 0)
  ] ?? 0;
