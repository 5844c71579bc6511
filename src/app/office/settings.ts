import type { App } from "../app.ts";
import type { Json, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";

export type CoordinateSystem = "wgs84" | "gcj02" | "bd09";

export interface Settings {
  readonly organisation: string;
  readonly coordinates: CoordinateSystem | null;
  readonly hasBoundary: boolean;
}

const SYSTEMS: readonly string[] = ["wgs84", "gcj02", "bd09"] satisfies CoordinateSystem[];
const isSystem = (value: unknown): value is CoordinateSystem =>
  typeof value === "string" && SYSTEMS.includes(value);

/** Settings of the organisation, with their defaults. */
export async function settingsIn(stores: Stores): Promise<Settings> {
  const organisation = await stores.settings.get("organisation");
  const coordinates = await stores.settings.get("coordinates");
  const boundary = await stores.settings.get("boundary");
  return {
    organisation: typeof organisation === "string" ? organisation : "管户",
    coordinates: isSystem(coordinates) ? coordinates : null,
    hasBoundary: boundary !== undefined && boundary !== null,
  };
}

export interface SettingsChange {
  readonly organisation?: string;
  readonly coordinates?: CoordinateSystem | null;
}

/** Changes what is given, and tells the settings after it. */
export async function changeSettings(
  app: App,
  reader: Reader,
  change: SettingsChange,
): Promise<Settings> {
  return within(app, { reader, right: "settings.write" }, async (stores) => {
    for (const [key, value] of Object.entries(change)) await stores.settings.put(key, value);
    await stores.events.append({
      kind: "settings.changed",
      about: "settings",
      data: { ...change },
    });
    return settingsIn(stores);
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The parts of GeoJSON the map draws: polygons and lines in degrees. */
function checkBoundary(boundary: unknown): void {
  if (!isRecord(boundary) || boundary["type"] !== "FeatureCollection")
    throw new Refusal("boundary.invalid", { why: "notCollection" });
  const features = boundary["features"];
  if (!Array.isArray(features) || features.length === 0)
    throw new Refusal("boundary.invalid", { why: "empty" });
  const isDrawable = features.every(
    (feature) =>
      isRecord(feature) &&
      isRecord(feature["geometry"]) &&
      Array.isArray(feature["geometry"]["coordinates"]),
  );
  if (!isDrawable) throw new Refusal("boundary.invalid", { why: "noGeometry" });
}

/** Replaces the boundary drawn under the points; null removes it. */
export async function changeBoundary(app: App, reader: Reader, boundary: Json): Promise<Settings> {
  if (boundary !== null) checkBoundary(boundary);
  return within(app, { reader, right: "settings.write" }, async (stores) => {
    await stores.settings.put("boundary", boundary);
    await stores.events.append({ kind: "boundary.changed", about: "settings", data: {} });
    return settingsIn(stores);
  });
}
