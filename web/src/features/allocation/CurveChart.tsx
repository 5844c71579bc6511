import { Radio } from "antd";
import { useMemo, useState } from "react";
import type { RunProgress } from "../../../../src/contract/index.ts";
import { aboveBest } from "../../../../src/i18n/above-best.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { ACCENT, AXIS, Chart, GRID } from "../../ui/chart/index.ts";
import { gapText } from "./gap-text.ts";
import { runTexts } from "./texts.ts";
import { thinCurve } from "./thin-curve.ts";

type Curve = readonly RunProgress[];
type View = "both" | "gap";

const MOST_POINTS = 240;
const BOUND_COLOUR = "#8a969a";
/** What a logarithmic axis shows for "none at all". */
const LEAST_GAP = 1e-6;

const pointsOf = (curve: Curve, key: "objective" | "lowerBound") =>
  curve.flatMap((point) => {
    const value = point[key];
    return value === null ? [] : [[point.elapsed, value]];
  });

const gapsOf = (curve: Curve) =>
  curve.flatMap(({ elapsed, objective, lowerBound }) => {
    if (objective === null || lowerBound === null) return [];
    const above = aboveBest({ objective, lowerBound });
    return above === null ? [] : [[elapsed, Math.max(above, LEAST_GAP)]];
  });

const line = (name: string, color: string, data: readonly (readonly number[])[]) => ({
  name,
  type: "line",
  step: "end",
  showSymbol: false,
  color,
  lineStyle: { width: 2, color },
  data,
});

/** The best plan so far against the proven bound, second by second; or the gap between them. */
export function CurveChart({ curve }: { readonly curve: Curve }) {
  const t = useTexts(runTexts);
  const [view, setView] = useState<View>("both");
  const thin = useMemo(() => thinCurve(curve, MOST_POINTS), [curve]);
  const option = useMemo(() => {
    const seconds = {
      type: "value",
      ...AXIS,
      splitLine: { show: false },
      axisLabel: { ...AXIS.axisLabel, formatter: (value: number) => t.elapsed(String(value)) },
    };
    const shared = { animation: false, grid: GRID, xAxis: seconds };
    if (view === "gap") {
      return {
        ...shared,
        legend: { show: false },
        tooltip: { trigger: "axis", valueFormatter: (value: unknown) => gapText(Number(value)) },
        yAxis: {
          type: "log",
          ...AXIS,
          axisLabel: { ...AXIS.axisLabel, formatter: (value: number) => gapText(value) },
        },
        series: [line(t.gap, ACCENT, gapsOf(thin))],
      };
    }
    return {
      ...shared,
      legend: { show: true, top: 0, right: 0, data: [t.objective, t.lowerBound] },
      tooltip: { trigger: "axis", valueFormatter: (value: unknown) => formatNumber(Number(value)) },
      yAxis: { type: "value", scale: true, ...AXIS },
      series: [
        line(t.objective, ACCENT, pointsOf(thin, "objective")),
        line(t.lowerBound, BOUND_COLOUR, pointsOf(thin, "lowerBound")),
      ],
    };
  }, [thin, view, t]);
  return (
    <div>
      <Radio.Group
        value={view}
        size="small"
        optionType="button"
        options={[
          { value: "both", label: t.curveBoth },
          { value: "gap", label: t.curveGap },
        ]}
        onChange={(event) => setView(event.target.value)}
      />
      <Chart key={view} label={t.curve} option={option} height={260} />
    </div>
  );
}
