import type { RunStore, Scope } from "../../app/ports.ts";
import { hides } from "./veiled-customers.ts";

/** Plans as the scope may see them: what is hidden of a customer is neither searched for nor drawn. */
export function veiledRuns(store: RunStore, veil: Scope["veil"]): RunStore {
  if (veil === undefined) return store;
  return {
    ...store,
    assignments: (id, search) =>
      store.assignments(id, { ...search, isCodeHidden: hides(veil, "uscc") }),
    map: async (id) => {
      const map = await store.map(id);
      if (!hides(veil, "place")) return map;
      return { points: [], withoutPlace: map.points.length + map.withoutPlace };
    },
  };
}
