import { getRouteApi } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import type { AssignmentQuery, AssignmentRow, RunView } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { type Column, type Sort, usePagedRows, VirtualTable } from "../../ui/table/index.ts";
import { Citations } from "../articles/index.ts";
import { Refusal } from "../refusal/index.ts";
import { DecideDialog } from "./DecideDialog.tsx";
import { runTexts } from "./texts.ts";
import { useOpenCustomer } from "./use-open-customer.ts";

const route = getRouteApi("/shell/allocation/$id");

type Only = "all" | "moved" | "unassigned" | "awaits";

interface AssignmentTableProps {
  readonly run: RunView;
  readonly only: Only;
}

const SORTS = ["customer", "name", "manager", "cost", "extraCost"] as const;

interface Conditions {
  readonly q: string;
  readonly only: Only;
  readonly sort: Sort | null;
  readonly manager: string | undefined;
}

function queryOf({ q, only, sort, manager }: Conditions): AssignmentQuery {
  const key = SORTS.find((known) => known === sort?.key);
  return {
    ...(q === "" ? {} : { q }),
    ...(only === "all" ? {} : { [only]: true }),
    ...(manager === undefined ? {} : { manager }),
    ...(key === undefined ? {} : { sort: key, descending: sort?.isDescending ?? false }),
  };
}

/** The plan, customer by customer; a row opens its explanation. */
export function AssignmentTable({ run, only }: AssignmentTableProps) {
  const t = useTexts(runTexts);
  const { customer, manager } = route.useSearch();
  const open = useOpenCustomer();
  const [q, setQ] = useState("");
  const [sort, setSort] = useState<Sort | null>(null);
  const [onlyMoved, setOnlyMoved] = useState(false);
  const [deciding, setDeciding] = useState<AssignmentRow | null>(null);
  const query = queryOf({ q, only: only === "all" && onlyMoved ? "moved" : only, sort, manager });
  const rows = usePagedRows<AssignmentRow>({
    key: ["GET /api/runs/:id/assignments", run.id, query],
    fetchPage: (offset, limit, signal) =>
      call(
        "GET /api/runs/:id/assignments",
        { params: { id: run.id }, query: { ...query, offset, limit } },
        { signal },
      ),
  });
  const mayDecide = only === "awaits" && run.allowed.includes("decide");
  const columns = useColumns(mayDecide ? setDeciding : null);
  return (
    <div>
      <div className="filters">
        <SettledInput className="wide" label={t.search} value={q} onSettle={setQ} />
        {only === "all" ? (
          <Checkbox checked={onlyMoved} onChange={(event) => setOnlyMoved(event.target.checked)}>
            {t.onlyMoved}
          </Checkbox>
        ) : null}
      </div>
      {rows.error === null ? null : <Refusal error={rows.error} />}
      <div className="run-table">
        <VirtualTable<AssignmentRow>
          label={t.customers}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.customer.id}
          selectedKey={customer ?? null}
          sort={sort}
          onSort={setSort}
          onOpen={(row) => open(row.customer.id)}
          card={(row) => <Card row={row} />}
          empty={
            <EmptyState
              title={only === "awaits" && q === "" ? t.noAwaits : t.noRows}
              hint={only === "awaits" && q === "" ? undefined : t.noRowsHint}
            />
          }
        />
      </div>
      {deciding === null ? null : (
        <DecideDialog run={run.id} row={deciding} onClose={() => setDeciding(null)} />
      )}
    </div>
  );
}

function useColumns(
  onDecide: ((row: AssignmentRow) => void) | null,
): readonly Column<AssignmentRow>[] {
  const t = useTexts(runTexts);
  const base: readonly Column<AssignmentRow>[] = [
    {
      key: "name",
      title: t.name,
      width: 220,
      grows: true,
      isSortable: true,
      render: (row) => row.customer.name,
    },
    { key: "manager", title: t.manager, width: 110, isSortable: true, render: ownerOf(t.nobody) },
    {
      key: "previous",
      title: t.previous,
      width: 100,
      render: (row) =>
        row.previous === null || row.previous.id === row.manager?.id ? "" : row.previous.name,
    },
    {
      key: "articles",
      title: t.articles,
      width: 170,
      render: (row) => <Citations articles={row.articles} most={2} />,
    },
    {
      key: "cost",
      title: t.cost,
      width: 100,
      isNumber: true,
      isSortable: true,
      render: (row) => formatNumber(row.cost),
    },
    { key: "runnerUp", title: t.runnerUp, width: 100, render: (row) => row.runnerUp?.name },
    {
      key: "extraCost",
      title: t.extra,
      width: 90,
      isNumber: true,
      isSortable: true,
      render: (row) => (row.extraCost === null ? "" : `+${formatNumber(row.extraCost)}`),
    },
  ];
  if (onDecide === null) {
    return [
      ...base,
      {
        key: "reason",
        title: t.reason,
        width: 260,
        grows: true,
        render: (row) => <span title={row.reason}>{row.reason}</span>,
      },
    ];
  }
  return [
    ...base,
    {
      key: "decide",
      title: t.decide,
      width: 150,
      render: (row) =>
        row.decidedBy === null ? (
          <Button
            size="small"
            onClick={(event) => {
              event.stopPropagation();
              onDecide(row);
            }}
          >
            {t.decide}
          </Button>
        ) : (
          t.decided(row.decidedBy)
        ),
    },
  ];
}

const ownerOf = (nobody: string) => (row: AssignmentRow) =>
  row.manager?.name ?? <span className="bad">{nobody}</span>;

function Card({ row }: { readonly row: AssignmentRow }) {
  const t = useTexts(runTexts);
  return (
    <>
      <div className="spread">
        <strong>{row.customer.name}</strong>
        <Citations articles={row.articles} most={2} />
      </div>
      <div>
        {row.previous === null || row.previous.id === row.manager?.id
          ? null
          : `${row.previous.name} → `}
        {ownerOf(t.nobody)(row)}
      </div>
      <div className="small muted">{row.reason}</div>
    </>
  );
}
