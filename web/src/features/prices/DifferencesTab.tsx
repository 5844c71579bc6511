import type { DifferenceRow } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { type Column, usePagedRows, VirtualTable } from "../../ui/table/index.ts";
import { Refusal } from "../refusal/index.ts";
import { priceTexts } from "./texts.ts";
import "./prices.css";

interface DifferencesTabProps {
  readonly run: string;
  /** The plan it began from. */
  readonly against: string;
  readonly selected: string | null;
  readonly onOpen: (customer: string) => void;
}

/** Customer by customer: who held it in the plan that was asked, and who holds it here. */
export function DifferencesTab({ run, against, selected, onOpen }: DifferencesTabProps) {
  const t = useTexts(priceTexts);
  const rows = usePagedRows<DifferenceRow>({
    key: ["GET /api/runs/:id/differences", run, against],
    fetchPage: (offset, limit, signal) =>
      call(
        "GET /api/runs/:id/differences",
        { params: { id: run }, query: { against, offset, limit } },
        { signal },
      ),
  });
  const nameOf = (one: DifferenceRow["before"]) =>
    one?.name ?? <span className="bad">{t.nobody}</span>;
  const columns: readonly Column<DifferenceRow>[] = [
    {
      key: "customer",
      title: t.customer,
      width: 240,
      grows: true,
      render: (row) => row.customer.name,
    },
    { key: "before", title: t.before, width: 140, render: (row) => nameOf(row.before) },
    { key: "after", title: t.after, width: 140, render: (row) => nameOf(row.after) },
    {
      key: "costBefore",
      title: t.costBefore,
      width: 150,
      isNumber: true,
      render: (row) => formatNumber(row.costBefore),
    },
    {
      key: "costAfter",
      title: t.costAfter,
      width: 150,
      isNumber: true,
      render: (row) => formatNumber(row.costAfter),
    },
  ];
  return (
    <>
      {rows.error === null ? null : <Refusal error={rows.error} />}
      <div className="asked-table">
        <VirtualTable<DifferenceRow>
          label={t.differences}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customer.id}
          selectedKey={selected}
          onOpen={(row) => onOpen(row.customer.id)}
          card={(row) => (
            <>
              <strong>{row.customer.name}</strong>
              <div>
                {nameOf(row.before)} → {nameOf(row.after)}
              </div>
              <div className="small muted">
                {t.fromTo(formatNumber(row.costBefore), formatNumber(row.costAfter))}{" "}
                {t.minutesMonth}
              </div>
            </>
          )}
          empty={<EmptyState title={t.noDifferences} />}
        />
      </div>
    </>
  );
}
