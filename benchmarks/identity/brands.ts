import { nameParts } from "../../src/core/identity/index.ts";
import { percent } from "./scores.ts";

/** How often the brand that is found is the one that was labelled. */
export function brandFigures(read: (name: string) => string, say: (text: string) => void): void {
  const rows = read("company_names/fullname_brand_1.tsv")
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/u));
  say("## Brand of a full name (company_names/fullname_brand_1.tsv)");
  say("");
  say("| rows | labelled | right | of the unlabelled, no brand found |");
  say("|---|---|---|---|");
  for (const [title, half] of [
    ["even rows, looked at while the words were written", 0],
    ["odd rows, not looked at", 1],
  ] as const) {
    const mine = rows.filter((_, at) => at % 2 === half);
    const labelled = mine.filter(([, brand]) => brand !== undefined);
    const right = labelled.filter(
      ([name = "", brand = ""]) => nameParts(name).brand === brand.toUpperCase(),
    ).length;
    const without = mine.length - labelled.length;
    const none = mine.filter(
      ([name = "", brand]) => brand === undefined && nameParts(name).brand === "",
    );
    say(
      `| ${title} | ${labelled.length} | ${percent(right / labelled.length)} | ${none.length} of ${without} |`,
    );
  }
}
