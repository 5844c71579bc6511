import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Select, Table } from "antd";
import type { RevisionInfo } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { ChangeList } from "./ChangeList.tsx";
import { regimeTexts } from "./texts.ts";
import "./regimes.css";

const route = getRouteApi("/shell/regimes/$id/history");

/** Every revision of a regime, and what changed between any two. */
export function RegimeHistoryPage() {
  const t = useTexts(regimeTexts);
  const { id } = route.useParams();
  const view = useQuery(read("GET /api/regimes/:id", { params: { id } }));
  const revisions = useQuery(read("GET /api/regimes/:id/revisions", { params: { id } }));
  return (
    <Page
      title={t.history}
      lead={view.data?.summary.title}
      actions={
        <Link to="/regimes/$id" params={{ id }}>
          <Button>{t.back}</Button>
        </Link>
      }
    >
      <Loaded query={revisions}>
        {(answer) => (
          <div className="stack">
            <RevisionTable id={id} revisions={answer.revisions} />
            <Comparison
              id={id}
              revisions={answer.revisions}
              hasDraft={view.data?.summary.draft != null}
            />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

interface RevisionTableProps {
  readonly id: string;
  readonly revisions: readonly RevisionInfo[];
}

function RevisionTable({ id, revisions }: RevisionTableProps) {
  const t = useTexts(regimeTexts);
  return (
    <Table<RevisionInfo>
      size="small"
      rowKey="revision"
      dataSource={[...revisions]}
      pagination={false}
      scroll={{ x: 720 }}
      columns={[
        {
          title: t.revisions,
          render: (_, one) => (
            <Link to="/regimes/$id" params={{ id }} search={{ revision: String(one.revision) }}>
              {t.revision(one.revision)}
            </Link>
          ),
        },
        {
          title: t.state,
          render: (_, one) => (one.state === "inForce" ? t.current : t.superseded),
        },
        { title: t.effective, dataIndex: "effective" },
        { title: t.publishedAt, render: (_, one) => formatInstant(one.publishedAt) },
        { title: t.editedBy, dataIndex: "editedBy" },
        { title: t.publishedBy, dataIndex: "publishedBy" },
        {
          title: t.signedCount,
          align: "right",
          render: (_, one) => formatNumber(one.signedWarnings.length),
        },
      ]}
    />
  );
}

interface ComparisonProps extends RevisionTableProps {
  readonly hasDraft: boolean;
}

function Comparison({ id, revisions, hasDraft }: ComparisonProps) {
  const t = useTexts(regimeTexts);
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const options = [
    ...(hasDraft ? [{ value: "draft", label: t.draft }] : []),
    ...revisions.map((one) => ({
      value: String(one.revision),
      label: t.revision(one.revision),
    })),
  ];
  const to = search.to ?? options[0]?.value ?? "";
  const from = search.from ?? options[1]?.value ?? "";
  const diff = useQuery({
    ...read("GET /api/regimes/:id/diff", { params: { id }, query: { from, to } }),
    enabled: options.length > 1,
  });
  if (options.length < 2) return <p className="muted">{t.needTwo}</p>;
  const go = (change: { from?: string; to?: string }) =>
    void navigate({ search: { from, to, ...change }, replace: true });
  return (
    <section className="panel">
      <h2>{t.compare}</h2>
      <div className="row regime-compare">
        {t.from}
        <Select value={from} options={options} onChange={(value) => go({ from: value })} />
        {t.to}
        <Select value={to} options={options} onChange={(value) => go({ to: value })} />
      </div>
      <Loaded query={diff}>
        {({ changes }) =>
          changes.length === 0 ? (
            <p className="muted">{t.same}</p>
          ) : (
            <ChangeList changes={changes} />
          )
        }
      </Loaded>
    </section>
  );
}
