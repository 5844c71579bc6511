import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import type { CustomerQuery, CustomerRow } from "../../../../src/contract/index.ts";
import { call } from "../../api/index.ts";
import { formatMoney, formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { type Column, type Sort, usePagedRows, VirtualTable } from "../../ui/table/index.ts";
import { Refusal } from "../refusal/index.ts";
import { customerTexts } from "./texts.ts";
import "./customers.css";

const route = getRouteApi("/shell/customers");

type Search = ReturnType<typeof route.useSearch>;

function queryOf(search: Search, sort: Sort | null): CustomerQuery {
  const { unassigned, ...texts } = search;
  return {
    ...texts,
    ...(unassigned === "true" ? { unassigned: true } : {}),
    ...sortQuery(sort),
  };
}

const SORTS = ["id", "name", "owner", "capital", "district"] as const;

function sortQuery(sort: Sort | null): Pick<CustomerQuery, "sort" | "descending"> {
  const key = SORTS.find((known) => known === sort?.key);
  return key === undefined ? {} : { sort: key, descending: sort?.isDescending ?? false };
}

/** Every customer, in one table that scrolls from the first to the last. */
export function CustomersPage() {
  const t = useTexts(customerTexts);
  const search = route.useSearch();
  const navigate = useNavigate();
  const [sort, setSort] = useState<Sort | null>(null);
  const query = queryOf(search, sort);
  const rows = usePagedRows<CustomerRow>({
    key: ["GET /api/customers", query],
    fetchPage: (offset, limit, signal) =>
      call("GET /api/customers", { query: { ...query, offset, limit } }, { signal }),
  });
  const isFiltered = Object.keys(search).length > 0;
  const columns = useColumns();
  return (
    <div className="fill">
      <Page
        title={t.title}
        lead={rows.total === null ? undefined : t.count(formatNumber(rows.total))}
        actions={
          <Link to="/import" search={{ kind: "customers" }}>
            <Button>{t.importThem}</Button>
          </Link>
        }
      >
        <Filters />
        {rows.error === null ? null : <Refusal error={rows.error} />}
        <div className="fill-rest">
          <VirtualTable<CustomerRow>
            label={t.title}
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            sort={sort}
            onSort={setSort}
            onOpen={(row) => void navigate({ to: "/customers/$id", params: { id: row.id } })}
            card={(row) => <Card row={row} />}
            empty={
              isFiltered ? (
                <EmptyState
                  title={t.noMatch}
                  hint={t.noMatchHint}
                  action={<Link to="/customers">{t.clear}</Link>}
                />
              ) : (
                <EmptyState
                  title={t.none}
                  hint={t.noneHint}
                  action={
                    <Link to="/import" search={{ kind: "customers" }}>
                      {t.importThem}
                    </Link>
                  }
                />
              )
            }
          />
        </div>
      </Page>
    </div>
  );
}

function useColumns(): readonly Column<CustomerRow>[] {
  const t = useTexts(customerTexts);
  return [
    {
      key: "name",
      title: t.name,
      width: 240,
      grows: true,
      isSortable: true,
      render: (r) => r.name,
    },
    { key: "id", title: t.id, width: 130, isSortable: true, render: (r) => r.id },
    {
      key: "district",
      title: t.district,
      width: 110,
      isSortable: true,
      render: (r) => r.district,
    },
    { key: "street", title: t.street, width: 120, render: (r) => r.street },
    { key: "industry", title: t.industry, width: 150, render: (r) => r.industry },
    {
      key: "capital",
      title: t.capital,
      width: 130,
      isNumber: true,
      isSortable: true,
      render: (r) => (r.capital === null ? "" : formatMoney(r.capital)),
    },
    {
      key: "owner",
      title: t.ownerName,
      width: 130,
      isSortable: true,
      render: (r) => r.owner?.name ?? <span className="bad">{t.nobody}</span>,
    },
  ];
}

function Card({ row }: { readonly row: CustomerRow }) {
  const t = useTexts(customerTexts);
  return (
    <>
      <div className="spread">
        <strong>{row.name}</strong>
      </div>
      <div>{row.owner?.name ?? <span className="bad">{t.nobody}</span>}</div>
      <div className="small muted">
        {[row.id, row.district, row.industry].filter(Boolean).join(" · ")}
      </div>
    </>
  );
}

function Filters() {
  const t = useTexts(customerTexts);
  const search = route.useSearch();
  const navigate = useNavigate({ from: "/customers" });
  const set = (change: Search) =>
    void navigate({
      replace: true,
      search: (before) => {
        const given = Object.entries({ ...before, ...change }).filter(([, value]) => value !== "");
        return Object.fromEntries(given);
      },
    });
  return (
    <div className="filters">
      <SettledInput
        className="wide"
        label={t.search}
        value={search.q ?? ""}
        onSettle={(q) => set({ q })}
      />
      <SettledInput
        label={t.district}
        value={search.district ?? ""}
        onSettle={(district) => set({ district })}
      />
      <SettledInput
        label={t.industry}
        value={search.industry ?? ""}
        onSettle={(industry) => set({ industry })}
      />
      <SettledInput
        label={t.owner}
        value={search.owner ?? ""}
        onSettle={(owner) => set({ owner })}
      />
      <Checkbox
        checked={search.unassigned === "true"}
        onChange={(event) => set({ unassigned: event.target.checked ? "true" : "" })}
      >
        {t.onlyUnassigned}
      </Checkbox>
    </div>
  );
}
