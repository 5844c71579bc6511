export type { MapGroup, MapPoints, Shapes } from "./map-data.ts";
export { NO_GROUP_COLOUR } from "./map-data.ts";
export { PointMap } from "./PointMap.tsx";
