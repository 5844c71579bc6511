export {
  COORDINATE_SYSTEMS,
  type CoordinateSystem,
  fromWgs84,
  toWgs84,
} from "./coordinate-system.ts";
export { isInChina, looksSwapped } from "./in-china.ts";
export { EARTH_RADIUS_KM, kilometres } from "./kilometres.ts";
export { systemHint } from "./system-hint.ts";
