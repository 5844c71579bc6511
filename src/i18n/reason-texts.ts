import type { CostItem, CounterFactual, ReasonCode, ReasonItem } from "../core/why/index.ts";

/** How a reason names people and articles: 张敏, 第十二条. */
export interface ReasonNames {
  readonly manager: (id: string) => string;
  readonly article: (key: string) => string;
}

/** The facts behind a reason or a cost, ready for a sentence. */
export interface ReasonFacts {
  text(key: string): string;
  number(key: string): number | null;
  list(key: string): readonly string[];
}

type FactValue = ReasonItem["facts"][string];

/** Facts of one item as words of a sentence. */
export function factsOf(facts: Readonly<Record<string, FactValue>>): ReasonFacts {
  return {
    text: (key) => {
      const value = facts[key];
      if (value === undefined || value === null) return "";
      return typeof value === "string" || typeof value === "number" ? `${value}` : value.join("、");
    },
    number: (key) => {
      const value = facts[key];
      return typeof value === "number" ? value : null;
    },
    list: (key) => {
      const value = facts[key];
      return value === undefined || value === null || typeof value === "number"
        ? []
        : typeof value === "string"
          ? value.split("、")
          : value;
    },
  };
}

export interface SentenceParts {
  readonly manager: string | null;
  readonly previous: string | null;
  /** Printed articles the decision rests on, most telling first. */
  readonly because: readonly string[];
  readonly total: number;
  /** `extraCost` null: no room can be made there. */
  readonly runnerUp: {
    readonly manager: string;
    readonly extraCost: number | null;
    /** He has a rival of the customer; else he is full where no room can be made. */
    readonly hasRival: boolean;
  } | null;
  readonly excluded: readonly { readonly article: string; readonly count: number }[];
  readonly eligibleCount: number;
  readonly awaits: string | null;
}

/** Everything one language needs to say a reason; articles and people arrive printed. */
export interface ReasonTexts {
  readonly because: Readonly<
    Record<ReasonCode, (facts: ReasonFacts, names: ReasonNames) => string>
  >;
  readonly costLabel: Readonly<Record<CostItem["kind"], string>>;
  readonly cost: Readonly<
    Record<CostItem["kind"], (minutes: number, facts: ReasonFacts) => string>
  >;
  readonly cited: (article: string, text: string) => string;
  readonly alternative: (parts: {
    readonly manager: string;
    readonly extraCost: number | null;
    readonly extraPairCost: number;
    readonly isFull: boolean;
    readonly hasRival: boolean;
    readonly isChosenMissing: boolean;
  }) => string;
  readonly excluded: (article: string, count: number) => string;
  readonly counterFactual: {
    readonly [K in CounterFactual["kind"]]: (
      change: Extract<CounterFactual, { readonly kind: K }>,
      names: ReasonNames,
    ) => string;
  };
  readonly awaits: (article: string, by: string, question: string) => string;
  readonly sentence: (parts: SentenceParts) => string;
}
