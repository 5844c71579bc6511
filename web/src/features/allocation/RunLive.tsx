import { Progress } from "antd";
import { useState } from "react";
import type { Api, RunProgress, RunView } from "../../../../src/contract/index.ts";
import { linkTo, queryClient, read, refresh, useLive } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { usePaced } from "../../ui/use-paced.ts";
import { CurveChart } from "./CurveChart.tsx";
import { aboveText } from "./gap-text.ts";
import { keptWhenStopped, StopRun } from "./StopRun.tsx";
import { runTexts } from "./texts.ts";
import { thinCurve } from "./thin-curve.ts";

type Events = Api["GET /api/runs/:id/events"]["events"];

const REDRAW_MS = 200;
const MOST_POINTS = 600;

function liveGap(now: RunProgress | null | undefined): string {
  if (now?.objective == null || now.lowerBound === null) return "—";
  return aboveText({ objective: now.objective, lowerBound: now.lowerBound });
}

/** A run while it goes: the curve, the gap, and the way to stop it. */
export function RunLive({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const [curve, setCurve] = useState<readonly RunProgress[]>(run.curve);
  useLive<Events>(linkTo("GET /api/runs/:id/events", { params: { id: run.id } }), {
    progress: (point) => setCurve((before) => thinCurve([...before, point], MOST_POINTS)),
    state: (final) => {
      queryClient.setQueryData(
        read("GET /api/runs/:id", { params: { id: run.id } }).queryKey,
        final,
      );
      void refresh("/runs", "/overview");
    },
  });
  const drawn = usePaced(curve, REDRAW_MS);
  const now = drawn.at(-1) ?? run.progress;
  const keeps = keptWhenStopped(now?.phase);
  return (
    <section className="panel stack">
      <div className="spread">
        <strong aria-live="polite">
          {t.phase}
          {" · "}
          {now === null || now === undefined ? t.queued : t[now.phase]}
        </strong>
        {run.allowed.includes("stop") ? <StopRun key={keeps} run={run.id} keeps={keeps} /> : null}
      </div>
      <Progress percent={Math.round((now?.share ?? 0) * 100)} />
      <div className="figures">
        <Figure label={t.gap} value={liveGap(now)} note={t.gapNote} />
        <Figure
          label={t.objective}
          value={now?.objective == null ? "—" : formatNumber(now.objective)}
          unit={t.minutesMonth}
        />
        <Figure
          label={t.lowerBound}
          value={now?.lowerBound == null ? "—" : formatNumber(now.lowerBound)}
          unit={t.minutesMonth}
        />
        <Figure
          label={t.unassigned}
          value={formatNumber(now?.unassigned ?? 0)}
          unit={t.household}
        />
        <Figure label={t.seconds} value={t.elapsed(formatNumber(now?.elapsed ?? 0, 1))} />
      </div>
      <CurveChart curve={drawn} />
    </section>
  );
}
