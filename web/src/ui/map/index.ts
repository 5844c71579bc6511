export type { MapGroup, MapPoints, Shapes } from "./map-data.ts";
export { PointMap } from "./PointMap.tsx";
