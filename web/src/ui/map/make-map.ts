import {
  type GeoJSONSource,
  Map as GlMap,
  NavigationControl,
  ScaleControl,
  type StyleSpecification,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url";
import "maplibre-gl/dist/maplibre-gl.css";
import type { Shapes } from "./map-data.ts";

setWorkerUrl(workerUrl);

/** No shapes at all. */
export const NOTHING: Shapes = { type: "FeatureCollection", features: [] };

const source = () => ({ type: "geojson" as const, data: NOTHING });

const STYLE: StyleSpecification = {
  version: 8,
  sources: {
    ground: source(),
    grid: source(),
    points: source(),
    homes: source(),
    picked: source(),
  },
  layers: [
    { id: "paper", type: "background", paint: { "background-color": "#f7f7f3" } },
    {
      id: "grid",
      type: "line",
      source: "grid",
      paint: { "line-color": "#e4e4dc", "line-width": 1 },
    },
    {
      id: "ground",
      type: "fill",
      source: "ground",
      paint: { "fill-color": "#ffffff", "fill-opacity": 0.9 },
    },
    {
      id: "ground-line",
      type: "line",
      source: "ground",
      paint: { "line-color": "#c3c8c4", "line-width": 1 },
    },
    {
      id: "points",
      type: "circle",
      source: "points",
      paint: {
        "circle-color": ["get", "c"],
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 8, 2.5, 11, 4, 13, 5.5, 15, 8],
        "circle-opacity": 0.85,
        "circle-stroke-color": "#ffffff",
        "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 10, 0, 13, 1],
      },
    },
    {
      id: "picked",
      type: "circle",
      source: "picked",
      paint: {
        "circle-color": "rgba(0,0,0,0)",
        "circle-radius": 12,
        "circle-stroke-color": "#1f2a2e",
        "circle-stroke-width": 2.5,
      },
    },
    {
      id: "homes-halo",
      type: "circle",
      source: "homes",
      paint: { "circle-color": "#ffffff", "circle-radius": 9, "circle-opacity": 0.95 },
    },
    {
      id: "homes",
      type: "circle",
      source: "homes",
      paint: {
        "circle-color": "#ffffff",
        "circle-radius": 5,
        "circle-stroke-color": ["get", "c"],
        "circle-stroke-width": 3.5,
      },
    },
  ],
};

/** A map without tiles: a sheet of paper, the boundary, the points and the homes. */
export function makeMap(container: HTMLElement): GlMap {
  const map = new GlMap({
    container,
    style: STYLE,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    center: [105, 35],
    zoom: 3,
    maxZoom: 18,
  });
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  return map;
}

/** Replaces the shapes of one source. */
export function setShapes(map: GlMap, name: string, shapes: Shapes): void {
  map.getSource<GeoJSONSource>(name)?.setData(shapes);
}

/** Shows only the groups that are not hidden. */
export function hideGroups(map: GlMap, hidden: ReadonlySet<number>): void {
  for (const layer of ["points", "homes", "homes-halo"]) {
    map.setFilter(
      layer,
      hidden.size === 0 ? null : ["!", ["in", ["get", "g"], ["literal", [...hidden]]]],
    );
  }
}
