import { PlayCircleOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Table } from "antd";
import { useState } from "react";
import type { RunView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, formatNumber, formatPercent, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { isGoing, RunState } from "./RunState.tsx";
import { StartRun } from "./StartRun.tsx";
import { runTexts } from "./texts.ts";

const LOOK_AGAIN_MS = 3000;

/** Every allocation run, newest first. */
export function RunsPage() {
  const t = useTexts(runTexts);
  const mayRun = useMay("allocation.run");
  const [isStarting, setStarting] = useState(false);
  const query = useQuery({
    ...read("GET /api/runs", {}),
    refetchInterval: (one) => (one.state.data?.runs.some(isGoing) ? LOOK_AGAIN_MS : false),
  });
  const start = mayRun ? (
    <Button type="primary" icon={<PlayCircleOutlined />} onClick={() => setStarting(true)}>
      {t.start}
    </Button>
  ) : undefined;
  return (
    <Page title={t.title} lead={t.lead} actions={start}>
      <Loaded query={query}>
        {({ runs }) =>
          runs.length === 0 ? (
            <div className="panel">
              <EmptyState title={t.none} hint={t.noneHint} action={start} />
            </div>
          ) : (
            <RunTable runs={runs} />
          )
        }
      </Loaded>
      {isStarting ? <StartRun onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}

function RunTable({ runs }: { readonly runs: readonly RunView[] }) {
  const t = useTexts(runTexts);
  const navigate = useNavigate();
  return (
    <Table<RunView>
      size="middle"
      rowKey="id"
      dataSource={[...runs]}
      pagination={runs.length > 20 ? { pageSize: 20 } : false}
      scroll={{ x: 900 }}
      onRow={({ id }) => ({
        onClick: () => void navigate({ to: "/allocation/$id", params: { id } }),
        style: { cursor: "pointer" },
      })}
      columns={[
        {
          title: t.number,
          render: (_, run) => (
            <Link to="/allocation/$id" params={{ id: run.id }}>
              {t.runTitle(formatNumber(run.number))}
            </Link>
          ),
        },
        { title: t.regime, render: (_, run) => t.regimeAt(run.regime.title, run.regime.revision) },
        { title: t.state, render: (_, run) => <RunState run={run} /> },
        {
          title: t.gap,
          align: "right",
          render: (_, { outcome }) => (outcome === null ? "" : formatPercent(outcome.gap, 2)),
        },
        {
          title: t.moved,
          align: "right",
          render: (_, { outcome }) => (outcome === null ? "" : formatNumber(outcome.moved)),
        },
        {
          title: t.unassigned,
          align: "right",
          render: (_, { outcome }) => (outcome === null ? "" : formatNumber(outcome.unassigned)),
        },
        { title: t.createdAt, render: (_, run) => formatInstant(run.createdAt) },
        { title: t.createdBy, dataIndex: "createdBy" },
      ]}
    />
  );
}
