import type { CustomerFacts, ManagerFacts } from "../../src/core/facts/index.ts";
import type { Plan } from "../../src/core/regime/index.ts";
import {
  articleKey,
  type LocalDate,
  parseLocalDate,
  regimeId,
} from "../../src/core/shared/index.ts";

/** The articles of a plan made by hand, without any text: for tests and benchmarks of the engine. */
export type HandMadeArticles = Partial<Plan["who"]>;

const NONE: Plan["who"] = {
  roster: [],
  eligibility: [],
  capacity: [],
  balance: [],
  continuity: [],
  proximity: [],
  cohesion: [],
  disjoint: [],
  compactness: [],
  priority: [],
  manual: [],
};

export const HAND_MADE_DAY: LocalDate = parseLocalDate("2026-12-01") as LocalDate;

/** A plan with just these articles; each article is printed as its key. */
export function handMadePlan(articles: HandMadeArticles): Plan {
  const who = { ...NONE, ...articles };
  const keys = new Set(Object.values(who).flatMap((terms) => terms.map((term) => term.article)));
  const regime = { id: regimeId("hand-made"), title: "手工制度", revision: 1, textHash: "0" };
  return {
    regime,
    today: HAND_MADE_DAY,
    articles: Array.from(keys, (key) => ({ key, printed: `第${key}条`, title: key, prose: "" })),
    cite: (key) => ({ regime: regime.id, revision: 1, key, printed: `第${key}条`, textHash: "0" }),
    derived: [],
    who,
  };
}

const numberOf = (subject: CustomerFacts | ManagerFacts, key: string): number => {
  const value = subject.fields[key];
  return typeof value === "number" ? value : 0;
};

const textOf = (subject: CustomerFacts | ManagerFacts, key: string): string | null => {
  const value = subject.fields[key];
  return typeof value === "string" ? value : null;
};

const listOf = (subject: CustomerFacts | ManagerFacts, key: string): readonly string[] => {
  const value = subject.fields[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
};

const byDistance = (capKm: number | null) => ({
  milliMinutesPerKm: (customer: CustomerFacts) => numberOf(customer, "visits") * 7800,
  unknownKm: 8,
  capKm,
});

/** Articles of a common shape, reading plain fields. */
export const handMade = {
  /** Σ customer.weight ≤ manager.limit. */
  capacity: (key = "cap"): Plan["who"]["capacity"][number] => ({
    article: articleKey(key),
    strength: "hard",
    limit: (manager) => numberOf(manager, "limit"),
    weight: (customer) => numberOf(customer, "weight"),
  }),
  /** The manager's tags must contain the customer's need, where it has one. */
  need: (key = "need", strength: "hard" | "soft" = "hard"): Plan["who"]["eligibility"][number] => ({
    article: articleKey(key),
    strength,
    reads: { customer: ["need"], manager: ["tags"], distance: false },
    verdict: (customer, manager) => {
      const need = textOf(customer, "need");
      if (need === null) return "notApplicable";
      return listOf(manager, "tags").includes(need) ? "pass" : "fail";
    },
    missing: () => [],
    penalty: strength === "soft" ? 60 : 0,
  }),
  /** customer.visits × km, in minutes. */
  proximity: (key = "near", capKm: number | null = null): Plan["who"]["proximity"][number] => ({
    article: articleKey(key),
    strength: "soft",
    applies: () => true,
    travel: { kind: "distance", ...byDistance(capKm) },
  }),
  continuity: (key = "keep"): Plan["who"]["continuity"][number] => ({
    article: articleKey(key),
    strength: "soft",
    switchCost: (customer) => numberOf(customer, "handover"),
  }),
  balance: (key = "balance", tolerance = 1000): Plan["who"]["balance"][number] => ({
    article: articleKey(key),
    strength: "soft",
    measure: "workload",
    amount: (customer) => numberOf(customer, "work"),
    target: "capacity",
    tolerance,
    rate: 1,
    per: 1,
  }),
  oneOwner: (key = "group"): Plan["who"]["cohesion"][number] => ({
    article: articleKey(key),
    strength: "hard",
    mode: "oneOwner",
    groupOf: (customer) => textOf(customer, "group"),
    apart: 0,
    leadOf: () => 0,
    localOf: () => null,
  }),
  /** Customers with a word of `rivals` in common. */
  rivals: (key = "rivals"): Plan["who"]["disjoint"][number] => ({
    article: articleKey(key),
    strength: "hard",
    rivalriesOf: (customer) => listOf(customer, "rivals"),
  }),
  /** Customers of one district are neighbours. */
  compactness: (key = "compact", minutes = 12): Plan["who"]["compactness"][number] => ({
    article: articleKey(key),
    strength: "soft",
    cellOf: (customer) => textOf(customer, "district"),
    adjacentOf: () => [],
    minutes,
  }),
  /** District before industry. */
  priority: (
    key = "first",
    strength: "hard" | "soft" = "soft",
  ): Plan["who"]["priority"][number] => ({
    article: articleKey(key),
    strength,
    reads: {
      customer: ["district", "industry"],
      manager: ["territory", "industries"],
      distance: false,
    },
    dimensions: [
      {
        name: "区域",
        penalty: 60,
        match: (c, m) => listOf(m, "territory").includes(textOf(c, "district") ?? ""),
      },
      {
        name: "行业",
        penalty: 15,
        match: (c, m) => listOf(m, "industries").includes(textOf(c, "industry") ?? ""),
      },
    ],
    orderFor: () => ["区域", "行业"],
    carvedOut: () => false,
    maxCarveOutShare: null,
  }),
};
