import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, Pagination, Table, Tag } from "antd";
import { useState } from "react";
import type { MyLife } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { useNarrow } from "../../ui/use-narrow.ts";
import { Citations } from "../articles/index.ts";
import { Loaded } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { LifeActions } from "./LifeActions.tsx";
import { RegisterDialog } from "./RegisterDialog.tsx";
import { DaysLeft, StateTag } from "./StateTag.tsx";
import { protectionTexts } from "./texts.ts";
import "./protection.css";

const PAGE = 50;

/** 报备: the customers one keeps, running down. */
export function ProtectionPage() {
  const t = useTexts(protectionTexts);
  const mayRegister = useMay("book.act");
  const [offset, setOffset] = useState(0);
  const [isRegistering, setRegistering] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const query = useQuery(read("GET /api/lives", { query: { offset, limit: PAGE } }));
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        mayRegister ? (
          <Button type="primary" onClick={() => setRegistering(true)}>
            {t.register}
          </Button>
        ) : undefined
      }
    >
      {told === null ? null : (
        <Alert
          className="life-told"
          type="success"
          showIcon
          closable
          title={told}
          onClose={() => setTold(null)}
        />
      )}
      <Loaded query={query}>
        {({ rows, total, atRisk }) => (
          <>
            {atRisk > 0 ? <p className="small">{t.atRiskCount(atRisk)}</p> : null}
            <Lives rows={rows} onDone={setTold} />
            {total <= PAGE ? null : (
              <Pagination
                align="end"
                pageSize={PAGE}
                showSizeChanger={false}
                current={offset / PAGE + 1}
                total={total}
                onChange={(page) => setOffset((page - 1) * PAGE)}
              />
            )}
          </>
        )}
      </Loaded>
      {isRegistering ? (
        <RegisterDialog onClose={() => setRegistering(false)} onDone={setTold} />
      ) : null}
    </Page>
  );
}

interface LivesProps {
  readonly rows: readonly MyLife[];
  readonly onDone: (text: string) => void;
}

const CustomerLink = ({ life }: { readonly life: MyLife }) => (
  <Link to="/customers/$id" params={{ id: life.customer.id }}>
    {life.customer.name} <CoverTag life={life} />
  </Link>
);

function CoverTag({ life: { coveredFor } }: { readonly life: MyLife }) {
  const t = useTexts(protectionTexts);
  return coveredFor === null ? null : <Tag color="orange">{t.coveredFor(coveredFor.name)}</Tag>;
}

function Lives({ rows, onDone }: LivesProps) {
  const t = useTexts(protectionTexts);
  const isNarrow = useNarrow();
  const empty = (
    <EmptyState title={t.none} hint={t.noneHint} action={<Link to="/pool">{t.toPool}</Link>} />
  );
  if (isNarrow) return rows.length === 0 ? empty : <LifeCards rows={rows} onDone={onDone} />;
  return (
    <Table<MyLife>
      size="middle"
      rowKey={(life) => life.customer.id}
      dataSource={[...rows]}
      pagination={false}
      scroll={{ x: 1180 }}
      locale={{ emptyText: empty }}
      columns={[
        { title: t.customer, width: 240, render: (_, life) => <CustomerLink life={life} /> },
        { title: t.state, width: 120, render: (_, life) => <StateTag life={life} /> },
        { title: t.left, width: 260, render: (_, life) => <DaysLeft life={life} /> },
        {
          title: t.lastContact,
          width: 150,
          render: (_, life) =>
            life.lastContact ?? <span className="muted">{t.neverContacted}</span>,
        },
        {
          title: t.article,
          width: 150,
          render: (_, life) => <Citations articles={life.articles} />,
        },
        {
          title: t.actions,
          width: 300,
          render: (_, life) => (
            <LifeActions customer={life.customer} allowed={life.allowed} onDone={onDone} />
          ),
        },
      ]}
    />
  );
}

function LifeCards({ rows, onDone }: LivesProps) {
  return (
    <div className="stack">
      {rows.map((life) => (
        <section className="panel" key={life.customer.id}>
          <div className="spread">
            <CustomerLink life={life} />
            <StateTag life={life} />
          </div>
          <p>
            <DaysLeft life={life} /> <Citations articles={life.articles} />
          </p>
          <LifeActions customer={life.customer} allowed={life.allowed} onDone={onDone} />
        </section>
      ))}
    </div>
  );
}
