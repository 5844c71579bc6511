import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import type { EligibilityTerm, EligibilityVerdict } from "../compile/plan.ts";

/** One eligibility article over all pairs, judged once per class of subjects it cannot tell apart. */
export interface PairTable {
  readonly term: EligibilityTerm;
  verdict(customerIndex: number, managerIndex: number): EligibilityVerdict;
  /** Whether no pair at all is in the article's scope. */
  readonly neverApplies: boolean;
}

/** Judges an article over all pairs: O(classes × classes) verdicts instead of customers × managers. */
export function pairTable(
  term: EligibilityTerm,
  customers: readonly CustomerFacts[],
  managers: readonly ManagerFacts[],
): PairTable {
  const place = term.reads.distance ? ["place"] : [];
  const byCustomer = classesOf(customers, [...term.reads.customer, ...place]);
  const byManager = classesOf(managers, [...term.reads.manager, ...place]);
  const width = byManager.representatives.length;
  const cells = new Uint8Array(byCustomer.representatives.length * width);
  byCustomer.representatives.forEach((customer, row) => {
    byManager.representatives.forEach((manager, column) => {
      cells[row * width + column] = VERDICTS.indexOf(term.verdict(customer, manager));
    });
  });
  return {
    term,
    verdict: (i, j) =>
      VERDICTS[cells[(byCustomer.of[i] ?? 0) * width + (byManager.of[j] ?? 0)] ?? 0] ??
      "notApplicable",
    neverApplies: cells.length > 0 && cells.every((cell) => cell === 0),
  };
}

/** By code; 0 is notApplicable. */
const VERDICTS: readonly EligibilityVerdict[] = [
  "notApplicable",
  "pass",
  "fail",
  "missingAllowed",
  "missingDenied",
];

interface Subject {
  readonly id: string;
  readonly fields: Readonly<Record<string, Value>>;
}

interface Classes<S> {
  readonly of: Int32Array;
  readonly representatives: readonly S[];
}

/** Numbers the subjects by the values of the fields that matter. */
function classesOf<S extends Subject>(subjects: readonly S[], keys: readonly string[]): Classes<S> {
  const of = new Int32Array(subjects.length);
  const representatives: S[] = [];
  const seen = new Map<string, number>();
  // Tenure is computed from the day of hiring, whatever the file holds under its own key.
  const read = keys.map((key) => (key === "tenureMonths" ? "hiredOn" : key));
  subjects.forEach((subject, index) => {
    const values = read.map((key) => (key === "id" ? subject.id : (subject.fields[key] ?? null)));
    const name = JSON.stringify(values);
    const known = seen.get(name);
    if (known === undefined) {
      seen.set(name, representatives.length);
      representatives.push(subject);
    }
    of[index] = known ?? representatives.length - 1;
  });
  return { of, representatives };
}
