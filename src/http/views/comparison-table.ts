import type { BalanceView, Comparison, PlanMeasures, RunHead } from "../../contract/index.ts";
import { type Dials, isAsWritten } from "../../core/who/index.ts";
import { atMostText } from "../../i18n/above-best.ts";
import { COMPARED, COMPARISON_WORDS, type Compared } from "../../i18n/comparison-words.ts";
import type { Locale } from "../../i18n/text.ts";

type Cell = string | number | null;
export type Row = readonly Cell[];

/** One plan, or the book as it is today. */
interface Column {
  readonly head: RunHead | null;
  readonly measures: PlanMeasures;
}

function dialsText(dials: Dials, locale: Locale): string {
  const words = COMPARISON_WORDS[locale].dials;
  if (isAsWritten(dials)) return words.asWritten;
  const percent = (["continuity", "workloadBalance", "valueBalance", "travel"] as const).flatMap(
    (dial) => (dials[dial] === 100 ? [] : [`${words[dial]} ${dials[dial]}%`]),
  );
  const moves = dials.mostMoves === null ? [] : [`${words.mostMoves} ${dials.mostMoves}`];
  const compact = dials.compactness === 0 ? [] : [`${words.compactness} ${dials.compactness}`];
  return [...moves, ...percent, ...compact].join("; ");
}

const shareText = (share: number | null): string | null =>
  share === null ? null : `${(share * 100).toFixed(2)}%`;
const rounded = (value: number | null | undefined, digits = 4): number | null =>
  value == null ? null : Number(value.toFixed(digits));

const BALANCE: Readonly<Partial<Record<Compared, (m: PlanMeasures) => number | undefined>>> = {
  workloadCv: (m) => m.workload?.cv,
  workloadJain: (m) => m.workload?.jain,
  workloadGini: (m) => m.workload?.gini,
  workloadMax: (m) => m.workload?.maxDeviation,
  valueCv: (m) => m.value?.cv,
  valueJain: (m) => m.value?.jain,
  valueGini: (m) => m.value?.gini,
  valueMax: (m) => m.value?.maxDeviation,
  countCv: (m: { readonly count: BalanceView }) => m.count.cv,
};

const FIGURES: Readonly<Partial<Record<Compared, (m: PlanMeasures) => Cell>>> = {
  cost: (m) => m.cost,
  unassigned: (m) => m.unassigned,
  envyFailing: (m) => m.envy?.failing ?? null,
  envyPairs: (m) => m.envy?.pairs ?? null,
  moved: (m) => m.moves.moved,
  placed: (m) => m.moves.placed,
  keptShare: (m) => shareText(m.continuity.share),
  keptValueShare: (m) => shareText(m.continuity.valueShare),
  kmTotal: (m) => rounded(m.distance.total, 1),
  kmMean: (m) => rounded(m.distance.mean, 2),
  kmMax: (m) => rounded(m.distance.max, 2),
  groupsWhole: (m) => m.cohesion?.whole ?? null,
  groups: (m) => m.cohesion?.groups ?? null,
  pieces: (m) => m.contiguity?.pieces ?? null,
  territories: (m) => m.contiguity?.managers ?? null,
};

const HEADS: Readonly<Partial<Record<Compared, (run: RunHead, locale: Locale) => Cell>>> = {
  regime: (run) => `${run.regime.title} v${run.regime.revision}`,
  dials: (run, locale) => dialsText(run.dials, locale),
  objective: (run) => run.objective,
  lowerBound: (run) => run.lowerBound,
  gap: atMostText,
};

function cellOf(row: Compared, { head, measures }: Column, locale: Locale): Cell {
  const ofHead = HEADS[row];
  if (ofHead !== undefined) return head === null ? null : ofHead(head, locale);
  const balance = BALANCE[row];
  return balance === undefined ? (FIGURES[row]?.(measures) ?? null) : rounded(balance(measures));
}

/** One row for each key that any of the columns has, in the order they are met. */
function keyedRows<T>(
  columns: readonly Column[],
  by: {
    readonly list: (measures: PlanMeasures) => readonly T[];
    readonly key: (item: T) => string;
    readonly label: (item: T) => string;
    readonly value: (item: T) => number;
  },
): Row[] {
  const labels = new Map<string, string>();
  for (const { measures } of columns)
    for (const item of by.list(measures)) labels.set(by.key(item), by.label(item));
  return Array.from(labels, ([key, label]) => [
    label,
    ...columns.map(({ measures }) => {
      const item = by.list(measures).find((candidate) => by.key(candidate) === key);
      return item === undefined ? null : by.value(item);
    }),
  ]);
}

/** A comparison as a table: a row a measure, a column a plan, the book as it is today last. */
export function comparisonTable(
  { runs, before }: Comparison,
  locale: Locale,
): { readonly headers: readonly string[]; readonly rows: readonly Row[] } {
  const words = COMPARISON_WORDS[locale];
  const columns: readonly Column[] = [
    ...runs.map(({ run, measures }) => ({ head: run, measures })),
    ...(before === null ? [] : [{ head: null, measures: before }]),
  ];
  const headers = [
    words.measure,
    ...columns.map(({ head }) =>
      head === null ? words.before : `${words.run(head.number)} ${head.name}`.trim(),
    ),
  ];
  const plain = COMPARED.map((row) => [
    words.rows[row],
    ...columns.map((column) => cellOf(row, column, locale)),
  ]);
  return {
    headers,
    rows: [
      ...plain,
      ...keyedRows(columns, {
        list: ({ moves }) => moves.byTier,
        key: ({ tier }) => tier ?? "",
        label: ({ tier }) => words.tier(tier),
        value: ({ moved }) => moved,
      }),
      ...keyedRows(columns, {
        list: ({ moves }) => moves.byValue,
        key: ({ quarter }) => String(quarter),
        label: ({ quarter }) => words.quarter(quarter),
        value: ({ moved }) => moved,
      }),
      ...keyedRows(columns, {
        list: ({ articles }) => articles,
        key: ({ article, kind }) => `${article.regime} ${article.key} ${kind}`,
        label: ({ article }) => words.article(`${article.printed} ${article.title}`.trim()),
        value: ({ minutes }) => minutes,
      }),
    ],
  };
}
