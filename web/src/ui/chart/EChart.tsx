import { BarChart, LineChart } from "echarts/charts";
import {
  DataZoomInsideComponent,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
} from "echarts/components";
import { type EChartsCoreOption, init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";

use([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkLineComponent,
  TooltipComponent,
  DataZoomInsideComponent,
  SVGRenderer,
]);

export interface ChartProps {
  readonly label: string;
  readonly option: EChartsCoreOption;
  readonly height: number;
  /** Called with the index of the category pressed. */
  readonly onPick?: (index: number) => void;
}

/** A chart that follows its option and its frame's width. */
export function EChart({ label, option, height, onPick }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<ReturnType<typeof init> | null>(null);
  useEffect(() => {
    if (box.current === null) return;
    const made = init(box.current, undefined, { renderer: "svg" });
    chart.current = made;
    const observer = new ResizeObserver(() => made.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option);
  }, [option]);
  useEffect(() => {
    const made = chart.current;
    if (made === null || onPick === undefined) return;
    const pick = (event: { readonly dataIndex: number }) => onPick(event.dataIndex);
    made.on("click", pick);
    return () => {
      made.off("click", pick);
    };
  }, [onPick]);
  return <div ref={box} style={{ height }} role="img" aria-label={label} />;
}
