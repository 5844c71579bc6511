import type { UnitRecord, UnitStore } from "../../app/ports.ts";
import { type Client, many, run } from "../sql.ts";

/** The root of the organisation's tree. */
const ROOT = "hq";

export function unitStore(client: Client): UnitStore {
  return {
    list: () =>
      many<UnitRecord & { id: string }>(
        client,
        "select id, name, parent_id as parent from unit order by parent_id nulls first, id",
      ),
    ensure: async (names, parent = ROOT) => {
      // A comma would split the list of units in scope; no unit is called so, but files hold anything.
      const clean = [...new Set(names.map((name) => name.trim().replaceAll(",", "，")))];
      await run(
        client,
        `insert into unit (id, name, parent_id)
         select n, n, $2 from unnest($1::text[]) n where n <> '' and n <> $2 order by n on conflict do nothing`,
        [clean, parent],
      );
    },
  };
}
