import type { Point } from "./point.ts";

/** Bounding box of China with its islands, in degrees: a test for slips, not a border. */
const WEST = 73.4;
const EAST = 135.2;
const SOUTH = 3.4;
const NORTH = 53.7;

export const isInChina = (point: Point): boolean =>
  point.lng >= WEST && point.lng <= EAST && point.lat >= SOUTH && point.lat <= NORTH;

/** True when the two numbers lie in China only after they change places. */
export const looksSwapped = (point: Point): boolean =>
  !isInChina(point) && isInChina({ lng: point.lat, lat: point.lng });
