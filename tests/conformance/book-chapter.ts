/** A customer of a book as its table states it. */
export interface BookRow {
  readonly id: string;
  readonly facts: string;
  /** Empty = left out. */
  readonly owner: string;
}

/** A readable chapter about customers in each other's company: a regime, a plan, the conclusions. */
export interface BookChapter {
  readonly title: string;
  readonly regime: string;
  readonly rows: readonly BookRow[];
  /** 「K1、K2 同管」 or 「K1、K2 分开，每月 30 分钟」 with the article as printed, sorted. */
  readonly conclusions: readonly string[];
}

const REGIME = /^````markdown\n([\s\S]*?)^````$/m;

/** Reads a chapter: the fenced regime, the table of the plan, the table of conclusions. */
export function readBookChapter(source: string): BookChapter {
  const title = /^# (.+)$/m.exec(source)?.[1] ?? "";
  const regime = REGIME.exec(source);
  if (regime === null) throw new Error(`${title}: no regime`);
  const rest = source.slice(regime.index + regime[0].length);
  const rows = rest
    .split("\n")
    .filter((line) => line.startsWith("| ") && !line.includes("---"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const isHead = ([first]: readonly string[]): boolean => first === "客户" || first === "结论";
  const of = (width: number) => rows.filter((row) => row.length === width && !isHead(row));
  return {
    title,
    regime: regime[1] ?? "",
    rows: of(3).map(([id = "", facts = "", owner = ""]) => ({ id, facts, owner })),
    conclusions: of(2)
      .map(([conclusion, article]) => `${conclusion}（${article}）`)
      .sort(),
  };
}
