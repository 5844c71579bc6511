import type { RunStore } from "../../app/ports.ts";
import { type Client, one, run } from "../sql.ts";

/** What finished runs keep for new customers. */
export const dispatchStates = (
  client: Client,
): Pick<RunStore, "keepDispatchState" | "dispatchState"> => ({
  keepDispatchState: async (id, state) => {
    await run(
      client,
      `insert into dispatch_state (run_id, state) values ($1, $2)
       on conflict (run_id) do update set state = excluded.state`,
      [id, state],
    );
  },
  dispatchState: async (id) => {
    const text = "select state from dispatch_state where run_id = $1";
    return (await one<{ state: Uint8Array }>(client, text, [id]))?.state ?? null;
  },
});
