import { addWorkingDays } from "../../core/calendar/index.ts";
import { addDays } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import { dayStart } from "../ownership/day-start.ts";

/** The end of the working day that is `days` working days after today. */
export const deadline = (app: App, days: number): Date =>
  new Date(dayStart(addDays(addWorkingDays(app.today(), days), 1)).getTime() - 1000);
