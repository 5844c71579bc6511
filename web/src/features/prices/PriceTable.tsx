import { Link } from "@tanstack/react-router";
import { Table, type TableColumnsType, Tag } from "antd";
import type { PriceRow, RunView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { LoadBar } from "../../ui/LoadBar.tsx";
import { heatOf } from "../../ui/palette.ts";
import { AskMenu } from "./AskMenu.tsx";
import { priceOf, sharesOf } from "./price-shares.ts";
import { priceTexts } from "./texts.ts";
import "./prices.css";

const COLOURS = { hire: "volcano", relieve: "gold", room: "green" } as const;

interface PriceTableProps {
  readonly run: RunView;
  readonly rows: readonly PriceRow[];
  /** Colours are told from all, whatever the filter. */
  readonly all: readonly PriceRow[];
}

/** Everybody's price, load and what can be asked about him; the dearest first. */
export function PriceTable({ run, rows, all }: PriceTableProps) {
  const columns = useColumns(run, all);
  return (
    <Table<PriceRow>
      size="small"
      rowKey={(row) => row.manager.id}
      dataSource={[...rows]}
      virtual
      pagination={false}
      scroll={{ x: 880, y: 480 }}
      columns={columns}
    />
  );
}

function useColumns(run: RunView, all: readonly PriceRow[]): TableColumnsType<PriceRow> {
  const t = useTexts(priceTexts);
  const shares = sharesOf(all);
  const hasHours = all.some((row) => row.hour !== null);
  const number = (title: string, value: (row: PriceRow) => number, digits = 0) => ({
    title,
    align: "right" as const,
    className: "num",
    width: 120,
    sorter: (a: PriceRow, b: PriceRow) => value(a) - value(b),
    render: (_: unknown, row: PriceRow) => formatNumber(value(row), digits),
  });
  const price = {
    ...number(hasHours ? t.hour : t.unit, priceOf, 1),
    title: <span title={hasHours ? t.hourHint : t.unitHint}>{hasHours ? t.hour : t.unit}</span>,
    width: 150,
    defaultSortOrder: "descend" as const,
    render: (_: unknown, row: PriceRow) => (
      <span className="price">
        {t.minutes(formatNumber(priceOf(row), 1))}
        <i style={{ background: heatOf(shares.get(row.manager.id) ?? 0) }} />
      </span>
    ),
  };
  return [
    {
      title: t.manager,
      width: 130,
      fixed: "left",
      render: (_, row) => (
        <Link
          to="/allocation/$id"
          params={{ id: run.id }}
          search={{ tab: "customers", manager: row.manager.id }}
        >
          {row.manager.name}
        </Link>
      ),
    },
    price,
    {
      ...number(t.load, (row) => row.load),
      width: 190,
      align: "left",
      render: (_, row) => <Load row={row} />,
    },
    number(t.count, (row) => row.count),
    number(t.workload, (row) => row.workload),
    {
      title: t.advice,
      width: 100,
      render: (_, row) =>
        row.advice === null ? null : (
          <Tag color={COLOURS[row.advice]} title={row.text}>
            {t[row.advice]}
          </Tag>
        ),
    },
    ...(run.allowed.includes("ask")
      ? [
          {
            title: "",
            width: 110,
            render: (_: unknown, row: PriceRow) => (
              <AskMenu about={{ run: run.id, manager: row.manager, limit: row.capacity }} />
            ),
          },
        ]
      : []),
  ];
}

function Load({ row }: { readonly row: PriceRow }) {
  const t = useTexts(priceTexts);
  const limit = row.capacity === null ? t.noLimit : formatNumber(row.capacity);
  const text = t.loadOf(formatNumber(row.load), limit);
  return (
    <span className="price-load">
      <LoadBar load={row.load} limit={row.capacity} label={text} />
      <span className="num">{text}</span>
    </span>
  );
}
