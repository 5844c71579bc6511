import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { Plan } from "../../regime/index.ts";
import type { DispatchState } from "../allocation/dispatch-state/dispatch-state.ts";
import { charging } from "../allocation/problem/resources.ts";
import { admitManagers } from "../allocation/problem/seats.ts";

/** Adds up what managers hold, where no plan has done so. */
export interface BookSums {
  add(customer: CustomerFacts, owner: string): void;
  /** What a desk needs: loads as they were added up, and no prices. */
  state(): DispatchState;
}

/** Begins adding up the customers of a book that no plan is in force for. */
export function bookSums(plan: Plan, managers: readonly ManagerFacts[]): BookSums {
  const { seats } = admitManagers(plan, managers);
  const seatOf = new Map<string, number>(seats.map(({ id }, j) => [id, j]));
  const hard = plan.who.capacity.filter(({ strength }) => strength === "hard");
  const counted = [
    ...hard.map((term) => ({ article: term.article, of: term.weight })),
    ...charging(plan.who.balance).map((term) => ({ article: term.article, of: term.amount })),
  ].map((one) => ({ ...one, load: new Float64Array(seats.length) }));
  return {
    add: (customer, owner) => {
      const j = seatOf.get(owner);
      if (j === undefined) return;
      for (const { of, load } of counted)
        load[j] = (load[j] as number) + Math.max(0, Math.round(of(customer)));
    },
    state: () => ({
      managers: seats.map(({ id }) => id),
      resources: counted.map(({ article, load }) => ({ articles: [article], load, typical: 0 })),
      prices: counted.map(() => new Float64Array(seats.length)),
      admitted: [],
      classes: [],
    }),
  };
}
