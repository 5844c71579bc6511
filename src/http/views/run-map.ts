import type { ManagerRecord, MapPoint } from "../../app/ports.ts";
import type { RunMap } from "../../contract/index.ts";
import { placeOf } from "./subject-view.ts";

/** The plan as arrays that run in step: a third of the size of a list of objects. */
export function runMap(
  map: { readonly points: readonly MapPoint[]; readonly withoutPlace: number },
  managers: readonly ManagerRecord[],
): RunMap {
  const index = new Map(managers.map((manager, at) => [manager.id, at]));
  const counts = new Array<number>(managers.length).fill(0);
  const manager = map.points.map((point) =>
    point.manager === null ? -1 : (index.get(point.manager) ?? -1),
  );
  for (const at of manager) if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
  return {
    id: map.points.map((point) => point.id),
    name: map.points.map((point) => point.name),
    lng: map.points.map((point) => point.lng),
    lat: map.points.map((point) => point.lat),
    manager,
    moved: map.points.map((point) => (point.moved ? 1 : 0)),
    managers: managers.map((record, at) => {
      const home = placeOf(record.fields);
      return {
        id: record.id,
        name: record.name,
        lng: home?.lng ?? null,
        lat: home?.lat ?? null,
        count: counts[at] ?? 0,
      };
    }),
    withoutPlace: map.withoutPlace,
  };
}
