import { Link, useNavigate } from "@tanstack/react-router";
import { Table, Tag } from "antd";
import type { RunOutcome, RunView } from "../../../../src/contract/index.ts";
import { formatInstant, formatNumber, formatPercent, useTexts } from "../../i18n/index.ts";
import { useNarrow } from "../../ui/use-narrow.ts";
import { DialSummary, useRunName } from "../scenarios/index.ts";
import { aboveText } from "./gap-text.ts";
import { RunState } from "./RunState.tsx";
import { runTexts } from "./texts.ts";

interface RunTableProps {
  readonly runs: readonly RunView[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

const KINDS = {
  run: null,
  curve: "kindCurve",
  point: "kindPoint",
  whatIf: "kindWhatIf",
  leaver: "kindLeaver",
} as const;

/** Scenarios with their dials and what they cost; ticked ones can be compared. */
export function RunTable({ runs, chosen, onChoose }: RunTableProps) {
  const t = useTexts(runTexts);
  const narrow = useNarrow();
  const navigate = useNavigate();
  const figure = (title: string, text: (outcome: RunOutcome, run: RunView) => string) => ({
    title,
    align: "right" as const,
    className: "num",
    render: (_: unknown, run: RunView) => (run.outcome === null ? "" : text(run.outcome, run)),
  });
  return (
    <Table<RunView>
      size="middle"
      rowKey="id"
      dataSource={[...runs]}
      pagination={runs.length > 20 ? { pageSize: 20 } : false}
      scroll={{ x: "max-content" }}
      rowSelection={{
        selectedRowKeys: [...chosen],
        preserveSelectedRowKeys: true,
        getCheckboxProps: (run) => ({ disabled: run.outcome === null, "aria-label": run.name }),
        onChange: (keys) => onChoose(keys.map(String)),
      }}
      onRow={({ id }) => ({
        onClick: () => void navigate({ to: "/allocation/$id", params: { id } }),
        style: { cursor: "pointer" },
      })}
      columns={[
        {
          title: t.scenario,
          width: narrow ? 150 : 240,
          ...(narrow ? {} : { fixed: "left" as const }),
          render: (_, run) => <Name run={run} />,
        },
        { title: t.state, render: (_, run) => <RunState run={run} /> },
        { title: t.dials, width: 200, render: (_, run) => <DialSummary dials={run.dials} /> },
        figure(t.objective, (outcome, { measures }) =>
          formatNumber(measures?.cost ?? outcome.objective),
        ),
        figure(t.gap, aboveText),
        figure(t.moved, (outcome) => formatNumber(outcome.moved)),
        figure(t.spread, (outcome) => formatPercent(outcome.balance.cv)),
        figure(t.unassigned, (outcome) => formatNumber(outcome.unassigned)),
        {
          title: t.createdAt,
          width: 150,
          render: (_, run) => (
            <>
              <span className="num">{formatInstant(run.createdAt)}</span>
              <div className="small muted">{run.createdBy}</div>
            </>
          ),
        },
      ]}
    />
  );
}

function Name({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const nameOf = useRunName();
  const kind = KINDS[run.kind];
  return (
    <>
      <Link to="/allocation/$id" params={{ id: run.id }}>
        {nameOf(run)}
      </Link>
      {kind === null ? null : <Tag className="run-kind">{t[kind]}</Tag>}
      <div className="small muted run-about">
        {run.name === "" ? null : `${t.runTitle(formatNumber(run.number))} · `}
        {t.regimeAt(run.regime.title, run.regime.revision)}
      </div>
      {run.note === "" ? null : <div className="small muted run-about">{run.note}</div>}
    </>
  );
}
