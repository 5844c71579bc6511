import type { PoolChanged } from "../../../../src/contract/index.ts";
import { linkTo, refresh, useLive } from "../../api/index.ts";

/** Follows the pool: whoever looks at it sees at once that a customer has gone or come. */
export function usePoolWatch(onChanged: (customers: readonly string[]) => void): void {
  useLive<{ changed: PoolChanged }>(linkTo("GET /api/pool/events", { query: {} }), {
    changed: ({ customers }) => {
      onChanged(customers);
      void refresh("/pool");
    },
  });
}
