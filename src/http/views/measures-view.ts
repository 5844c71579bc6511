import type { RunMeasures, RunRecord, Stores } from "../../app/ports.ts";
import type { PlanMeasures } from "../../contract/index.ts";
import { type ArticleNamer, articleNamers } from "./article-refs.ts";

/** Figures of a plan with the names of the people and articles in them. */
interface Named {
  readonly article: ArticleNamer;
  readonly managers: ReadonlyMap<string, string>;
}

/** Figures that carry ids of managers. */
const envied = (measures: RunMeasures): readonly string[] =>
  [measures.after.envy?.worst, measures.before.envy?.worst].flatMap((worst) =>
    worst == null ? [] : [worst.manager, worst.envied],
  );

function envyView(
  envy: RunMeasures["after"]["envy"],
  managers: Named["managers"],
): PlanMeasures["envy"] {
  if (envy === null) return null;
  const person = (id: string) => ({ id, name: managers.get(id) ?? id });
  const { worst, ...counts } = envy;
  return {
    ...counts,
    worst:
      worst === null
        ? null
        : { ...worst, manager: person(worst.manager), envied: person(worst.envied) },
  };
}

const measuresView = (
  { moves, articles, envy, ...figures }: RunMeasures["after"],
  { article, managers }: Named,
): PlanMeasures => ({
  ...figures,
  envy: envyView(envy, managers),
  moves: { ...moves, byTier: [...moves.byTier], byValue: [...moves.byValue] },
  articles: articles.map((cost) => ({ ...cost, article: article(cost.article) })),
});

/** Figures of runs as they are shown; null where a run has none. */
export async function measuresNamer(
  stores: Stores,
  runs: readonly RunRecord[],
): Promise<(run: RunRecord, side: "after" | "before") => PlanMeasures | null> {
  const namers = await articleNamers(stores, runs);
  const ids = runs.flatMap((run) => (run.measures === null ? [] : envied(run.measures)));
  const managers = await stores.managers.names([...new Set(ids)]);
  return (run, side) =>
    run.measures === null
      ? null
      : measuresView(run.measures[side], {
          article: namers(run.regime, run.revision),
          managers,
        });
}
