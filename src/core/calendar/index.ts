export { addOfficeMinutes, type CivilMinute, type OfficeSpan } from "./business-minutes.ts";
export { addWorkingDays, isProvisional, isWorkingDay, workingDaysBetween } from "./working-days.ts";
