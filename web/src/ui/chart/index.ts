export { ACCENT, ALARM, AXIS, GRID, QUIET } from "./axis-style.ts";
export { Chart } from "./Chart.tsx";
