import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Checkbox } from "antd";
import { useMemo, useState } from "react";
import type { RunMap } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { type MapGroup, PointMap, type Shapes } from "../../ui/map/index.ts";
import { colourOf } from "../../ui/palette.ts";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { Loaded } from "../refusal/index.ts";
import { runTexts } from "./texts.ts";
import { useOpenCustomer } from "./use-open-customer.ts";

const route = getRouteApi("/shell/allocation/$id");

/** The plan on a map, coloured by owner. */
export function MapTab({ run }: { readonly run: string }) {
  const t = useTexts(runTexts);
  const map = useQuery(read("GET /api/runs/:id/map", { params: { id: run } }));
  const boundary = useQuery({
    ...read("GET /api/settings/boundary", {}),
    staleTime: 600_000,
  });
  return (
    <Loaded query={map}>
      {(points) =>
        points.id.length === 0 ? (
          <div className="panel">
            <EmptyState title={t.noPlaces} hint={t.noPlacesHint} />
          </div>
        ) : (
          <OwnerMap map={points} ground={shapesOf(boundary.data?.boundary)} />
        )
      }
    </Loaded>
  );
}

const isShapes = (value: unknown): value is Shapes =>
  typeof value === "object" &&
  value !== null &&
  "type" in value &&
  value.type === "FeatureCollection";

const shapesOf = (value: unknown): Shapes | null => (isShapes(value) ? value : null);

const groupsOf = (map: RunMap): readonly MapGroup[] =>
  map.managers.map((manager, index) => ({
    name: manager.name,
    colour: colourOf(index),
    home:
      manager.lng === null || manager.lat === null ? null : { lng: manager.lng, lat: manager.lat },
  }));

/** A browser draws so many points with ease. */
const MOST_POINTS = 120_000;

/** The points to draw with their indices in the whole: those whose owner changes, or all; of a very large book every so-manieth. */
function chosenOf(map: RunMap, onlyMoved: boolean) {
  const wanted = map.id.flatMap((_, i) => (!onlyMoved || map.moved[i] === 1 ? [i] : []));
  const every = Math.ceil(wanted.length / MOST_POINTS);
  const chosen = every <= 1 ? wanted : wanted.filter((_, i) => i % every === 0);
  const pick = (values: readonly number[]) => chosen.map((i) => values[i] ?? 0);
  return {
    every,
    chosen,
    points: { lng: pick(map.lng), lat: pick(map.lat), group: pick(map.manager) },
  };
}

interface OwnerMapProps {
  readonly map: RunMap;
  readonly ground: Shapes | null;
}

function OwnerMap({ map, ground }: OwnerMapProps) {
  const t = useTexts(runTexts);
  const open = useOpenCustomer();
  const { customer } = route.useSearch();
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [onlyMoved, setOnlyMoved] = useState(false);
  const groups = useMemo(() => groupsOf(map), [map]);
  const { every, chosen, points } = useMemo(() => chosenOf(map, onlyMoved), [map, onlyMoved]);
  const picked = customer === undefined ? -1 : chosen.findIndex((i) => map.id[i] === customer);
  const nameOf = (index: number) => {
    const i = chosen[index] ?? -1;
    return t.onMap(map.name[i] ?? "", groups[map.manager[i] ?? -1]?.name ?? t.nobody);
  };
  return (
    <div className="run-map">
      <PointMap
        label={t.mapLabel}
        points={points}
        groups={groups}
        hidden={hidden}
        ground={ground}
        picked={picked < 0 ? null : picked}
        onPick={(index) => open(map.id[chosen[index] ?? -1] ?? null)}
        tipOf={nameOf}
        withoutGraphics={t.noWebGl}
      />
      <div className="run-legend">
        <Checkbox checked={onlyMoved} onChange={(event) => setOnlyMoved(event.target.checked)}>
          {t.onlyMoved}
        </Checkbox>
        <p className="small muted">
          {t.withHome}
          {map.withoutPlace === 0 ? null : (
            <>
              <br />
              {t.withoutPlace(formatNumber(map.withoutPlace))}
            </>
          )}
          {every <= 1 ? null : (
            <>
              <br />
              {t.oneOf(formatNumber(every))}
            </>
          )}
        </p>
        <Legend map={map} hidden={hidden} onHide={setHidden} />
      </div>
    </div>
  );
}

interface LegendProps {
  readonly map: RunMap;
  readonly hidden: ReadonlySet<number>;
  readonly onHide: (hidden: ReadonlySet<number>) => void;
}

function Legend({ map, hidden, onHide }: LegendProps) {
  const t = useTexts(runTexts);
  const [filter, setFilter] = useState("");
  const toggle = (index: number) => {
    const next = new Set(hidden);
    if (!next.delete(index)) next.add(index);
    onHide(next);
  };
  return (
    <>
      <SettledInput label={t.filterLegend} value={filter} onSettle={setFilter} />
      <div className="row small">
        <button type="button" className="link" onClick={() => onHide(new Set())}>
          {t.all}
        </button>
        <button type="button" className="link" onClick={() => onHide(new Set(map.managers.keys()))}>
          {t.noneShown}
        </button>
      </div>
      <ul>
        {map.managers.map((manager, index) =>
          manager.name.includes(filter) ? (
            <li key={manager.id}>
              <Checkbox checked={!hidden.has(index)} onChange={() => toggle(index)}>
                <i className="swatch" style={{ background: colourOf(index) }} />
                {manager.name}
              </Checkbox>
              <span className="num muted">{formatNumber(manager.count)}</span>
            </li>
          ) : null,
        )}
      </ul>
    </>
  );
}
