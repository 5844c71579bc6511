import { StopOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Progress, Table } from "antd";
import { useEffect, useMemo } from "react";
import type { CurvePoint, RunCurve, RunView } from "../../../../src/contract/index.ts";
import { aboveBest, roundedUp } from "../../../../src/i18n/above-best.ts";
import { call, read, refresh } from "../../api/index.ts";
import { formatNumber, formatPercent, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { AXES, placedPoints } from "./curve-axes.ts";
import { turnedDials } from "./dials.ts";
import { useRunName } from "./run-name.ts";
import { TradeOffChart } from "./TradeOffChart.tsx";
import { scenarioTexts } from "./texts.ts";

const LOOK_AGAIN_MS = 1000;

const isGoing = (run: RunView): boolean => run.state === "queued" || run.state === "running";

interface CurveViewProps {
  readonly curve: string;
  /** The plan that is looked at, marked among the points. */
  readonly here: string;
}

/** One curve: while it is computed and after. */
export function CurveView({ curve, here }: CurveViewProps) {
  const run = useQuery({
    ...read("GET /api/runs/:id", { params: { id: curve } }),
    refetchInterval: (query) =>
      query.state.data !== undefined && isGoing(query.state.data) ? LOOK_AGAIN_MS : false,
  });
  const going = run.data !== undefined && isGoing(run.data);
  const points = useQuery({
    ...read("GET /api/runs/:id/curve", { params: { id: curve } }),
    refetchInterval: going ? LOOK_AGAIN_MS : false,
  });
  const { refetch } = points;
  const state = run.data?.state;
  useEffect(() => {
    if (state !== undefined) void refetch(); // the last point comes with the end of the run
  }, [state, refetch]);
  return (
    <div className="stack">
      {run.data?.failure == null ? null : <Notice items={[{ what: run.data.failure }]} />}
      <Loaded query={points}>
        {(found) => (
          <>
            {run.data !== undefined && going ? <Going run={run.data} curve={found} /> : null}
            <Drawn curve={found} here={here} isGoing={going} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Going({ run, curve }: { readonly run: RunView; readonly curve: RunCurve }) {
  const t = useTexts(scenarioTexts);
  const stop = useMutation({
    mutationFn: () => call("POST /api/runs/:id/stop", { params: { id: run.id } }),
    onSuccess: () => refresh("/runs"),
  });
  const done = curve.points.length;
  return (
    <section className="panel">
      <div className="spread">
        <span>{t.pointsDone(formatNumber(done), formatNumber(curve.planned))}</span>
        {run.allowed.includes("stop") ? (
          <Button
            danger
            size="small"
            icon={<StopOutlined />}
            loading={stop.isPending || stop.isSuccess}
            onClick={() => stop.mutate()}
          >
            {t.stopCurve}
          </Button>
        ) : null}
      </div>
      <Progress percent={Math.round((done / Math.max(1, curve.planned)) * 100)} />
      {stop.error === null ? null : <Refusal error={stop.error} />}
    </section>
  );
}

interface DrawnProps {
  readonly curve: RunCurve;
  readonly here: string;
  readonly isGoing: boolean;
}

function Drawn({ curve, here, isGoing: going }: DrawnProps) {
  const t = useTexts(scenarioTexts);
  const nameOf = useRunName();
  const navigate = useNavigate();
  const look = AXES[curve.axis];
  const points = useMemo(() => placedPoints(curve.points, look), [curve, look]);
  const drawn = useMemo(
    () =>
      points.map((point) => ({
        id: point.run.id,
        name: nameOf(point.run),
        x: look.x(point) ?? 0,
        y: look.y(point),
        bound: boundOf(curve, point),
        isHere: point.run.id === here,
      })),
    [points, look, curve, here, nameOf],
  );
  const x = useMemo(() => ({ title: t[look.across], show: look.showX }), [t, look]);
  const y = useMemo(
    () => ({ title: t[look.up], show: (value: number) => formatNumber(value) }),
    [t, look],
  );
  if (points.length === 0) return going ? null : <EmptyState title={t.failed} />;
  return (
    <>
      <section className="panel">
        <TradeOffChart
          label={t[look.text]}
          boundLabel={t.boundOfCurve}
          points={drawn}
          x={x}
          y={y}
          onOpen={(id) => void navigate({ to: "/allocation/$id", params: { id } })}
        />
        <p className="small muted">{look.up === "workWithout" ? t.workHint : t.costHint}</p>
      </section>
      <PointTable curve={curve} points={points} here={here} />
      {points.length < 2 ? null : (
        <Link
          to="/allocation/compare"
          search={{ runs: points.map((point) => point.run.id).join(",") }}
        >
          {t.compareAll}
        </Link>
      )}
    </>
  );
}

/** A limit on changes of owner leaves the objective as written, so its bound is one for the cost. */
function boundOf(curve: RunCurve, { run }: CurvePoint): number | null {
  const others = turnedDials(run.dials).filter((key) => key !== "mostMoves");
  return curve.axis === "moves" && others.length === 0 ? run.lowerBound : null;
}

interface PointTableProps {
  readonly curve: RunCurve;
  readonly points: readonly CurvePoint[];
  readonly here: string;
}

function PointTable({ curve, points, here }: PointTableProps) {
  const t = useTexts(scenarioTexts);
  const nameOf = useRunName();
  const share = (value: number | null) => (value === null ? "—" : formatPercent(value, 1));
  const atMost = (value: number | null) =>
    value === null ? "—" : formatPercent(roundedUp(value, 3) / 100, 3);
  const dialOf = (value: number) =>
    curve.axis === "moves" ? t.households(formatNumber(value)) : t.percentOf(formatNumber(value));
  const number = (title: string, text: (point: CurvePoint) => string) => ({
    title,
    align: "right" as const,
    className: "num",
    render: (_: unknown, point: CurvePoint) => text(point),
  });
  return (
    <Table<CurvePoint>
      size="small"
      rowKey={(point) => point.run.id}
      rowClassName={(point) => (point.run.id === here ? "row-here" : "")}
      dataSource={[...points]}
      pagination={false}
      scroll={{ x: 760 }}
      columns={[
        {
          title: t.scenarios,
          width: 150,
          render: (_, point) => (
            <Link to="/allocation/$id" params={{ id: point.run.id }}>
              {nameOf(point.run)}
              {point.run.id === here ? ` · ${t.thisPlan}` : null}
            </Link>
          ),
        },
        number(t.pointDial, (point) => dialOf(point.value)),
        number(t.cost, (point) => formatNumber(point.cost)),
        number(t.workWithout, (point) => formatNumber(point.work)),
        number(t.movedAxis, (point) => formatNumber(point.moved)),
        number(t.workloadCvAxis, (point) => share(point.workloadCv)),
        number(t.valueCvAxis, (point) => share(point.valueCv)),
        number(t.gap, (point) => atMost(aboveBest(point.run))),
      ]}
    />
  );
}
