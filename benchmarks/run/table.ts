/** A table in Markdown; numbers to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  const line = (cells: readonly (string | number | null)[]): string =>
    `| ${cells.map((cell) => cell ?? "–").join(" | ")} |`;
  const rule = head.map((_, column) =>
    rows.length > 0 && rows.every((row) => typeof row[column] !== "string") ? "---:" : "---",
  );
  return [line(head), `|${rule.join("|")}|`, ...rows.map(line)].join("\n");
}

/** 0.000512 → "0.0512 %". */
export const percent = (share: number | null, digits = 4): string | null =>
  share === null ? null : `${(share * 100).toFixed(digits)} %`;

export const mean = (list: readonly number[]): number =>
  list.reduce((sum, value) => sum + value, 0) / list.length;

/** Three significant digits. */
export const short = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(3));
