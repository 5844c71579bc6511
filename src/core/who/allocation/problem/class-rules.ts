import type { EligibilityTerm, Plan, PriorityTerm } from "../../../regime/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";
import { orderFor } from "./carve-out.ts";
import { alike, type Classes, classesOf, firstOfEach } from "./classes.ts";
import { type CodeTable, codeTable, MOST_PAIRS, type Sides } from "./code-table.ts";
import { matchedDimensions, VERDICT_CODE } from "./pair-rules.ts";

/** Soft: minutes a month where broken. Hard: a broken condition forbids the pair. */
export interface ConditionTable {
  readonly article: ArticleKey;
  /** Codes of `VERDICT_CODE`. */
  readonly table: CodeTable;
  readonly isHard: boolean;
  readonly penalty: number;
}

/** An order of principles. */
export interface PrincipleTable {
  readonly term: PriorityTerm;
  /** Bits of `matchedDimensions`. */
  readonly table: CodeTable;
  readonly isHard: boolean;
  /** Which of `orders` decides for each customer, by row. */
  readonly orderOf: Classes;
  /** Names of dimensions, first decides. */
  readonly orders: readonly (readonly string[])[];
}

/** The articles that look at a pair, as tables over rows of the pair costs and seats. */
export interface ClassRules {
  readonly conditions: readonly ConditionTable[];
  readonly principles: readonly PrincipleTable[];
}

/** The orders that decide, by row: the listed one, or for those carved out their own. */
function ordersOf(
  term: PriorityTerm,
  sides: Sides,
  carvedOut: Uint8Array,
): Pick<PrincipleTable, "orderOf" | "orders"> {
  const listed = term.dimensions.map((dimension) => dimension.name);
  const size = carvedOut.length;
  if (!carvedOut.includes(1)) return { orderOf: alike(size), orders: [listed] };
  const at = (row: number): readonly string[] => {
    const customer = sides.customers.subjects[row];
    return customer === undefined ? listed : orderFor(term, customer, carvedOut[row] === 1);
  };
  const orderOf = classesOf(size, (row) =>
    carvedOut[row] === 1 ? at(row).join("\u0001") : listed.join("\u0001"),
  );
  return { orderOf, orders: Array.from(firstOfEach(orderOf), at) };
}

function refused(
  plan: Plan,
  article: ArticleKey,
  pairs: { readonly customers: number; readonly seats: number },
): WhoIssue {
  const printed = plan.articles.find((other) => other.key === article)?.printed;
  const data = { customers: pairs.customers, managers: pairs.seats, most: MOST_PAIRS };
  const issue: WhoIssue = { code: "who.tooManyPairs", severity: "error", data };
  return printed === undefined ? issue : { ...issue, article: printed };
}

const looked = ({ reads, parts }: Pick<EligibilityTerm, "reads" | "parts">) =>
  parts === undefined ? { reads } : { reads, parts };

/** Evaluates every article that looks at a pair. `carvedOut` marks rows, per article of principles. */
export function classRules(
  plan: Plan,
  sides: Sides,
  carvedOut: readonly Uint8Array[],
): { readonly rules: ClassRules; readonly faults: readonly WhoIssue[] } {
  const faults: WhoIssue[] = [];
  const conditions = plan.who.eligibility.flatMap((term): ConditionTable[] => {
    if (term.strength === "advisory") return [];
    const table = codeTable(sides, {
      ...looked(term),
      code: (customer, manager) => VERDICT_CODE[term.verdict(customer, manager)],
    });
    const { article } = term;
    if ("codes" in table) {
      const isHard = term.strength === "hard";
      return [{ article, table, isHard, penalty: Math.round(term.penalty) }];
    }
    faults.push(refused(plan, article, table));
    return [];
  });
  const principles = plan.who.priority.flatMap((term, t): PrincipleTable[] => {
    if (term.strength === "advisory") return [];
    const table = codeTable(sides, {
      ...looked(term),
      code: (customer, manager) => matchedDimensions(term, customer, manager),
    });
    const marks = carvedOut[t] ?? new Uint8Array(sides.customers.subjects.length);
    if ("codes" in table)
      return [{ term, table, isHard: term.strength === "hard", ...ordersOf(term, sides, marks) }];
    faults.push(refused(plan, term.article, table));
    return [];
  });
  return { rules: { conditions, principles }, faults };
}
