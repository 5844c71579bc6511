/**
 * 元 or 万元 for a capital column without a unit. Registers and CRM exports state 万元; a median
 * from 100,000 upwards (10 亿元 for half of the companies) can only be 元.
 */
export function guessUnit(cells: readonly string[]): "元" | "万元" {
  const amounts = cells
    .map((cell) => Number(cell.normalize("NFKC").replace(/,/g, "")))
    .filter((amount) => amount > 0)
    .sort((a, b) => a - b);
  const median = amounts[Math.floor(amounts.length / 2)] ?? 0;
  return median >= 100_000 ? "元" : "万元";
}
