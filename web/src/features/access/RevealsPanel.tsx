import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Table } from "antd";
import { useState } from "react";
import type { RevealRow } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Loaded } from "../refusal/index.ts";
import { accessTexts } from "./texts.ts";

const LIMIT = 50;

/** Which sensitive values were shown to whom, and why; never the values. */
export function RevealsPanel() {
  const t = useTexts(accessTexts);
  const [page, setPage] = useState(1);
  const query = useQuery(
    read("GET /api/reveals", { query: { offset: (page - 1) * LIMIT, limit: LIMIT } }),
  );
  return (
    <section className="panel">
      <Loaded query={query}>
        {({ rows, total }) =>
          total === 0 ? (
            <EmptyState title={t.noReveals} hint={t.noRevealsHint} />
          ) : (
            <Table<RevealRow>
              size="middle"
              rowKey="id"
              dataSource={[...rows]}
              scroll={{ x: 700 }}
              pagination={{ current: page, pageSize: LIMIT, total, onChange: setPage }}
              columns={[
                { title: t.at, render: (_, row) => formatInstant(row.at) },
                { title: t.account, dataIndex: "account" },
                {
                  title: t.customer,
                  render: (_, { customer }) => (
                    <Link to="/customers/$id" params={{ id: customer.id }}>
                      {customer.name}
                    </Link>
                  ),
                },
                { title: t.field, dataIndex: "field" },
                { title: t.reason, dataIndex: "reason" },
                { title: t.basis, render: (_, row) => row.article || t.builtIn },
              ]}
            />
          )
        }
      </Loaded>
    </section>
  );
}
