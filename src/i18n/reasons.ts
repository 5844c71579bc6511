import type {
  Alternative,
  CostItem,
  CounterFactual,
  CustomerReason,
  ReasonItem,
} from "../core/why/index.ts";
import { reasons as en } from "./en/reasons.ts";
import { factsOf, type ReasonNames, type ReasonTexts } from "./reason-texts.ts";
import type { Locale } from "./text.ts";
import { reasons as zh } from "./zh-CN/reasons.ts";

const TEXTS: Readonly<Record<Locale, ReasonTexts>> = { "zh-CN": zh, en };

/** A cost in words: what it is for, and how it came about. */
export interface CostText {
  readonly label: string;
  readonly text: string;
}

/** A reason in sentences; the arrays run in step with those of the reason. */
export interface ReasonInWords {
  /** The whole in one line: the `reason` of PLAN.csv. */
  readonly sentence: string;
  readonly items: readonly CostText[];
  readonly because: readonly string[];
  readonly runnerUp: string | null;
  readonly alternatives: readonly string[];
  readonly excluded: readonly { readonly text: string; readonly sample: readonly string[] }[];
  readonly counterFactuals: readonly string[];
  readonly awaits: string | null;
}

/** One cost of a pair in words. */
export function costText(item: CostItem, locale: Locale): CostText {
  const texts = TEXTS[locale];
  const text = texts.cost[item.kind](item.minutes, factsOf(item.facts));
  return { label: texts.costLabel[item.kind], text };
}

const itemText = (item: ReasonItem, names: ReasonNames, texts: ReasonTexts): string =>
  texts.because[item.code](factsOf(item.facts), names);

function changeText(change: CounterFactual, names: ReasonNames, texts: ReasonTexts): string {
  switch (change.kind) {
    case "costDrop":
      return texts.counterFactual.costDrop(change, names);
    case "roomNeeded":
      return texts.counterFactual.roomNeeded(change, names);
    case "ruleLifted":
      return texts.counterFactual.ruleLifted(change, names);
  }
}

/** The most telling reasons come first in the one line; the rest stand in the list. */
const TELLING: readonly ReasonItem["code"][] = [
  "lock.held",
  "dispatch.referral",
  "dispatch.territory",
  "dispatch.byPrices",
  "dispatch.bestFit",
  "dispatch.leastLoaded",
  "dispatch.weighted",
  "dispatch.roundRobin",
  "cohesion.together",
  "cohesion.follows",
  "continuity.kept",
  "priority.matched",
  "proximity.nearest",
  "compactness.near",
  "cohesion.apart",
  "capacity.full",
  "disjoint.rivalThere",
  "company.parted",
  "balance.relieved",
  "eligibility.satisfied",
  "proximity.travel",
  "proximity.way",
];
const IN_ONE_LINE = 3;

function telling(reason: CustomerReason, names: ReasonNames, texts: ReasonTexts): string[] {
  return reason.because
    .filter((item) => TELLING.includes(item.code))
    .toSorted((a, b) => TELLING.indexOf(a.code) - TELLING.indexOf(b.code))
    .slice(0, IN_ONE_LINE)
    .map((item) =>
      texts.cited(
        item.article === "" ? "" : names.article(item.article),
        itemText(item, names, texts),
      ),
    );
}

/** Who has the customer and why, in one line. */
export function reasonSentence(reason: CustomerReason, names: ReasonNames, locale: Locale): string {
  const texts = TEXTS[locale];
  const second = reason.runnerUp;
  return texts.sentence({
    manager: reason.manager === null ? null : names.manager(reason.manager),
    previous: reason.previous === null ? null : names.manager(reason.previous),
    because: telling(reason, names, texts),
    total: reason.total,
    runnerUp:
      second === null
        ? null
        : {
            manager: names.manager(second.manager),
            extraCost: second.extraCost,
            hasRival: hasRival(reason, second),
          },
    excluded: reason.excluded
      .toSorted((a, b) => b.count - a.count)
      .map(({ article, count }) => ({ article: names.article(article), count })),
    eligibleCount: reason.eligibleCount,
    awaits: awaitsText(reason, names, texts),
  });
}

const awaitsText = (
  { awaits }: CustomerReason,
  names: ReasonNames,
  texts: ReasonTexts,
): string | null =>
  awaits === null ? null : texts.awaits(names.article(awaits.article), awaits.by, awaits.question);

/** Whether this manager cannot take the customer because of a rival, full or not. */
const hasRival = ({ excluded }: CustomerReason, { manager }: Alternative): boolean =>
  excluded.some(({ sample }) =>
    sample.some((one) => one.manager === manager && one.reason.code === "disjoint.rivalHeld"),
  );

/** A customer's reason in sentences, in either language. */
export function renderReason(
  reason: CustomerReason,
  names: ReasonNames,
  locale: Locale,
): ReasonInWords {
  const texts = TEXTS[locale];
  const other = (alternative: Alternative): string =>
    texts.alternative({
      manager: names.manager(alternative.manager),
      extraCost: alternative.extraCost,
      extraPairCost: alternative.extraPairCost,
      isFull: alternative.isFull,
      hasRival: hasRival(reason, alternative),
      isChosenMissing: reason.manager === null,
    });
  return {
    sentence: reasonSentence(reason, names, locale),
    items: reason.items.map((item) => costText(item, locale)),
    because: reason.because.map((item) => itemText(item, names, texts)),
    runnerUp: reason.runnerUp === null ? null : other(reason.runnerUp),
    alternatives: reason.alternatives.map(other),
    excluded: reason.excluded.map(({ article, count, sample }) => ({
      text: texts.excluded(names.article(article), count),
      sample: sample.map((entry) => itemText(entry.reason, names, texts)),
    })),
    counterFactuals: reason.counterFactuals.map((change) => changeText(change, names, texts)),
    awaits: awaitsText(reason, names, texts),
  };
}
