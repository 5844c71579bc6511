import type { QueryKey } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { BookRow } from "../../../../src/contract/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { type Column, type RowPage, usePagedRows, VirtualTable } from "../../ui/table/index.ts";
import { Citations } from "../articles/index.ts";
import { Refusal } from "../refusal/index.ts";
import { managerTexts } from "./texts.ts";

interface Range {
  readonly q?: string;
  readonly offset: number;
  readonly limit: number;
}

interface BookTableProps {
  readonly source: QueryKey;
  readonly label: string;
  readonly why: string;
  readonly empty: string;
  readonly fetchPage: (query: Range, signal: AbortSignal) => Promise<RowPage<BookRow>>;
}

/** The customers of one manager, each with the reason and its articles. */
export function BookTable({ source, label, why, empty, fetchPage }: BookTableProps) {
  const t = useTexts(managerTexts);
  const navigate = useNavigate();
  const [q, setQ] = useState("");
  const rows = usePagedRows<BookRow>({
    key: [...source, q],
    fetchPage: (offset, limit, signal) =>
      fetchPage({ ...(q === "" ? {} : { q }), offset, limit }, signal),
  });
  const columns: readonly Column<BookRow>[] = [
    { key: "name", title: t.customer, width: 220, grows: true, render: (row) => row.name },
    {
      key: "articles",
      title: why,
      width: 180,
      render: (row) =>
        row.articles.length === 0 ? (
          <span className="muted">{t.imported}</span>
        ) : (
          <Citations articles={row.articles} most={2} />
        ),
    },
    {
      key: "reason",
      title: "",
      width: 260,
      grows: true,
      render: (row) => <span title={row.reason}>{row.reason}</span>,
    },
    {
      key: "where",
      title: t.where,
      width: 200,
      render: (row) => [row.district, row.address].filter(Boolean).join(" "),
    },
    {
      key: "since",
      title: t.since,
      width: 140,
      render: (row) => (row.since === null ? "" : formatInstant(row.since)),
    },
  ];
  return (
    <div className="book">
      <div className="filters">
        <SettledInput className="wide" label={t.mySearch} value={q} onSettle={setQ} />
      </div>
      {rows.error === null ? null : <Refusal error={rows.error} />}
      <div className="book-table">
        <VirtualTable<BookRow>
          label={label}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate({ to: "/customers/$id", params: { id: row.id } })}
          card={(row) => (
            <>
              <div className="spread">
                <strong>{row.name}</strong>
                <Citations articles={row.articles} most={2} />
              </div>
              <div className="small">{row.reason === "" ? t.imported : row.reason}</div>
              <div className="small muted">
                {[row.district, row.address].filter(Boolean).join(" ")}
              </div>
            </>
          )}
          empty={
            q === "" ? (
              <EmptyState title={empty} hint={t.noneMineHint} />
            ) : (
              <EmptyState title={t.noMatch} hint={t.noMatchHint} />
            )
          }
        />
      </div>
    </div>
  );
}
