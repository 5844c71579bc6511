import type { CustomerFacts, FactBook, ManagerFacts } from "../../src/core/facts/index.ts";
import { customerId, managerId, type Rng } from "../../src/core/shared/index.ts";

export interface SmallSize {
  readonly customers: number;
  readonly managers: number;
  /** Chance that a customer needs a tag, and that a manager has it. */
  readonly picky: number;
  /** Chance that a customer belongs to one of two groups. */
  readonly grouped: number;
  /** Places of capacity per unit of weight asked for. */
  readonly room: number;
}

const TAGS = ["甲", "乙", "丙"];

/** A tiny world with every kind of rule in play, for brute force and exact solvers. */
export function smallWorld(rng: Rng, size: SmallSize): FactBook {
  const place = () => ({
    lng: 120 + rng.unit() * 0.4,
    lat: 30 + rng.unit() * 0.4,
    precision: "exact",
  });
  const managers = Array.from({ length: size.managers }, (_, m): ManagerFacts => {
    const average = (size.customers * 1.5 * size.room) / size.managers;
    return {
      id: managerId(`M${m}`),
      fields: {
        place: place(),
        tags: TAGS.filter(() => rng.unit() < 0.6),
        limit: Math.max(1, Math.round(average * (0.6 + 0.8 * rng.unit()))),
        territory: [`区${rng.below(3)}`],
        industries: [`业${rng.below(3)}`],
      },
    };
  });
  const customers = Array.from({ length: size.customers }, (_, i): CustomerFacts => {
    const isGrouped = rng.unit() < size.grouped;
    return {
      id: customerId(`C${i}`),
      fields: {
        place: rng.unit() < 0.1 ? null : place(),
        need: rng.unit() < size.picky ? (TAGS[rng.below(3)] ?? null) : null,
        weight: 1 + rng.below(2),
        work: 20 + rng.below(100),
        visits: 0.2 + rng.unit(),
        handover: 5 + rng.below(30),
        group: isGrouped ? `集团${rng.below(2)}` : null,
        district: `区${rng.below(3)}`,
        industry: `业${rng.below(3)}`,
        owner: rng.unit() < 0.7 ? `M${rng.below(size.managers)}` : null,
      },
    };
  });
  return { today: "2026-12-01" as FactBook["today"], customers, managers, locks: [] };
}
