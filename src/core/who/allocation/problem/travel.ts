import { isPlace, type Value } from "../../../facts/index.ts";
import { kmOfSquare } from "../instance/pair-costs.ts";

/** Points on the unit sphere, three coordinates each; NaN where the place is unknown. */
export function unitVectors(places: readonly Value[]): Float64Array {
  const vectors = new Float64Array(places.length * 3);
  places.forEach((place, index) => {
    const known = isPlace(place ?? null) ? place : null;
    if (known === null || !isPlace(known)) {
      vectors.fill(Number.NaN, index * 3, index * 3 + 3);
      return;
    }
    const lng = (known.lng * Math.PI) / 180;
    const lat = (known.lat * Math.PI) / 180;
    vectors[index * 3] = Math.cos(lat) * Math.cos(lng);
    vectors[index * 3 + 1] = Math.cos(lat) * Math.sin(lng);
    vectors[index * 3 + 2] = Math.sin(lat);
  });
  return vectors;
}

/**
 * Great-circle kilometres between point `a` of one array and point `b` of another, from the
 * chord; equal to the haversine to a millimetre at any distance inside a country. NaN = unknown.
 */
export function chordKm(from: Float64Array, a: number, to: Float64Array, b: number): number {
  const x = (from[a * 3] ?? 0) - (to[b * 3] ?? 0);
  const y = (from[a * 3 + 1] ?? 0) - (to[b * 3 + 1] ?? 0);
  const z = (from[a * 3 + 2] ?? 0) - (to[b * 3 + 2] ?? 0);
  return kmOfSquare("sphere", x * x + y * y + z * z);
}

/** Whole minutes of travel a month, rounded once here and nowhere else. */
export const travelMinutes = (milliMinutesPerKm: number, km: number): number =>
  Math.round((milliMinutesPerKm * km) / 1000);
