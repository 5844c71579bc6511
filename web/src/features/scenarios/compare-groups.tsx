import type { PlanMeasures, RunHead } from "../../../../src/contract/index.ts";
import { aboveBest, roundedUp } from "../../../../src/i18n/above-best.ts";
import { formatNumber, formatPercent, formatSigned, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import type { MeasureGroup, MeasureRow } from "./measure-row.ts";
import { scenarioTexts } from "./texts.ts";

/** A plan, or the book as it was found, which has no run. */
interface Side {
  readonly run: RunHead | null;
  readonly measures: PlanMeasures;
}

type Words = ReturnType<typeof useTexts<(typeof scenarioTexts)["zh-CN"]>>;
type Balance = PlanMeasures["count"];

const whole = {
  show: (value: number) => formatNumber(value),
  showDifference: (difference: number) => formatSigned(difference),
};
const oneDigit = {
  show: (value: number) => formatNumber(value, 1),
  showDifference: (difference: number) => formatSigned(difference, 1),
};
const index = {
  show: (value: number) => formatNumber(value, 3),
  showDifference: (difference: number) => formatSigned(difference, 3),
};
/** Shares are told apart in points of a percent. */
const percent = (digits: number) => ({
  show: (value: number) => formatPercent(value, digits),
  showDifference: (difference: number) => `${formatSigned(difference * 100, digits)}%`,
});
/** Rounded up, so that "at most" stays true. */
const atMost = {
  ...percent(3),
  show: (value: number) => formatPercent(roundedUp(value, 3) / 100, 3),
};

type Of = (compared: Side) => number | null;

/** Builds rows over the same scenarios. */
const rowsOver =
  (runs: readonly Side[]) =>
  (of: Of, row: Omit<MeasureRow, "values">): MeasureRow => ({ ...row, values: runs.map(of) });

type RowMaker = ReturnType<typeof rowsOver>;

const hasAny = (row: MeasureRow): boolean => row.values.some((value) => value !== null);

function balanceRows(make: RowMaker, t: Words, which: "workload" | "value" | "count") {
  const of = (key: keyof Balance) => (one: Side) => one.measures[which]?.[key] ?? null;
  const row = (key: keyof Balance, look: Pick<MeasureRow, "show" | "showDifference">) =>
    make(of(key), {
      ...look,
      key: `${which}.${key}`,
      label: t[key],
      hint: t[`${key}Hint`],
      better: key === "jain" ? "more" : "less",
      tab: "balance",
    });
  return [
    row("cv", percent(1)),
    row("jain", index),
    row("gini", index),
    row("maxDeviation", percent(1)),
  ].filter(hasAny);
}

const headRow =
  (of: (run: RunHead) => number | null): Of =>
  ({ run }) =>
    run === null ? null : of(run);

/** From a share of the plan to one of the best possible. */
const aboveWithoutUnassigned = ({ gapWithoutUnassigned: gap }: RunHead): number | null =>
  gap === null ? null : aboveBest({ objective: 1, lowerBound: 1 - gap });

/** What only matters where somebody is left out. */
function leftOutRows(make: RowMaker, t: Words): readonly MeasureRow[] {
  return [
    make((one) => one.measures.unassignedPrice, {
      ...whole,
      key: "unassignedPrice",
      label: t.unassignedPrice,
      better: null,
      tab: "shortages",
    }),
    make(headRow(aboveWithoutUnassigned), {
      ...atMost,
      key: "gapWithout",
      label: t.gapWithout,
      better: null,
      tab: "curve",
    }),
  ];
}

function costRows(make: RowMaker, t: Words, isAnyOut: boolean): readonly MeasureRow[] {
  return [
    make((one) => one.measures.cost, {
      ...whole,
      key: "cost",
      label: t.cost,
      hint: t.costHint,
      better: "less",
      tab: "moves",
    }),
    make(headRow(aboveBest), {
      ...atMost,
      key: "gap",
      label: t.gap,
      hint: t.gapHint,
      better: null,
      tab: "curve",
    }),
    make((one) => one.measures.unassigned, {
      ...whole,
      key: "unassigned",
      label: t.unassigned,
      better: "less",
      tab: "shortages",
    }),
    ...(isAnyOut ? leftOutRows(make, t) : []),
  ];
}

/** Every article that charges any of the plans, the dearest first. */
function articleRows(make: RowMaker, runs: readonly Side[]): readonly MeasureRow[] {
  const found = new Map<string, PlanMeasures["articles"][number]>();
  for (const { measures } of runs) {
    for (const one of measures.articles) {
      const key = `${one.article.key}.${one.kind}`;
      const known = found.get(key);
      if (known === undefined || known.minutes < one.minutes) found.set(key, one);
    }
  }
  const dearest = [...found].sort(([, a], [, b]) => b.minutes - a.minutes);
  return dearest.map(([key, { article, kind }]) =>
    make(
      (one) =>
        one.measures.articles.find((its) => `${its.article.key}.${its.kind}` === key)?.minutes ?? 0,
      {
        ...whole,
        key,
        label: (
          <>
            <Citation article={article} /> {article.title}
          </>
        ),
        hint: kind,
        better: "less",
        tab: "customers",
      },
    ),
  );
}

function moveRows(make: RowMaker, t: Words, runs: readonly Side[]): readonly MeasureRow[] {
  const tiers = new Set(runs.flatMap((one) => one.measures.moves.byTier.map(({ tier }) => tier)));
  const quarters = new Set(
    runs.flatMap((one) => one.measures.moves.byValue.map(({ quarter }) => quarter)),
  );
  const row = (of: Of, key: string, label: string) =>
    make(of, { ...whole, key, label, better: "less", tab: "moves" });
  return [
    row((one) => one.measures.moves.moved, "moved", t.moved),
    // Where no customer has a tier, the one row would only repeat the row above.
    ...(tiers.size === 1 && tiers.has(null) ? [] : [...tiers]).map((tier) =>
      row(
        (one) => one.measures.moves.byTier.find((its) => its.tier === tier)?.moved ?? null,
        `tier.${tier ?? ""}`,
        tier === null ? t.noTier : t.tier(tier),
      ),
    ),
    ...[...quarters]
      .sort()
      .map((quarter) =>
        row(
          (one) => one.measures.moves.byValue.find((its) => its.quarter === quarter)?.moved ?? null,
          `quarter.${quarter}`,
          t.quarter(String(quarter)),
        ),
      ),
    make((one) => one.measures.moves.placed, {
      ...whole,
      key: "placed",
      label: t.placed,
      hint: t.placedHint,
      better: null,
      tab: "moves",
    }),
    ...(["share", "valueShare"] as const).map((key) =>
      make((one) => one.measures.continuity[key], {
        ...percent(1),
        key,
        label: key === "share" ? t.kept : t.keptValue,
        better: "more",
        tab: "moves",
      }),
    ),
  ].filter(hasAny);
}

function placeRows(make: RowMaker, t: Words): readonly MeasureRow[] {
  const distance = (key: "total" | "mean" | "max", label: string) =>
    make((one) => one.measures.distance[key], {
      ...oneDigit,
      key: `distance.${key}`,
      label,
      hint: t.distanceHint,
      better: "less",
      tab: "map",
    });
  return [
    distance("total", t.kilometres),
    distance("mean", t.meanKilometres),
    distance("max", t.maxKilometres),
    make((one) => one.measures.contiguity?.pieces ?? null, {
      ...whole,
      key: "pieces",
      label: t.pieces,
      hint: t.piecesHint,
      better: "less",
      tab: "map",
    }),
    make((one) => one.measures.cohesion?.share ?? null, {
      ...percent(1),
      key: "cohesion",
      label: t.cohesion,
      better: "more",
      tab: "customers",
    }),
  ].filter(hasAny);
}

function fairRows(make: RowMaker, t: Words): readonly MeasureRow[] {
  return [
    make((one) => one.measures.envy?.failing ?? null, {
      ...whole,
      key: "envy",
      label: t.envy,
      hint: t.envyHint,
      better: "less",
      tab: "balance",
    }),
    make((one) => one.measures.envy?.envious ?? null, {
      ...whole,
      key: "envious",
      label: t.envious,
      better: "less",
      tab: "balance",
    }),
  ].filter(hasAny);
}

/** What plans are compared by, group by group. */
export function useMeasureGroups(runs: readonly Side[]): readonly MeasureGroup[] {
  const t = useTexts(scenarioTexts);
  const make = rowsOver(runs);
  const isAnyOut = runs.some(({ run, measures }) => run !== null && measures.unassigned > 0);
  return [
    { key: "cost", title: t.groupCost, rows: costRows(make, t, isAnyOut) },
    { key: "moves", title: t.groupMoves, rows: moveRows(make, t, runs) },
    { key: "workload", title: t.groupWorkload, rows: balanceRows(make, t, "workload") },
    { key: "value", title: t.groupValue, rows: balanceRows(make, t, "value") },
    { key: "count", title: t.groupCount, rows: balanceRows(make, t, "count") },
    { key: "fair", title: t.groupFair, rows: fairRows(make, t) },
    { key: "place", title: t.groupPlace, rows: placeRows(make, t) },
    { key: "articles", title: t.groupArticles, rows: articleRows(make, runs) },
  ].filter(({ rows }) => rows.length > 0);
}
