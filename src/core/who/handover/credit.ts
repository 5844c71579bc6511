import type { CustomerFacts } from "../../facts/index.ts";
import type { CreditEvent, Plan } from "../../regime/index.ts";
import {
  type ArticleKey,
  addDays,
  addMonths,
  InvariantError,
  type LocalDate,
} from "../../shared/index.ts";

const WHOLE = 10_000;

/** Shares of a result, in basis points that sum to 10,000. */
export interface CreditShares {
  readonly former: number;
  readonly owner: number;
  /** Last day on which these shares hold; null = for good. */
  readonly until: LocalDate | null;
  readonly articles: readonly ArticleKey[];
}

/**
 * To whom a result of day `on` counts after a change of owner. Of several articles the one that
 * leaves the former manager least holds. Without one all counts for the owner. The last day of a
 * period is the one that corresponds to the day of the change.
 * Source: 民法典 202.
 */
export function creditShares(
  plan: Plan,
  change: {
    readonly event: CreditEvent;
    readonly customer: CustomerFacts;
    readonly changedOn: LocalDate;
    readonly on: LocalDate;
  },
): CreditShares {
  const { event, customer, changedOn, on } = change;
  const found = (plan.credit ?? []).flatMap((term) => {
    if (term.form !== "split" || term.event !== event || !term.applies({ customer })) return [];
    const period = term.periods.find(({ months }) => on <= addMonths(changedOn, months));
    return [
      {
        former: period?.former ?? 0,
        until: period === undefined ? null : addMonths(changedOn, period.months),
        article: term.article,
      },
    ];
  });
  const articles = found.map(({ article }) => article);
  const [least] = [...found].sort((a, b) => a.former - b.former);
  const former = least?.former ?? 0;
  return { former, owner: WHOLE - former, until: least?.until ?? null, articles };
}

/**
 * Splits an amount of fen by shares in basis points that sum to 10,000. Each part is rounded
 * towards zero; the fen that remain go to the largest share, the first of equals.
 * Source: domain 3.9, 3.
 */
export function splitFen(fen: number, shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (!Number.isSafeInteger(fen) || sum !== WHOLE)
    throw new InvariantError(`cannot split ${fen} by ${shares.join(", ")}`);
  const parts = shares.map((share) => Number((BigInt(fen) * BigInt(share)) / BigInt(WHOLE)));
  const rest = fen - parts.reduce((total, part) => total + part, 0);
  const largest = shares.indexOf(Math.max(...shares));
  return parts.map((part, index) => (index === largest ? part + rest : part));
}

/** Days within which cases of one receiver are counted together: the longest of the articles; 0 = none is in force. */
export const poachWindow = (plan: Plan): number =>
  Math.max(
    0,
    ...(plan.credit ?? []).flatMap((term) => (term.form === "guard" ? [term.windowDays] : [])),
  );

/** Whether taking this customer counts as poaching from a colleague. */
export function poachGuard(
  plan: Plan,
  taken: {
    readonly customer: CustomerFacts;
    /** The day it left the colleague; null = never had one. */
    readonly leftOn: LocalDate | null;
    readonly on: LocalDate;
    /** Cases of the same receiver within the window, this one included. */
    readonly cases: number;
  },
): {
  readonly countsNetOnly: boolean;
  readonly isAlarm: boolean;
  readonly articles: readonly ArticleKey[];
} {
  const { leftOn } = taken;
  const terms = (plan.credit ?? []).flatMap((term) =>
    term.form === "guard" &&
    term.applies({ customer: taken.customer }) &&
    leftOn !== null &&
    taken.on <= addDays(leftOn, term.windowDays)
      ? [term]
      : [],
  );
  return {
    countsNetOnly: terms.some((term) => term.netNewOnly),
    isAlarm: terms.some((term) => taken.cases >= term.alarmCount),
    articles: terms.map((term) => term.article),
  };
}
