import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import type { RunMap, RunView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { PointMap, type Shapes } from "../../ui/map/index.ts";
import { type ManagerPrice, usePrices } from "../prices/index.ts";
import { Loaded } from "../refusal/index.ts";
import { type Colour, MapLegend } from "./MapLegend.tsx";
import { differingFrom, drawnPoints, groupsOf, shapesOf } from "./plan-map.ts";
import { runTexts } from "./texts.ts";
import { useOpenCustomer } from "./use-open-customer.ts";

const route = getRouteApi("/shell/allocation/$id");

/** The plan on a map, coloured by owner or by the price of his hour. */
export function MapTab({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const map = useQuery(read("GET /api/runs/:id/map", { params: { id: run.id } }));
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
          <OwnerMap run={run} map={points} ground={shapesOf(boundary.data?.boundary)} />
        )
      }
    </Loaded>
  );
}

/** The map of the plan that was asked, where this one is an answer to a question. */
function useAskedMap(run: RunView): RunMap | null {
  const isAnswer = run.kind === "leaver" || run.kind === "whatIf";
  const asked = isAnswer ? (run.parent?.id ?? null) : null;
  const query = useQuery({
    ...read("GET /api/runs/:id/map", { params: { id: asked ?? "" } }),
    enabled: asked !== null,
  });
  return query.data ?? null;
}

interface OwnerMapProps {
  readonly run: RunView;
  readonly map: RunMap;
  readonly ground: Shapes | null;
}

function OwnerMap({ run, map, ground }: OwnerMapProps) {
  const t = useTexts(runTexts);
  const open = useOpenCustomer();
  const { customer, colour: asked } = route.useSearch();
  const [colour, setColour] = useState<Colour>(asked === "price" ? "price" : "owner");
  const [hidden, setHidden] = useState<ReadonlySet<number>>(new Set());
  const [onlyChanged, setOnlyChanged] = useState<boolean | null>(null);
  const prices = usePrices(run.id, colour === "price");
  const before = useAskedMap(run);
  const differing = useMemo(
    () => (before === null ? null : differingFrom(map, before)),
    [map, before],
  );
  // An answer shows what it changes first; a plan shows everybody.
  const only = onlyChanged ?? differing !== null;
  const groups = useMemo(() => groupsOf(map, prices), [map, prices]);
  const { every, chosen, points } = useMemo(() => {
    const isChanged = (i: number) => differing?.has(i) ?? map.moved[i] === 1;
    return drawnPoints(map, (i) => !only || isChanged(i));
  }, [map, only, differing]);
  const picked = customer === undefined ? -1 : chosen.findIndex((i) => map.id[i] === customer);
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
        tipOf={(index) => tipOf(t, { map, prices, index: chosen[index] ?? -1 })}
        withoutGraphics={t.noWebGl}
      />
      <MapLegend
        map={map}
        groups={groups}
        prices={prices}
        colour={colour}
        onColour={setColour}
        only={{
          label: differing === null ? t.onlyMoved : t.onlyDifferent,
          isSet: only,
          onSet: setOnlyChanged,
        }}
        every={every}
        hidden={hidden}
        onHide={setHidden}
      />
    </div>
  );
}

interface Pointed {
  readonly map: RunMap;
  readonly prices: ReadonlyMap<string, ManagerPrice> | null;
  readonly index: number;
}

function tipOf(
  t: ReturnType<typeof useTexts<(typeof runTexts)["zh-CN"]>>,
  { map, prices, index }: Pointed,
): string {
  const owner = map.managers[map.manager[index] ?? -1];
  const name = map.name[index] ?? "";
  const price = owner === undefined ? undefined : prices?.get(owner.id)?.price;
  return owner === undefined || price === undefined
    ? t.onMap(name, owner?.name ?? t.nobody)
    : t.priceOnMap(name, owner.name, formatNumber(price, 1));
}
