import type { Handlers } from "../call.ts";
import { accessHandlers } from "./access.ts";
import { collisionHandlers, identityHandlers } from "./collisions.ts";
import { customerHandlers } from "./customers.ts";
import { dispatchHandlers } from "./dispatch.ts";
import { dutyHandlers } from "./duties.ts";
import { handoverHandlers } from "./handovers.ts";
import { importHandlers } from "./imports.ts";
import { ledgerHandlers } from "./ledger.ts";
import { lifeHandlers } from "./lives.ts";
import { managerHandlers } from "./managers.ts";
import { noticeHandlers } from "./notices.ts";
import { officeHandlers } from "./office.ts";
import { regimeHandlers } from "./regimes.ts";
import { runHandlers } from "./runs.ts";
import { comparisonHandlers, scenarioHandlers } from "./scenarios.ts";
import { sessionHandlers } from "./session.ts";
import { webhookHandlers } from "./webhooks.ts";

/** A handler for every route of the contract. */
export const HANDLERS: Handlers = {
  ...accessHandlers,
  ...customerHandlers,
  ...identityHandlers,
  ...collisionHandlers,
  ...dispatchHandlers,
  ...handoverHandlers,
  ...dutyHandlers,
  ...importHandlers,
  ...ledgerHandlers,
  ...lifeHandlers,
  ...managerHandlers,
  ...noticeHandlers,
  ...officeHandlers,
  ...regimeHandlers,
  ...runHandlers,
  ...scenarioHandlers,
  ...comparisonHandlers,
  ...sessionHandlers,
  ...webhookHandlers,
};
