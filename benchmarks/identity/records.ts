import { wordSimilarity, wordsOf } from "../../src/core/identity/index.ts";
import { csvRows } from "./csv-rows.ts";
import { bestThreshold, percent, qualityAt, type Scored } from "./scores.ts";

const SETS = [
  "dblp_acm",
  "fodors_zagats",
  "walmart_amazon",
  "dirty_walmart_amazon",
  "amazon_google",
  "abt_buy",
] as const;

interface Pair {
  readonly left: readonly string[];
  readonly right: readonly string[];
  readonly isSame: boolean;
}

function pairsOf(text: string): readonly Pair[] {
  return csvRows(text).map((row) => {
    const side = (prefix: string): readonly string[] =>
      Object.entries(row).flatMap(([key, value]) => (key.startsWith(prefix) ? wordsOf(value) : []));
    return { left: side("left_"), right: side("right_"), isSame: row["label"] === "1" };
  });
}

/** Rarity of a word: log of the share of texts without it. Source: Spärck Jones, 1972, doi:10.1108/eb026526. */
function rarity(pairs: readonly Pair[]): (word: string) => number {
  const count = new Map<string, number>();
  const texts = pairs.flatMap(({ left, right }) => [left, right]);
  for (const words of texts)
    for (const word of new Set(words)) count.set(word, (count.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + texts.length / (1 + (count.get(word) ?? 0)));
}

/** Word similarity on public records of goods, papers and restaurants: what the comparison of foreign names rests on. */
export function recordFigures(read: (name: string) => string, say: (text: string) => void): void {
  say(
    "## Word similarity on er_magellan (columns of the store; threshold and rarity from train, figures on valid)",
  );
  say("");
  say(
    "Persons and telephones were taken out of these sets, so published figures of dblp_acm and fodors_zagats do not compare.",
  );
  say("");
  say("| set | train / valid | threshold | precision | recall | F1 | F1 with every word alike |");
  say("|---|---|---|---|---|---|---|");
  for (const set of SETS) {
    const train = pairsOf(read(`er_magellan/${set}_train.csv`));
    const valid = pairsOf(read(`er_magellan/${set}_valid.csv`));
    const weight = rarity(train);
    const scored = (pairs: readonly Pair[], by?: (word: string) => number): readonly Scored[] =>
      pairs.map(({ left, right, isSame }) => ({ score: wordSimilarity(left, right, by), isSame }));
    const threshold = bestThreshold(scored(train, weight));
    const { precision, recall, f1 } = qualityAt(scored(valid, weight), threshold);
    const plain = qualityAt(scored(valid), bestThreshold(scored(train)));
    say(
      `| ${set} | ${train.length} / ${valid.length} | ${threshold.toFixed(3)} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} | ${percent(plain.f1)} |`,
    );
  }
}
