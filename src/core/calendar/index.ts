export { HOLIDAY_NOTICES, type HolidayNotice } from "./public-holidays.ts";
export { addWorkingDays, isProvisional, isWorkingDay, workingDaysBetween } from "./working-days.ts";
