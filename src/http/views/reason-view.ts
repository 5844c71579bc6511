import type { AlternativeView, CostItemView, Named, ReasonView } from "../../contract/index.ts";
import type { Alternative, CostItem, CustomerReason } from "../../core/why/index.ts";
import type { Locale } from "../../i18n/text.ts";
import type { ArticleNamer } from "./article-refs.ts";

/** How a reason names its articles and people. */
export interface ReasonNames {
  readonly article: ArticleNamer;
  readonly manager: (id: string) => string;
}

/** Everybody a reason mentions. */
export function managersIn(reason: CustomerReason): readonly string[] {
  return [
    ...(reason.manager === null ? [] : [reason.manager]),
    ...(reason.previous === null ? [] : [reason.previous]),
    ...reason.alternatives.map((other) => other.manager),
    ...(reason.runnerUp === null ? [] : [reason.runnerUp.manager]),
    ...reason.excluded.flatMap((exclusion) => exclusion.sample.map(({ manager }) => manager)),
    ...reason.counterFactuals.map(({ manager }) => manager),
  ];
}

interface Shown {
  readonly names: ReasonNames;
  readonly customer: Named;
  readonly locale: Locale;
}

const person = (id: string, names: ReasonNames): Named => ({ id, name: names.manager(id) });

export const reasonSentence = (
  reason: CustomerReason,
  names: ReasonNames,
  locale: Locale,
): string => "";

const costView = (item: CostItem, { names }: Shown): CostItemView => ({
  article: names.article(item.article),
  kind: item.kind,
  minutes: item.minutes,
  label: item.kind,
  text: "",
  facts: item.facts,
});

const alternativeView = (other: Alternative, shown: Shown): AlternativeView => ({
  manager: person(other.manager, shown.names),
  extraCost: other.extraCost,
  extraPairCost: other.extraPairCost,
  isFull: other.isFull,
  items: other.items.map((item) => costView(item, shown)),
  text: "",
});

/** A reason as its drawer shows it. */
export function reasonView(reason: CustomerReason, shown: Shown): ReasonView {
  const { names, locale } = shown;
  return {
    customer: shown.customer,
    manager: reason.manager === null ? null : person(reason.manager, names),
    previous: reason.previous === null ? null : person(reason.previous, names),
    sentence: reasonSentence(reason, names, locale),
    total: reason.total,
    items: reason.items.map((item) => costView(item, shown)),
    because: reason.because.map(({ article, code }) => ({
      article: names.article(article),
      code,
      text: code,
    })),
    runnerUp: reason.runnerUp === null ? null : alternativeView(reason.runnerUp, shown),
    alternatives: reason.alternatives.map((other) => alternativeView(other, shown)),
    eligibleCount: reason.eligibleCount,
    excluded: reason.excluded.map(({ article, count, sample }) => ({
      article: names.article(article),
      count,
      text: "",
      sample: sample.map(({ manager, reason: why }) => ({
        manager: person(manager, names),
        text: why.code,
      })),
    })),
    counterFactuals: reason.counterFactuals.map((change) => ({
      kind: change.kind,
      manager: person(change.manager, names),
      article: names.article(change.article),
      text: "",
    })),
    awaits:
      reason.awaits === null
        ? null
        : { ...reason.awaits, article: names.article(reason.awaits.article) },
  };
}
