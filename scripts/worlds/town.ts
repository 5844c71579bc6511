import { InvariantError, type Rng } from "../../src/core/shared/index.ts";
import { normal, pick, round } from "./draw.ts";

/** A point in WGS-84 degrees. */
export interface Spot {
  readonly lng: number;
  readonly lat: number;
}

export interface Building extends Spot {
  readonly name: string;
  readonly address: string;
  readonly street: string;
  readonly district: string;
}

export interface Town {
  readonly name: string;
  readonly districts: readonly string[];
  readonly buildings: readonly Building[];
  /** GeoJSON FeatureCollection of the districts. */
  readonly boundary: string;
}

const CENTRE: Spot = { lng: 113.02, lat: 30.24 };
const RADIUS = 0.15;
const STEPS = 16;

const DISTRICTS = [
  { name: "东岸区", streets: ["望潮街道", "栈桥街道", "杨柳渡街道", "石矶镇", "新埠街道"] },
  { name: "南浦区", streets: ["南浦街道", "稻香街道", "白鹭洲镇", "学府街道", "竹里镇"] },
  { name: "西岭区", streets: ["松风街道", "茶园镇", "西岭街道", "采石街道", "云台镇"] },
  { name: "北塘区", streets: ["北塘街道", "荷塘街道", "窑湾镇", "铁路新村街道", "开发区街道"] },
] as const;

const ROADS = [..."长安兴盛和顺文昌建设解放新华中山环城"];
const KINDS = ["大厦", "中心", "广场", "工业园", "商务楼", "科创园"];

/** Points of a wavy line; the same waves bound two neighbours, so the districts tile the town. */
function wave(rng: Rng, from: Spot, to: Spot, amplitude: number): Spot[] {
  const phase = rng.unit() * 2 * Math.PI;
  return Array.from({ length: STEPS + 1 }, (_, i) => {
    const t = i / STEPS;
    const sway = Math.sin(t * Math.PI) * Math.sin(t * 9 + phase) * amplitude;
    return {
      lng: from.lng + (to.lng - from.lng) * t - (to.lat - from.lat) * sway,
      lat: from.lat + (to.lat - from.lat) * t + (to.lng - from.lng) * sway,
    };
  });
}

function districtRings(rng: Rng): Spot[][] {
  const corner = (turn: number): Spot => ({
    lng: CENTRE.lng + RADIUS * 1.15 * Math.cos(turn),
    lat: CENTRE.lat + RADIUS * Math.sin(turn),
  });
  const turns = [-Math.PI / 4, (-3 * Math.PI) / 4, (3 * Math.PI) / 4, Math.PI / 4];
  const spokes = turns.map((turn) => wave(rng, CENTRE, corner(turn), 0.12));
  return DISTRICTS.map((_, i) => {
    const startTurn = [-Math.PI / 4, (-3 * Math.PI) / 4, (-5 * Math.PI) / 4, Math.PI / 4][i] ?? 0;
    const arc = Array.from({ length: STEPS + 1 }, (__, k) => {
      const t = k / STEPS;
      return corner(startTurn + (t * Math.PI) / 2);
    });
    const first = arc[0];
    const last = arc[STEPS];
    if (first === undefined || last === undefined) throw new InvariantError("empty arc");
    const spokeAt = (spot: Spot): Spot[] => {
      const found = spokes.find((spoke) => {
        const end = spoke[STEPS];
        return end !== undefined && Math.hypot(end.lng - spot.lng, end.lat - spot.lat) < 1e-9;
      });
      if (found === undefined) throw new InvariantError("arc without spoke");
      return found;
    };
    return [...spokeAt(first), ...arc.slice(1, -1), ...spokeAt(last).toReversed()];
  });
}

function boundaryOf(rings: readonly (readonly Spot[])[]): string {
  const features = rings.map((ring, i) => {
    const points = ring.map((spot) => [round(spot.lng, 5), round(spot.lat, 5)]);
    return {
      type: "Feature",
      properties: { name: DISTRICTS[i]?.name },
      geometry: { type: "Polygon", coordinates: [[...points, points[0]]] },
    };
  });
  return `${JSON.stringify({ type: "FeatureCollection", features })}\n`;
}

/** The centre of a street: spread over its district's quarter of the town. */
function streetCentre(rng: Rng, districtIndex: number, streetIndex: number): Spot {
  const middle = [0, -Math.PI / 2, Math.PI, Math.PI / 2][districtIndex] ?? 0;
  const turn = middle + (((streetIndex * 2) % 5) - 2) * 0.27 + normal(rng) * 0.03;
  const reach = RADIUS * (0.25 + 0.13 * streetIndex);
  return {
    lng: CENTRE.lng + reach * 1.15 * Math.cos(turn),
    lat: CENTRE.lat + reach * Math.sin(turn),
  };
}

/** An invented town of four districts, twenty streets and some three hundred buildings. */
export function makeTown(rng: Rng): Town {
  const rings = districtRings(rng);
  const buildings: Building[] = [];
  DISTRICTS.forEach((district, d) => {
    district.streets.forEach((street, s) => {
      const centre = streetCentre(rng, d, s);
      const count = 10 + rng.below(9);
      for (let b = 0; b < count; b++) {
        const road = `${pick(rng, ROADS)}${pick(rng, ROADS)}路${1 + rng.below(180)}号`;
        const name = `${street.replace(/街道$|镇$/, "")}${pick(rng, KINDS)}${1 + b}号楼`;
        buildings.push({
          name,
          street,
          district: district.name,
          address: `青禾市${district.name}${street}${road}${name}`,
          lng: round(centre.lng + normal(rng) * 0.009, 6),
          lat: round(centre.lat + normal(rng) * 0.007, 6),
        });
      }
    });
  });
  return {
    name: "青禾",
    districts: DISTRICTS.map((district) => district.name),
    buildings,
    boundary: boundaryOf(rings),
  };
}
