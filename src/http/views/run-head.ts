import type { RunRecord } from "../../app/ports.ts";
import type { Measured } from "../../app/runs/compare-runs.ts";
import { dialOf } from "../../app/runs/draw-curve.ts";
import type { CurvePoint, RunHead } from "../../contract/index.ts";

const regimeOf = (run: RunRecord): RunHead["regime"] => ({
  id: run.regime,
  title: run.regimeTitle,
  revision: run.revision,
});

/** A run in a row with others. */
export const runHead = ({ run, summary: { outcome } }: Measured): RunHead => ({
  id: run.id,
  number: run.number,
  name: run.name,
  note: run.note,
  kind: run.kind,
  state: run.state,
  regime: regimeOf(run),
  dials: run.dials,
  createdAt: run.createdAt.toISOString(),
  objective: outcome.objective,
  lowerBound: outcome.lowerBound,
  gap: outcome.gap,
  gapWithoutUnassigned: outcome.gapWithoutUnassigned,
});

/** One plan of a curve. */
export function curvePoint(measured: Measured): CurvePoint {
  const { after } = measured.measures;
  const balance = after.articles
    .filter(({ kind }) => kind === "balance")
    .reduce((sum, { minutes }) => sum + minutes, 0);
  return {
    value: dialOf(measured.run),
    run: runHead(measured),
    work: after.cost - balance - after.unassignedPrice,
    cost: after.cost,
    moved: after.moves.moved,
    workloadCv: after.workload?.cv ?? null,
    valueCv: after.value?.cv ?? null,
    unassigned: after.unassigned,
  };
}
