import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { Api, ManagerRow } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { formatList, formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { LoadBar } from "../../ui/LoadBar.tsx";
import { Page } from "../../ui/Page.tsx";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { type Column, type Sort, usePagedRows, VirtualTable } from "../../ui/table/index.ts";
import { Refusal } from "../refusal/index.ts";
import { managerTexts } from "./texts.ts";
import "./managers.css";

const SORTS = ["id", "name", "unit", "count", "limit"] as const;

function queryOf(q: string, sort: Sort | null): NonNullable<Api["GET /api/managers"]["query"]> {
  const key = SORTS.find((known) => known === sort?.key);
  return {
    ...(q === "" ? {} : { q }),
    ...(key === undefined ? {} : { sort: key, descending: sort?.isDescending ?? false }),
  };
}

/** Every customer manager with the load of the book. */
export function ManagersPage() {
  const t = useTexts(managerTexts);
  const navigate = useNavigate();
  const [q, setQ] = useState("");
  const [sort, setSort] = useState<Sort | null>(null);
  const query = queryOf(q, sort);
  const rows = usePagedRows<ManagerRow>({
    key: ["GET /api/managers", query],
    fetchPage: (offset, limit, signal) =>
      call("GET /api/managers", { query: { ...query, offset, limit } }, { signal }),
  });
  const importLink = (
    <Link to="/import" search={{ kind: "managers" }}>
      <Button>{t.importThem}</Button>
    </Link>
  );
  return (
    <div className="fill">
      <Page
        title={t.title}
        lead={rows.total === null ? undefined : t.count(formatNumber(rows.total))}
        actions={importLink}
      >
        <div className="filters">
          <SettledInput className="wide" label={t.search} value={q} onSettle={setQ} />
        </div>
        {rows.error === null ? null : <Refusal error={rows.error} />}
        <div className="fill-rest">
          <VirtualTable<ManagerRow>
            label={t.title}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => row.id}
            sort={sort}
            onSort={setSort}
            onOpen={(row) => void navigate({ to: "/managers/$id", params: { id: row.id } })}
            card={(row) => <Card row={row} />}
            empty={
              q === "" ? (
                <EmptyState title={t.none} hint={t.noneHint} action={importLink} />
              ) : (
                <EmptyState title={t.noMatch} hint={t.noMatchHint} />
              )
            }
          />
        </div>
      </Page>
    </div>
  );
}

function Load({ row }: { readonly row: ManagerRow }) {
  const t = useTexts(managerTexts);
  const limit = row.limit === null ? t.noLimit : formatNumber(row.limit);
  const label = t.loadOf(formatNumber(row.count), limit);
  return (
    <div className="load">
      <LoadBar load={row.count} limit={row.limit} label={label} />
      <span className="num">{label}</span>
    </div>
  );
}

function useColumns(): readonly Column<ManagerRow>[] {
  const t = useTexts(managerTexts);
  return [
    { key: "name", title: t.name, width: 120, isSortable: true, render: (row) => row.name },
    { key: "id", title: t.id, width: 100, isSortable: true, render: (row) => row.id },
    {
      key: "unit",
      title: t.unit,
      width: 150,
      grows: true,
      isSortable: true,
      render: (row) => row.unit,
    },
    { key: "post", title: t.post, width: 110, render: (row) => row.post },
    { key: "status", title: t.status, width: 80, render: (row) => row.status },
    {
      key: "territory",
      title: t.territory,
      width: 150,
      grows: true,
      render: (row) => formatList(row.territory),
    },
    {
      key: "count",
      title: t.load,
      width: 230,
      isSortable: true,
      render: (row) => <Load row={row} />,
    },
    {
      key: "licences",
      title: t.licences,
      width: 80,
      isNumber: true,
      render: (row) => formatNumber(row.licenceCount),
    },
  ];
}

function Card({ row }: { readonly row: ManagerRow }) {
  return (
    <>
      <strong>{row.name}</strong>
      <div className="small muted">
        {[row.id, row.unit, formatList(row.territory)].filter(Boolean).join(" · ")}
      </div>
      <Load row={row} />
    </>
  );
}
