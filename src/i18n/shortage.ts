import type { Locale } from "./text.ts";

export interface ShortageFigures {
  readonly customers: number;
  readonly managers: number;
  readonly demand: number;
  readonly capacity: number;
  readonly capacityArticle: string | null;
  readonly confinedBy: readonly string[];
}

/** Why customers could not be placed: how many want how much room, and where it ends. */
export function shortageText(figures: ShortageFigures, locale: Locale): string {
  const { customers, managers, demand, capacity, capacityArticle, confinedBy } = figures;
  if (locale === "en") {
    const only =
      managers === 0
        ? `no manager may have ${customers} customers`
        : `${customers} customers may go to only ${managers} managers`;
    const because = confinedBy.length === 0 ? "" : ` (${confinedBy.join(", ")})`;
    if (managers === 0 || capacityArticle === null) return `${only}${because}.`;
    if (demand <= capacity)
      return `${only}${because}; they need ${demand} of the ${capacity} that ${capacityArticle} allows them together, but what is left is in pieces, and no way was found to fit those left out.`;
    return `${only}${because}; they need ${demand}, and ${capacityArticle} leaves room for ${capacity}.`;
  }
  const only =
    managers === 0
      ? `有 ${customers} 户没有任何客户经理可以管`
      : `有 ${customers} 户只能由 ${managers} 名客户经理管`;
  const because = confinedBy.length === 0 ? "" : `（${confinedBy.join("、")}）`;
  if (managers === 0 || capacityArticle === null) return `${only}${because}。`;
  if (demand <= capacity)
    return `${only}${because}，合计需要 ${demand}，按${capacityArticle}合计容得下 ${capacity}，但余量零散，没有找到放得下其余客户的办法。`;
  return `${only}${because}，合计需要 ${demand}，而按${capacityArticle}只容得下 ${capacity}。`;
}
