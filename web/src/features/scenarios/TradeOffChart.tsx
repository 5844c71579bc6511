import { useMemo } from "react";
import { ACCENT, ALARM, AXIS, Chart, GRID, QUIET } from "../../ui/chart/index.ts";

export interface TradeOffPoint {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** What no plan of that x can stay below; null = not known. */
  readonly bound: number | null;
  readonly isHere: boolean;
}

export interface TradeOffAxis {
  readonly title: string;
  readonly show: (value: number) => string;
}

interface TradeOffChartProps {
  readonly label: string;
  readonly boundLabel: string;
  /** In the order of x. */
  readonly points: readonly TradeOffPoint[];
  readonly x: TradeOffAxis;
  readonly y: TradeOffAxis;
  readonly onOpen: (id: string) => void;
}

/** What one aim costs in the other: each point a plan that can be opened. */
export function TradeOffChart({ label, boundLabel, points, x, y, onOpen }: TradeOffChartProps) {
  const option = useMemo(
    () => ({
      animation: false,
      grid: { ...GRID, top: 40, bottom: 28, right: 32 },
      tooltip: {
        trigger: "item",
        formatter: ({ dataIndex }: { readonly dataIndex: number }) => {
          const point = points[dataIndex];
          return point === undefined
            ? ""
            : [point.name, `${x.title} ${x.show(point.x)}`, `${y.title} ${y.show(point.y)}`]
                .map(escaped)
                .join("<br>");
        },
      },
      xAxis: {
        type: "value",
        scale: true,
        ...AXIS,
        name: x.title,
        nameLocation: "middle",
        nameGap: 28,
        nameTextStyle: { color: AXIS.axisLabel.color },
        axisLabel: { ...AXIS.axisLabel, formatter: x.show },
      },
      yAxis: {
        type: "value",
        scale: true,
        ...AXIS,
        name: y.title,
        nameTextStyle: { align: "left", color: AXIS.axisLabel.color },
        axisLabel: { ...AXIS.axisLabel, formatter: y.show },
      },
      series: [
        {
          name: label,
          type: "line",
          color: ACCENT,
          symbol: "circle",
          symbolSize: 13,
          lineStyle: { width: 1.5 },
          cursor: "pointer",
          data: points.map((point) => ({
            value: [point.x, point.y],
            itemStyle: { color: point.isHere ? ALARM : ACCENT },
          })),
        },
        {
          name: boundLabel,
          type: "line",
          color: QUIET,
          symbol: "none",
          silent: true,
          lineStyle: { width: 1.5, type: "dashed", color: QUIET },
          data: points.flatMap((point) => (point.bound === null ? [] : [[point.x, point.bound]])),
        },
      ],
    }),
    [points, label, boundLabel, x, y],
  );
  return (
    <Chart
      label={label}
      option={option}
      height={320}
      onPick={(index) => {
        const id = points[index]?.id;
        if (id !== undefined) onOpen(id);
      }}
    />
  );
}

/** The tooltip is HTML; names are written by people. */
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
