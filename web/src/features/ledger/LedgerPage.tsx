import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Input } from "antd";
import { useState } from "react";
import type { LedgerRow } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { type Column, usePagedRows, VirtualTable } from "../../ui/table/index.ts";
import { Citation } from "../articles/index.ts";
import { Refusal } from "../refusal/index.ts";
import { RecordDrawer } from "./RecordDrawer.tsx";
import { ledgerTexts } from "./texts.ts";
import { VerifyLedger } from "./VerifyLedger.tsx";

const route = getRouteApi("/shell/ledger");

/** The decisions on record, searched by article, customer, manager and day. */
export function LedgerPage() {
  const t = useTexts(ledgerTexts);
  const search = route.useSearch();
  const [open, setOpen] = useState<LedgerRow | null>(null);
  const rows = usePagedRows<LedgerRow>({
    key: ["GET /api/ledger", search],
    fetchPage: (offset, limit, signal) =>
      call("GET /api/ledger", { query: { ...search, offset, limit } }, { signal }),
  });
  const isFiltered = Object.keys(search).length > 0;
  return (
    <div className="fill">
      <Page title={t.title} lead={t.lead} actions={<VerifyLedger />}>
        <Filters />
        {rows.error === null ? null : <Refusal error={rows.error} />}
        <div className="fill-rest">
          <VirtualTable<LedgerRow>
            label={t.title}
            columns={useColumns()}
            rows={rows}
            rowKey={(row) => String(row.record)}
            selectedKey={open === null ? null : String(open.record)}
            onOpen={setOpen}
            card={(row) => <Card row={row} />}
            empty={
              isFiltered ? (
                <EmptyState title={t.noMatch} action={<Link to="/ledger">{t.clear}</Link>} />
              ) : (
                <EmptyState title={t.none} hint={t.noneHint} />
              )
            }
          />
        </div>
      </Page>
      <RecordDrawer row={open} onClose={() => setOpen(null)} />
    </div>
  );
}

function useColumns(): readonly Column<LedgerRow>[] {
  const t = useTexts(ledgerTexts);
  return [
    {
      key: "record",
      title: t.record,
      width: 90,
      isNumber: true,
      render: (row) => formatNumber(row.record),
    },
    { key: "at", title: t.at, width: 150, render: (row) => formatInstant(row.at) },
    {
      key: "customer",
      title: t.customer,
      width: 220,
      grows: true,
      render: (row) => row.customer.name,
    },
    { key: "from", title: t.from, width: 110, render: (row) => row.from?.name ?? t.nobody },
    { key: "to", title: t.to, width: 110, render: (row) => row.to?.name ?? t.nobody },
    {
      key: "article",
      title: t.article,
      width: 130,
      render: (row) => <Citation article={row.article} />,
    },
    { key: "cause", title: t.cause, width: 100, render: (row) => t[row.cause] },
    { key: "by", title: t.by, width: 120, render: (row) => row.by },
  ];
}

function Card({ row }: { readonly row: LedgerRow }) {
  const t = useTexts(ledgerTexts);
  return (
    <>
      <div className="spread">
        <strong>{row.customer.name}</strong>
        <Citation article={row.article} />
      </div>
      <div>
        {row.from?.name ?? t.nobody} → {row.to?.name ?? t.nobody}
      </div>
      <div className="small muted">
        {formatInstant(row.at)} · {t[row.cause]} · {row.by}
      </div>
    </>
  );
}

function Filters() {
  const t = useTexts(ledgerTexts);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/ledger" });
  const set = (name: string, value: string) =>
    void navigate({
      replace: true,
      search: (before) => {
        const next = Object.entries({ ...before, [name]: value }).filter(([, v]) => v !== "");
        return Object.fromEntries(next);
      },
    });
  const day = (name: "from" | "to", label: string) => (
    <span className="day small muted">
      {label}
      <Input
        type="date"
        aria-label={label}
        value={search[name] ?? ""}
        onChange={(event) => set(name, event.target.value)}
      />
    </span>
  );
  return (
    <div className="filters">
      <SettledInput
        label={t.customerId}
        value={search.customer ?? ""}
        onSettle={(value) => set("customer", value)}
      />
      <SettledInput
        label={t.managerId}
        value={search.manager ?? ""}
        onSettle={(value) => set("manager", value)}
      />
      <SettledInput
        label={t.articleKey}
        value={search.article ?? ""}
        onSettle={(value) => set("article", value)}
      />
      {day("from", t.since)}
      {day("to", t.until)}
    </div>
  );
}
