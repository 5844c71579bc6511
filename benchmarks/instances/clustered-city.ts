import type { CustomerFacts, FactBook, ManagerFacts, Place } from "../../src/core/facts/index.ts";
import { customerId, managerId, type Rng, seededRng } from "../../src/core/shared/index.ts";

export interface CitySize {
  readonly customers: number;
  readonly managers: number;
  readonly seed: number;
  /** Customers per place of capacity: 0.95 leaves one place in twenty free. */
  readonly fill: number;
}

const INDUSTRIES = ["制造", "批发", "零售", "软件", "金融", "建筑", "物流", "餐饮"];
const TIERS = [
  { share: 0.02, work: 300, visits: 2, handover: 40 },
  { share: 0.1, work: 120, visits: 1, handover: 20 },
  { share: 0.3, work: 60, visits: 0.5, handover: 5 },
  { share: 1, work: 25, visits: 0.2, handover: 5 },
];

interface District {
  readonly name: string;
  readonly centre: Place;
  readonly share: number;
}

const normal = (rng: Rng): number =>
  Math.sqrt(-2 * Math.log(1 - rng.unit())) * Math.cos(2 * Math.PI * rng.unit());

function districts(rng: Rng): readonly District[] {
  return Array.from({ length: 12 }, (_, index) => ({
    name: `区${index + 1}`,
    centre: {
      lng: 120.15 + normal(rng) * 0.12,
      lat: 30.28 + normal(rng) * 0.1,
      precision: "district",
    },
    share: 1 / (index + 1),
  }));
}

function pick<T extends { readonly share: number }>(rng: Rng, list: readonly T[]): T | undefined {
  let point = rng.unit() * list.reduce((sum, item) => sum + item.share, 0);
  for (const item of list) {
    point -= item.share;
    if (point <= 0) return item;
  }
  return list.at(-1);
}

function around(rng: Rng, district: District): Place {
  return {
    lng: district.centre.lng + normal(rng) * 0.03,
    lat: district.centre.lat + normal(rng) * 0.03,
    precision: "exact",
  };
}

/** A synthetic city: Zipf districts, half of the customers at district centres, 85 % with an owner. */
export function clusteredCity(size: CitySize): FactBook {
  const rng = seededRng(size.seed);
  const all = districts(rng);
  const limit = Math.ceil(size.customers / size.managers / size.fill);
  const managers = Array.from({ length: size.managers }, (_, m): ManagerFacts => {
    const home = pick(rng, all);
    const place = home === undefined ? null : around(rng, home);
    const industries = INDUSTRIES.filter(() => rng.unit() < 0.3);
    const spread = limit * (0.8 + 0.4 * rng.unit());
    const fields = { place, territory: [home?.name ?? ""], industries, limit: Math.ceil(spread) };
    return { id: managerId(`M${String(m).padStart(5, "0")}`), fields };
  });
  const customers = Array.from({ length: size.customers }, (_, i): CustomerFacts => {
    const district = pick(rng, all);
    const roll = rng.unit();
    const tier = TIERS.find((candidate) => roll < candidate.share) ?? TIERS[3];
    const isCentre = rng.unit() < 0.5;
    const place =
      district === undefined ? null : isCentre ? district.centre : around(rng, district);
    const owner = managers[rng.below(managers.length)]?.id;
    return {
      id: customerId(`C${String(i).padStart(7, "0")}`),
      fields: {
        place,
        district: district?.name ?? null,
        industry: INDUSTRIES[rng.below(INDUSTRIES.length)] ?? null,
        weight: 1,
        work: tier?.work ?? 25,
        visits: tier?.visits ?? 0.2,
        handover: tier?.handover ?? 5,
        owner: rng.unit() < 0.85 ? (owner ?? null) : null,
      },
    };
  });
  return { today: "2026-12-01" as FactBook["today"], customers, managers, locks: [] };
}
