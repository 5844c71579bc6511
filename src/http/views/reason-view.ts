import type { JudgedPair } from "../../app/runs/judge-pair.ts";
import type {
  AlternativeView,
  CostItemView,
  JudgedPairView,
  Named,
  ReasonView,
} from "../../contract/index.ts";
import type { Alternative, CostItem, CustomerReason } from "../../core/why/index.ts";
import * as words from "../../i18n/reasons.ts";
import type { Locale } from "../../i18n/text.ts";
import type { ArticleNamer } from "./article-refs.ts";

/** How a reason names its articles and people. */
export interface ReasonNames {
  readonly article: ArticleNamer;
  readonly manager: (id: string) => string;
}

const mentioned = (facts: Readonly<Record<string, unknown>>): readonly string[] => {
  const manager = facts["manager"];
  return typeof manager === "string" ? [manager] : [];
};

/** Everybody a reason mentions. */
export function managersIn(reason: CustomerReason): readonly string[] {
  const costs = [reason, ...reason.alternatives].flatMap((part) => part.items);
  return [
    ...(reason.manager === null ? [] : [reason.manager]),
    ...(reason.previous === null ? [] : [reason.previous]),
    ...reason.alternatives.map((other) => other.manager),
    ...(reason.runnerUp === null ? [] : [reason.runnerUp.manager]),
    ...reason.excluded.flatMap((exclusion) => exclusion.sample.map(({ manager }) => manager)),
    ...reason.counterFactuals.map(({ manager }) => manager),
    ...[...costs, ...reason.because].flatMap((item) => mentioned(item.facts)),
  ];
}

interface Shown {
  readonly names: ReasonNames;
  readonly customer: Named;
  readonly locale: Locale;
}

const person = (id: string, names: ReasonNames): Named => ({ id, name: names.manager(id) });

const inPrint = ({
  article,
  manager,
}: ReasonNames): Parameters<typeof words.reasonSentence>[1] => ({
  article: (key) => article(key).printed,
  manager,
});

/** Who has the customer and why, in one line. */
export const reasonSentence = (
  reason: CustomerReason,
  names: ReasonNames,
  locale: Locale,
): string => words.reasonSentence(reason, inPrint(names), locale);

const costView = (item: CostItem, { names, locale }: Omit<Shown, "customer">): CostItemView => ({
  article: names.article(item.article),
  kind: item.kind,
  minutes: item.minutes,
  ...words.costText(item, locale),
  facts: item.facts,
});

/** A pair that the plan did not choose, as it is asked for. */
export const judgedPairView = (
  judged: JudgedPair,
  manager: Named,
  shown: Omit<Shown, "customer">,
): JudgedPairView => ({
  manager,
  forbidden: judged.forbidden.map((key) => shown.names.article(key)),
  items: judged.items.map((item) => costView(item, shown)),
  more: judged.more,
});

const alternativeView = (other: Alternative, text: string, shown: Shown): AlternativeView => ({
  manager: person(other.manager, shown.names),
  extraCost: other.extraCost,
  extraPairCost: other.extraPairCost,
  isFull: other.isFull,
  items: other.items.map((item) => costView(item, shown)),
  text,
});

/** A reason as its drawer shows it. */
export function reasonView(reason: CustomerReason, shown: Shown): ReasonView {
  const { names } = shown;
  const said = words.renderReason(reason, inPrint(names), shown.locale);
  return {
    customer: shown.customer,
    manager: reason.manager === null ? null : person(reason.manager, names),
    previous: reason.previous === null ? null : person(reason.previous, names),
    sentence: said.sentence,
    total: reason.total,
    items: reason.items.map((item) => costView(item, shown)),
    because: reason.because.map(({ article, code }, at) => ({
      article: names.article(article),
      code,
      text: said.because[at] ?? "",
    })),
    runnerUp:
      reason.runnerUp === null
        ? null
        : alternativeView(reason.runnerUp, said.runnerUp ?? "", shown),
    alternatives: reason.alternatives.map((other, at) =>
      alternativeView(other, said.alternatives[at] ?? "", shown),
    ),
    eligibleCount: reason.eligibleCount,
    excluded: reason.excluded.map(({ article, count, sample }, at) => ({
      article: names.article(article),
      count,
      text: said.excluded[at]?.text ?? "",
      sample: sample.map(({ manager }, index) => ({
        manager: person(manager, names),
        text: said.excluded[at]?.sample[index] ?? "",
      })),
    })),
    counterFactuals: reason.counterFactuals.map((change, at) => ({
      kind: change.kind,
      manager: person(change.manager, names),
      article: names.article(change.article),
      text: said.counterFactuals[at] ?? "",
    })),
    awaits:
      reason.awaits === null
        ? null
        : { ...reason.awaits, article: names.article(reason.awaits.article) },
  };
}
