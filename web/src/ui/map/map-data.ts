import type { FeatureCollection, Geometry } from "geojson";

/** Points of the map in columns: one entry per point. */
export interface MapPoints {
  readonly lng: readonly number[];
  readonly lat: readonly number[];
  /** Index into the groups; -1 = none. */
  readonly group: readonly number[];
}

export interface MapGroup {
  readonly name: string;
  readonly colour: string;
  readonly home: { readonly lng: number; readonly lat: number } | null;
}

const NO_GROUP_COLOUR = "#b3261e";

export type Shapes = FeatureCollection<Geometry>;

/** The points as GeoJSON, coloured by their group; `i` is the index of the point. */
export function pointFeatures(points: MapPoints, groups: readonly MapGroup[]): Shapes {
  return {
    type: "FeatureCollection",
    features: points.lng.map((lng, i) => {
      const group = points.group[i] ?? -1;
      return {
        type: "Feature",
        properties: { i, g: group, c: groups[group]?.colour ?? NO_GROUP_COLOUR },
        geometry: { type: "Point", coordinates: [lng, points.lat[i] ?? 0] },
      };
    }),
  };
}

/** Where the groups live, as GeoJSON. */
export function homeFeatures(groups: readonly MapGroup[]): Shapes {
  return {
    type: "FeatureCollection",
    features: groups.flatMap((group, g) =>
      group.home === null
        ? []
        : [
            {
              type: "Feature" as const,
              properties: { g, c: group.colour },
              geometry: {
                type: "Point" as const,
                coordinates: [group.home.lng, group.home.lat],
              },
            },
          ],
    ),
  };
}

type Box = [number, number, number, number];

/** The box of the middle 99 % of the points, so that one stray point does not shrink the rest. */
export function boxOf(points: MapPoints): Box | null {
  if (points.lng.length === 0) return null;
  const inner = (values: readonly number[]): [number, number] => {
    const sorted = Float64Array.from(values).sort();
    const cut = Math.floor(sorted.length * 0.005);
    return [sorted[cut] ?? 0, sorted[sorted.length - 1 - cut] ?? 0];
  };
  const [west, east] = inner(points.lng);
  const [south, north] = inner(points.lat);
  return [west, south, east, north];
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** Lines of longitude and latitude around a box: the ground where no boundary was given. */
export function graticule([west, south, east, north]: Box): Shapes {
  const span = Math.max(east - west, north - south, 0.02);
  const step = STEPS.find((s) => span / s <= 8) ?? 10;
  const from = (value: number) => Math.floor((value - span) / step);
  const to = (value: number) => Math.ceil((value + span) / step);
  const line = (coordinates: [number, number][]) => ({
    type: "Feature" as const,
    properties: {},
    geometry: { type: "LineString" as const, coordinates },
  });
  const features = [];
  const [w, e, s, n] = [from(west), to(east), from(south), to(north)];
  for (let i = w; i <= e; i++)
    features.push(
      line([
        [i * step, s * step],
        [i * step, n * step],
      ]),
    );
  for (let j = s; j <= n; j++)
    features.push(
      line([
        [w * step, j * step],
        [e * step, j * step],
      ]),
    );
  return { type: "FeatureCollection", features };
}
