import type { Stores } from "../../app/ports.ts";
import type { Measured } from "../../app/runs/compare-runs.ts";
import type { Comparison } from "../../contract/index.ts";
import { measuresNamer } from "./measures-view.ts";
import { runHead } from "./run-head.ts";

/** Plans side by side. */
export async function comparisonView(
  stores: Stores,
  compared: readonly Measured[],
): Promise<Comparison> {
  const shown = await measuresNamer(
    stores,
    compared.map(({ run }) => run),
  );
  const first = compared[0];
  return {
    runs: compared.flatMap((measured) => {
      const measures = shown(measured.run, "after");
      return measures === null ? [] : [{ run: runHead(measured), measures }];
    }),
    before: first === undefined ? null : shown(first.run, "before"),
    sameFacts: new Set(compared.map(({ run }) => run.factsHash)).size <= 1,
  };
}
