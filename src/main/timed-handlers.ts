import { lockEnds } from "../app/book/lock-customer.ts";
import { CASE_HANDLERS } from "../app/collisions/case-handlers.ts";
import { fillKeys } from "../app/customers/fill-keys.ts";
import { contactFallsDue } from "../app/dispatch/contact-handler.ts";
import { giveNewcomers } from "../app/dispatch/give-newcomers.ts";
import { coverBegins, coverEnds } from "../app/handover/absences.ts";
import { checkDue, handoverDue } from "../app/handover/close-handover.ts";
import { custodyOver } from "../app/handover/custody-over.ts";
import { freezeDue } from "../app/handover/freeze-handover.ts";
import { lifeIdle } from "../app/ownership/idle-sweep.ts";
import { lifeDue, lifeMoved } from "../app/ownership/life-handlers.ts";
import type { TimedHandlers } from "../app/timed/timed-handler.ts";

/** Who acts on a due event, by its kind. */
export const TIMED_HANDLERS: TimedHandlers = {
  ...CASE_HANDLERS,
  "identity.fill": fillKeys,
  "handover.freeze": freezeDue,
  "handover.due": handoverDue,
  "handover.check": checkDue,
  "cover.begin": coverBegins,
  "cover.end": coverEnds,
  "custody.over": custodyOver,
  "dispatch.contact": contactFallsDue,
  "import.newcomers": giveNewcomers,
  "life.due": lifeDue,
  "life.idle": lifeIdle,
  "life.moved": lifeMoved,
  "lock.end": lockEnds,
};
