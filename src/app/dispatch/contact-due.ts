import { addOfficeMinutes } from "../../core/calendar/index.ts";
import type { CustomerFacts } from "../../core/facts/index.ts";
import type { DispatchSource, Plan, ResponseTerm } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import { dayStart } from "../ownership/day-start.ts";

const MINUTE = 60_000;
/** Where no article on the calendar states hours: the day with its break at noon. */
const OFFICE = [
  { from: "09:00", to: "12:00" },
  { from: "13:30", to: "17:30" },
];

/** The article by which a first contact with this customer is due; null = none says so. */
export const responseTermFor = (
  plan: Plan,
  { customer, source }: { readonly customer: CustomerFacts; readonly source: DispatchSource },
): ResponseTerm | null =>
  plan.dispatch?.response.find(
    (term) =>
      term.strength !== "advisory" && term.sources.includes(source) && term.applies(customer),
  ) ?? null;

/** The instant at which the first contact is due, when the customer is given now. */
export function contactDue(app: App, term: ResponseTerm): Date {
  const now = app.now();
  if (term.clock === "clock") return new Date(now.getTime() + term.minutes * MINUTE);
  const date = app.today();
  const minute = Math.floor((now.getTime() - dayStart(date).getTime()) / MINUTE);
  const hours = term.hours.length === 0 ? OFFICE : term.hours;
  const due = addOfficeMinutes({ date, minute }, term.minutes, hours);
  return new Date(dayStart(due.date).getTime() + due.minute * MINUTE);
}
