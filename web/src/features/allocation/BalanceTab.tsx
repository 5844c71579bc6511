import { useQuery } from "@tanstack/react-query";
import { Radio, Table } from "antd";
import { useMemo, useState } from "react";
import type { Api, RunOutcome } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatNumber, formatPercent, useTexts } from "../../i18n/index.ts";
import { ACCENT, ALARM, AXIS, Chart, GRID, QUIET } from "../../ui/chart/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Loaded } from "../refusal/index.ts";
import { runTexts } from "./texts.ts";

type Row = Api["GET /api/runs/:id/managers"]["answer"]["rows"][number];
type Measure = "count" | "load" | "workload";

interface BalanceTabProps {
  readonly run: string;
  readonly outcome: RunOutcome;
}

/** Load of every manager before and after, with its limit. */
export function BalanceTab({ run, outcome }: BalanceTabProps) {
  const t = useTexts(runTexts);
  const query = useQuery(read("GET /api/runs/:id/managers", { params: { id: run } }));
  const [measure, setMeasure] = useState<Measure>("load");
  return (
    <div className="stack">
      <Measures outcome={outcome} />
      <Loaded query={query}>
        {({ rows }) => (
          <>
            <section className="panel">
              <Radio.Group
                value={measure}
                size="small"
                optionType="button"
                options={[
                  { value: "load", label: t.measureLoad },
                  { value: "count", label: t.measureCount },
                  { value: "workload", label: t.measureWork },
                ]}
                onChange={(event) => setMeasure(event.target.value)}
              />
              <BalanceChart rows={rows} measure={measure} />
            </section>
            <ManagerTable rows={rows} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Measures({ outcome }: { readonly outcome: RunOutcome }) {
  const t = useTexts(runTexts);
  const { balance, balanceBefore } = outcome;
  const was = (value: number | undefined, shown: (value: number) => string) =>
    value === undefined ? undefined : t.was(shown(value));
  const plain = (value: number) => formatNumber(value, 3);
  return (
    <section className="panel figures">
      <Figure
        label={t.spread}
        value={formatPercent(balance.cv)}
        note={was(balanceBefore?.cv, formatPercent)}
      />
      <Figure label={t.jain} value={plain(balance.jain)} note={was(balanceBefore?.jain, plain)} />
      <Figure label={t.gini} value={plain(balance.gini)} note={was(balanceBefore?.gini, plain)} />
      <Figure
        label={t.maxDeviation}
        value={formatPercent(balance.maxDeviation)}
        note={was(balanceBefore?.maxDeviation, formatPercent)}
      />
    </section>
  );
}

interface BalanceChartProps {
  readonly rows: readonly Row[];
  readonly measure: Measure;
}

function BalanceChart({ rows, measure }: BalanceChartProps) {
  const t = useTexts(runTexts);
  const option = useMemo(() => {
    const sorted = [...rows].sort((a, b) => b.after[measure] - a.after[measure]);
    const limits = sorted.map((row) => row.capacity);
    return {
      animation: false,
      grid: GRID,
      legend: { top: 0, right: 0 },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        valueFormatter: (value: unknown) => (value == null ? "—" : formatNumber(Number(value))),
      },
      dataZoom: sorted.length > 60 ? [{ type: "inside" }] : [],
      xAxis: { type: "category", data: sorted.map((row) => row.manager.name), ...AXIS },
      yAxis: { type: "value", ...AXIS },
      series: [
        {
          name: t.before,
          type: "bar",
          color: QUIET,
          barGap: "10%",
          data: sorted.map((row) => row.before[measure]),
        },
        {
          name: t.after,
          type: "bar",
          color: ACCENT,
          data: sorted.map((row) => row.after[measure]),
        },
        {
          name: t.capacity,
          type: "line",
          step: "middle",
          symbol: "none",
          color: ALARM,
          lineStyle: { width: 1.5, type: "dashed" },
          data: measure === "load" ? limits : [],
        },
      ],
    };
  }, [rows, measure, t]);
  return <Chart label={t.balanceLabel} option={option} height={320} />;
}

function ManagerTable({ rows }: { readonly rows: readonly Row[] }) {
  const t = useTexts(runTexts);
  const number = (title: string, value: (row: Row) => number | null, digits = 0) => ({
    title,
    align: "right" as const,
    width: 104,
    className: "num",
    sorter: (a: Row, b: Row) => (value(a) ?? -1) - (value(b) ?? -1),
    render: (_: unknown, row: Row) => {
      const figure = value(row);
      return figure === null ? "—" : formatNumber(figure, digits);
    },
  });
  return (
    <Table<Row>
      size="small"
      rowKey={(row) => row.manager.id}
      dataSource={[...rows]}
      virtual
      pagination={false}
      scroll={{ x: 900, y: 420 }}
      columns={[
        { title: t.manager, width: 120, render: (_, row) => row.manager.name },
        {
          title: t.measureCount,
          children: [
            number(t.before, (row) => row.before.count),
            number(t.after, (row) => row.after.count),
          ],
        },
        {
          title: t.measureLoad,
          children: [
            number(t.before, (row) => row.before.load),
            number(t.after, (row) => row.after.load),
            number(t.capacity, (row) => row.capacity),
          ],
        },
        {
          title: t.measureWork,
          children: [
            number(t.before, (row) => row.before.workload),
            number(t.after, (row) => row.after.workload),
          ],
        },
        number(t.gained, (row) => row.gained),
        number(t.lost, (row) => row.lost),
        {
          ...number(t.price, (row) => row.price, 1),
          title: <span title={t.priceHint}>{t.price}</span>,
        },
      ]}
    />
  );
}
