import { useMemo } from "react";
import type { RunView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { ACCENT, AXIS, Chart, GRID, QUIET } from "../../ui/chart/index.ts";
import { runTexts } from "./texts.ts";

type Curve = RunView["curve"];
type Progress = Curve[number];

const pointsOf = (curve: Curve, key: "objective" | "lowerBound") =>
  curve.flatMap((point: Progress) => {
    const value = point[key];
    return value === null ? [] : [[point.elapsed, value]];
  });

/** The best plan so far against the proven bound, second by second. */
export function CurveChart({ curve }: { readonly curve: Curve }) {
  const t = useTexts(runTexts);
  const option = useMemo(
    () => ({
      animation: false,
      grid: GRID,
      legend: { top: 0, right: 0, data: [t.objective, t.lowerBound] },
      tooltip: { trigger: "axis", valueFormatter: (value: unknown) => formatNumber(Number(value)) },
      xAxis: {
        type: "value",
        ...AXIS,
        splitLine: { show: false },
        axisLabel: { ...AXIS.axisLabel, formatter: (value: number) => t.elapsed(String(value)) },
      },
      yAxis: { type: "value", scale: true, ...AXIS },
      series: [
        {
          name: t.objective,
          type: "line",
          step: "end",
          showSymbol: false,
          color: ACCENT,
          lineStyle: { width: 2 },
          data: pointsOf(curve, "objective"),
        },
        {
          name: t.lowerBound,
          type: "line",
          step: "end",
          showSymbol: false,
          color: QUIET,
          lineStyle: { width: 2, color: "#8a969a" },
          data: pointsOf(curve, "lowerBound"),
        },
      ],
    }),
    [curve, t],
  );
  return <Chart label={t.curve} option={option} height={260} />;
}
