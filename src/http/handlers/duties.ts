import { checkCustomer } from "../../app/duties/check-customer.ts";
import { readDuties } from "../../app/duties/read-duties.ts";
import { reportCover } from "../../app/duties/report-cover.ts";
import { tellCustomers } from "../../app/duties/tell-customer.ts";
import type { Handlers } from "../call.ts";
import { dutyViews } from "../views/duty-view.ts";

export type DutyKeys =
  | "GET /api/duties"
  | "POST /api/handovers/:id/checks"
  | "POST /api/transfers/:id/told"
  | "POST /api/absences/:id/report";

export const dutyHandlers: Handlers<DutyKeys> = {
  "GET /api/duties": async ({ app, reader }) => ({
    duties: await readDuties(app, reader(), (seen, stores) => dutyViews(stores, seen, app.today())),
  }),
  "POST /api/handovers/:id/checks": async ({ app, reader, params, body }) => {
    await checkCustomer(app, reader(), { handover: params.id, ...body });
    return {};
  },
  "POST /api/transfers/:id/told": async ({ app, reader, params, body }) => {
    await tellCustomers(app, reader(), { transfer: params.id, ...body });
    return {};
  },
  "POST /api/absences/:id/report": async ({ app, reader, params, body }) => {
    await reportCover(app, reader(), { absence: params.id, text: body.report });
    return {};
  },
};
