import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Table, Tag } from "antd";
import { useState } from "react";
import type { CollisionRow } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { StateTag } from "./StateTag.tsx";
import { collisionTexts } from "./texts.ts";
import "./collisions.css";

/** The collision desk: the reader's own cases and those of his units. */
export function CollisionsPage() {
  const t = useTexts(collisionTexts);
  const [isOpenOnly, setOpenOnly] = useState(false);
  const navigate = useNavigate();
  const mayEnter = useMay("customer.create");
  const query = useQuery(
    read("GET /api/collisions", { query: { limit: 200, ...(isOpenOnly ? { open: true } : {}) } }),
  );
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        mayEnter ? (
          <Link to="/new-customer">
            <Button>{t.enter}</Button>
          </Link>
        ) : undefined
      }
    >
      <Checkbox checked={isOpenOnly} onChange={(event) => setOpenOnly(event.target.checked)}>
        {t.onlyOpen}
      </Checkbox>
      <Loaded query={query}>
        {({ rows }) => (
          <Table<CollisionRow>
            size="middle"
            style={{ marginTop: 12 }}
            rowKey={(row) => row.id}
            dataSource={[...rows]}
            pagination={false}
            scroll={{ x: 860 }}
            locale={{ emptyText: <EmptyState title={t.none} hint={t.noneHint} /> }}
            onRow={(row) => ({
              onClick: () => void navigate({ to: "/collisions/$id", params: { id: row.id } }),
              style: { cursor: "pointer" },
            })}
            columns={[
              {
                title: t.customer,
                render: (_, row) => (
                  <Link to="/collisions/$id" params={{ id: row.id }}>
                    {row.customer.name}
                  </Link>
                ),
              },
              {
                title: t.parties,
                render: (_, { holder, challenger }) =>
                  `${holder?.name ?? t.nobody} / ${challenger.name}`,
              },
              { title: t.state, render: (_, { state }) => <StateTag state={state} /> },
              { title: t.decideBy, render: (_, row) => <Deadline row={row} /> },
              {
                title: t.outcome,
                render: (_, { outcome, winner }) =>
                  outcome === null
                    ? ""
                    : `${t.outcomes(outcome)}${winner === null ? "" : ` · ${winner.name}`}`,
              },
              { title: t.openedAt, render: (_, { openedAt }) => formatInstant(openedAt) },
            ]}
          />
        )}
      </Loaded>
    </Page>
  );
}

function Deadline({ row }: { readonly row: CollisionRow }) {
  const t = useTexts(collisionTexts);
  if (row.state !== "evidence" && row.state !== "appeal") return null;
  return (
    <span className="num">
      {formatInstant(row.decideBy)} {row.isOverdue ? <Tag color="red">{t.overdue}</Tag> : null}
    </span>
  );
}
