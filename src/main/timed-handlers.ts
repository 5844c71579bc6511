import { lifeDue, lifeMoved } from "../app/ownership/life-handlers.ts";
import type { TimedHandlers } from "../app/timed/timed-handler.ts";

/** Who acts on a due event, by its kind. */
export const TIMED_HANDLERS: TimedHandlers = {
  "life.due": lifeDue,
  "life.moved": lifeMoved,
};
