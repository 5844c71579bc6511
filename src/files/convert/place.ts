import type { Place } from "../../core/facts/index.ts";
import { type CoordinateSystem, isInChina, looksSwapped, toWgs84 } from "../../core/geo/index.ts";
import type { IssueData } from "../../core/shared/index.ts";
import type { FileIssueCode } from "../issues.ts";

export interface RawPlace {
  readonly lng: number | null;
  readonly lat: number | null;
  readonly precision: string | null;
}

/** Digits kept: 0.1 metre, so that equal points of a source stay equal. */
const round = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/**
 * A WGS-84 place of the two numbers of a row. Numbers in each other's place are put right with a
 * warning; a point outside China is kept with one, because the wrong system or unit shows there first.
 */
export function placeOf(
  raw: RawPlace,
  system: CoordinateSystem,
  report: (severity: "error" | "warning", code: FileIssueCode, data: IssueData) => void,
): Place | null {
  const { lng, lat } = raw;
  if (lng === null && lat === null) return null;
  if (lng === null || lat === null) {
    report("warning", "file.placeHalf", { missing: lng === null ? "lng" : "lat" });
    return null;
  }
  if (lng === 0 && lat === 0) return null;
  const isSwapped = looksSwapped({ lng, lat });
  const point = isSwapped ? { lng: lat, lat: lng } : { lng, lat };
  if (Math.abs(point.lng) > 180 || Math.abs(point.lat) > 90) {
    report("error", "file.notPlace", { lng, lat });
    return null;
  }
  if (isSwapped) report("warning", "file.placeSwapped", { lng, lat });
  else if (!isInChina(point)) report("warning", "file.placeOutsideChina", { lng, lat });
  const wgs = toWgs84(point, system);
  return { lng: round(wgs.lng), lat: round(wgs.lat), precision: raw.precision ?? "exact" };
}
