import type { Map as GlMap } from "maplibre-gl";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { hideGroups, makeMap, NOTHING, setShapes } from "./make-map.ts";
import {
  boxOf,
  graticule,
  homeFeatures,
  type MapGroup,
  type MapPoints,
  pointFeatures,
  type Shapes,
} from "./map-data.ts";
import "./map.css";

export interface PointMapProps {
  readonly label: string;
  readonly points: MapPoints;
  readonly groups: readonly MapGroup[];
  readonly hidden: ReadonlySet<number>;
  readonly ground: Shapes | null;
  readonly picked: number | null;
  readonly onPick: (index: number) => void;
  readonly tipOf: (index: number) => string;
  /** Said where the browser cannot draw maps. */
  readonly withoutGraphics: string;
}

const NEAR_PX = 5;

/** The index of the point under the pointer, or null. */
function pointAt(map: GlMap, { x, y }: { readonly x: number; readonly y: number }): number | null {
  const box: [[number, number], [number, number]] = [
    [x - NEAR_PX, y - NEAR_PX],
    [x + NEAR_PX, y + NEAR_PX],
  ];
  const found = map.queryRenderedFeatures(box, { layers: ["points"] })[0];
  const { i } = found?.properties ?? {};
  return typeof i === "number" ? i : null;
}

interface Tip {
  readonly x: number;
  readonly y: number;
  readonly index: number;
}

/** The map itself: thousands of points coloured by group, homes, a legend filter and a pick. */
export function GlPointMap(props: PointMapProps) {
  const { points, groups, hidden, ground, picked } = props;
  const box = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<GlMap | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [tip, setTip] = useState<Tip | null>(null);
  const onPick = useEffectEvent((index: number) => props.onPick(index));

  useEffect(() => {
    if (box.current === null) return;
    let made: GlMap;
    try {
      made = makeMap(box.current);
    } catch {
      setHasFailed(true); // no WebGL here: the tables say the same
      return;
    }
    made.on("load", () => setMap(made));
    made.on("click", (event) => {
      const index = pointAt(made, event.point);
      if (index !== null) onPick(index);
    });
    made.on("mousemove", (event) => {
      const index = pointAt(made, event.point);
      made.getCanvas().style.cursor = index === null ? "" : "pointer";
      setTip(index === null ? null : { x: event.point.x, y: event.point.y, index });
    });
    made.on("mouseout", () => setTip(null));
    return () => made.remove();
  }, []);

  useEffect(() => {
    if (map === null) return;
    setShapes(map, "points", pointFeatures(points, groups));
    setShapes(map, "homes", homeFeatures(groups));
  }, [map, points, groups]);

  useEffect(() => {
    const bounds = map === null ? null : boxOf(points);
    if (map === null || bounds === null) return;
    setShapes(map, "grid", ground === null ? graticule(bounds) : NOTHING);
    map.fitBounds(bounds, { padding: 40, maxZoom: 15, animate: false });
  }, [map, points, ground]);

  useEffect(() => {
    if (map !== null) setShapes(map, "ground", ground ?? NOTHING);
  }, [map, ground]);

  useEffect(() => {
    if (map !== null) hideGroups(map, hidden);
  }, [map, hidden]);

  useEffect(() => {
    if (map === null) return;
    const shown = picked === null ? [] : [picked];
    const only = (values: readonly number[]) => shown.map((i) => values[i] ?? 0);
    const one = { lng: only(points.lng), lat: only(points.lat), group: only(points.group) };
    setShapes(map, "picked", pointFeatures(one, groups));
  }, [map, picked, points, groups]);

  if (hasFailed) return <div className="map-frame map-none">{props.withoutGraphics}</div>;
  return (
    <section className="map-frame" aria-label={props.label} data-ready={map !== null}>
      <div ref={box} className="map-canvas" />
      {tip === null ? null : (
        <div className="map-tip" style={{ left: tip.x + 12, top: tip.y + 12 }}>
          {props.tipOf(tip.index)}
        </div>
      )}
    </section>
  );
}
