import type { RunMap } from "../../../../src/contract/index.ts";
import type { MapGroup, MapPoints, Shapes } from "../../ui/map/index.ts";
import { colourOf, heatOf } from "../../ui/palette.ts";
import type { ManagerPrice } from "../prices/index.ts";

/** A browser draws so many points with ease. */
const MOST_POINTS = 120_000;

const isShapes = (value: unknown): value is Shapes =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "FeatureCollection";

export const shapesOf = (value: unknown): Shapes | null => (isShapes(value) ? value : null);

/** Managers with their colours: each his own, or how dear his hour is. */
export const groupsOf = (
  map: RunMap,
  prices: ReadonlyMap<string, ManagerPrice> | null,
): readonly MapGroup[] =>
  map.managers.map((manager, index) => ({
    name: manager.name,
    colour: prices === null ? colourOf(index) : heatOf(prices.get(manager.id)?.share ?? 0),
    home:
      manager.lng === null || manager.lat === null ? null : { lng: manager.lng, lat: manager.lat },
  }));

export interface DrawnPoints {
  /** Indices into the columns of the map. */
  readonly chosen: readonly number[];
  /** One in so many is drawn. */
  readonly every: number;
  readonly points: MapPoints;
}

/** The points to draw, with their indices in the whole; of a very large book every so-manieth. */
export function drawnPoints(map: RunMap, isWanted: (index: number) => boolean): DrawnPoints {
  const wanted = [...map.id.keys()].filter(isWanted);
  const every = Math.max(1, Math.ceil(wanted.length / MOST_POINTS));
  const chosen = every === 1 ? wanted : wanted.filter((_, i) => i % every === 0);
  const pick = (values: readonly number[]) => chosen.map((i) => values[i] ?? 0);
  return {
    every,
    chosen,
    points: { lng: pick(map.lng), lat: pick(map.lat), group: pick(map.manager) },
  };
}

const ownerAt = (map: RunMap, index: number): string | null =>
  map.managers[map.manager[index] ?? -1]?.id ?? null;

/** Indices of the customers whose owner is another one than on the other map. */
export function differingFrom(map: RunMap, other: RunMap): ReadonlySet<number> {
  const owners = new Map(other.id.map((id, index) => [id, ownerAt(other, index)]));
  return new Set(
    map.id.flatMap((id, index) => (owners.get(id) === ownerAt(map, index) ? [] : [index])),
  );
}
