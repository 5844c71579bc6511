import { LineChartOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, InputNumber, Select } from "antd";
import { useState } from "react";
import type { CurveAxis, RunView } from "../../../../src/contract/index.ts";
import { call, newKey, read, refresh } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { CurveView } from "./CurveView.tsx";
import { AXES, AXIS_KEYS } from "./curve-axes.ts";
import { scenarioTexts } from "./texts.ts";

const SECONDS = 5;

/** The curves that begin from this plan, and the way to compute one more. */
export function TradeOffTab({ run }: { readonly run: RunView }) {
  if (run.kind === "point" && run.parent !== null) {
    return <CurveView curve={run.parent.id} here={run.id} />;
  }
  return <OwnCurves run={run} />;
}

function OwnCurves({ run }: { readonly run: RunView }) {
  const t = useTexts(scenarioTexts);
  const mayAsk = run.allowed.includes("ask");
  const [axis, setAxis] = useState<CurveAxis | null>(null);
  const query = useQuery(read("GET /api/runs", { query: { parent: run.id } }));
  return (
    <div className="stack">
      <p className="muted">{t.tradeOffLead}</p>
      <Loaded query={query}>
        {({ runs }) => {
          const curves = runs.filter((one) => one.kind === "curve");
          const chosen = axis ?? axisOf(curves[0]) ?? "moves";
          const curve = curves.find((one) => axisOf(one) === chosen);
          return (
            <>
              <Compute run={run} axis={chosen} onAxis={setAxis} mayAsk={mayAsk} />
              {curve === undefined ? (
                <div className="panel">
                  <EmptyState title={t.noCurve} hint={mayAsk ? t.noCurveHint : t.mayNotCurve} />
                </div>
              ) : (
                <CurveView key={curve.id} curve={curve.id} here={run.id} />
              )}
            </>
          );
        }}
      </Loaded>
    </div>
  );
}

const axisOf = (run: RunView | undefined): CurveAxis | null =>
  run?.origin?.kind === "curve" ? run.origin.axis : null;

interface ComputeProps {
  readonly run: RunView;
  readonly axis: CurveAxis;
  readonly onAxis: (axis: CurveAxis) => void;
  readonly mayAsk: boolean;
}

function Compute({ run, axis, onAxis, mayAsk }: ComputeProps) {
  const t = useTexts(scenarioTexts);
  const [seconds, setSeconds] = useState(SECONDS);
  const [key, setKey] = useState(newKey);
  const compute = useMutation({
    mutationFn: () =>
      call(
        "POST /api/runs/:id/curve",
        { params: { id: run.id }, body: { axis, seconds } },
        { idempotencyKey: key },
      ),
    onSuccess: async () => {
      setKey(newKey());
      await refresh("/runs");
    },
  });
  return (
    <>
      <div className="filters">
        <Select
          aria-label={t.axis}
          value={axis}
          style={{ minWidth: 240 }}
          options={AXIS_KEYS.map((value) => ({ value, label: t[AXES[value].text] }))}
          onChange={onAxis}
        />
        {mayAsk ? (
          <>
            <InputNumber
              aria-label={t.secondsEach}
              title={t.secondsEach}
              min={1}
              max={600}
              precision={0}
              prefix={t.secondsEach}
              value={seconds}
              style={{ width: 240 }}
              onChange={(value) => setSeconds(value ?? SECONDS)}
            />
            <Button
              type="primary"
              icon={<LineChartOutlined />}
              loading={compute.isPending}
              onClick={() => compute.mutate()}
            >
              {t.computeCurve}
            </Button>
          </>
        ) : null}
      </div>
      {compute.error === null ? null : <Refusal error={compute.error} />}
    </>
  );
}
