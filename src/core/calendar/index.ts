export { addWorkingDays, isProvisional, isWorkingDay, workingDaysBetween } from "./working-days.ts";
