import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { useMemo, useState } from "react";
import type { HandoverView, RunMap } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { type MapGroup, PointMap } from "../../ui/map/index.ts";
import { colourOf } from "../../ui/palette.ts";
import { shapesOf } from "../allocation/index.ts";
import { handoverTexts } from "./texts.ts";

/** The customers of the list on a map: the leaver's before, and who gets whom after. */
export function HandoverMap({ handover }: { readonly handover: HandoverView }) {
  const run = handover.run;
  const map = useQuery({
    ...read("GET /api/runs/:id/map", { params: { id: run?.id ?? "" } }),
    enabled: run?.state === "done",
  });
  if (map.data === undefined) return null;
  return <DrawnMap handover={handover} map={map.data} />;
}

interface DrawnProps {
  readonly handover: HandoverView;
  readonly map: RunMap;
}

type When = "before" | "after";

function DrawnMap({ handover, map }: DrawnProps) {
  const t = useTexts(handoverTexts);
  const [when, setWhen] = useState<When>("after");
  const boundary = useQuery({ ...read("GET /api/settings/boundary", {}), staleTime: 600_000 });
  const { groups, points, names } = useMemo(
    () => drawn(handover, map, when),
    [handover, map, when],
  );
  if (points.lng.length === 0) return <p className="muted">{t.noPlaces}</p>;
  return (
    <section className="panel" aria-label={t.map}>
      <div className="spread">
        <h2>{t.map}</h2>
        <Segmented<When>
          value={when}
          onChange={setWhen}
          options={[
            { value: "before", label: t.before },
            { value: "after", label: t.after },
          ]}
        />
      </div>
      <div className="handover-map">
        <PointMap
          label={t.mapLabel}
          points={points}
          groups={groups}
          hidden={new Set()}
          ground={shapesOf(boundary.data?.boundary)}
          picked={null}
          onPick={() => undefined}
          tipOf={(index) => names[index] ?? ""}
          withoutGraphics={t.noWebGl}
        />
      </div>
      <div className="handover-legend">
        {groups.map((group) => (
          <span key={group.name} className="small">
            <span className="handover-dot" style={{ background: group.colour }} />
            {group.name}
          </span>
        ))}
      </div>
    </section>
  );
}

/** Points of the listed customers, coloured by whose they are. */
function drawn({ items, manager }: HandoverView, map: RunMap, when: When) {
  const at = new Map(map.id.map((id, index) => [id, index]));
  const owners: string[] = [];
  const lng: number[] = [];
  const lat: number[] = [];
  const group: number[] = [];
  const names: string[] = [];
  for (const item of items) {
    const index = at.get(item.customer.id);
    if (index === undefined) continue;
    const planned = map.managers[map.manager[index] ?? -1]?.name;
    const after = item.to?.name ?? (item.state === "open" ? planned : undefined) ?? "—";
    const owner = when === "before" ? manager.name : after;
    if (!owners.includes(owner)) owners.push(owner);
    lng.push(map.lng[index] ?? 0);
    lat.push(map.lat[index] ?? 0);
    group.push(owners.indexOf(owner));
    names.push(`${item.customer.name} → ${after}`);
  }
  const groups: readonly MapGroup[] = owners.map((name, index) => {
    const home = map.managers.find((one) => one.name === name);
    const isPlaced = home !== undefined && home.lng !== null && home.lat !== null;
    return {
      name,
      colour: colourOf(index),
      home: isPlaced ? { lng: home.lng ?? 0, lat: home.lat ?? 0 } : null,
    };
  });
  return { groups, points: { lng, lat, group }, names };
}
