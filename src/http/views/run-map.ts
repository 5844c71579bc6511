import type { ManagerRecord, MapPoint, RunRecord } from "../../app/ports.ts";
import type { RunMap } from "../../contract/index.ts";
import { placeOf } from "./subject-view.ts";

type Mapped = Pick<ManagerRecord, "id" | "name" | "fields">;

/** The manager whom a what-if adds, where he works from. */
function newcomerOf({ origin }: RunRecord, known: readonly ManagerRecord[]): readonly Mapped[] {
  if (origin?.kind !== "whatIf" || origin.question.kind !== "extraManager") return [];
  const { like, place } = origin.question;
  const { manager: id } = origin;
  const fields = known.find((manager) => manager.id === like)?.fields ?? {};
  return [{ id, name: id, fields: place === null ? fields : { ...fields, place } }];
}

/** The plan as arrays that run in step: a third of the size of a list of objects. */
export function runMap(
  map: { readonly points: readonly MapPoint[]; readonly withoutPlace: number },
  run: RunRecord,
  known: readonly ManagerRecord[],
): RunMap {
  const managers: readonly Mapped[] = [...known, ...newcomerOf(run, known)];
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
