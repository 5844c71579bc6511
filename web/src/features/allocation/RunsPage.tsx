import { PlayCircleOutlined, SwapOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useState } from "react";
import type { RunView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { isGoing } from "./RunState.tsx";
import { RunTable } from "./RunTable.tsx";
import { StartRun } from "./StartRun.tsx";
import { runTexts } from "./texts.ts";
import "./allocation.css";

const LOOK_AGAIN_MS = 3000;

type Shown = "all" | "run" | "asked" | "curve";

const SHOWN: Readonly<Record<Shown, (run: RunView) => boolean>> = {
  all: () => true,
  run: (run) => run.kind === "run",
  asked: (run) => run.kind === "whatIf" || run.kind === "leaver",
  curve: (run) => run.kind === "curve",
};

/** Every scenario, newest first; several of them go side by side. */
export function RunsPage() {
  const t = useTexts(runTexts);
  const mayRun = useMay("allocation.run");
  const navigate = useNavigate();
  const [isStarting, setStarting] = useState(false);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const query = useQuery({
    ...read("GET /api/runs", {}),
    refetchInterval: (one) => (one.state.data?.runs.some(isGoing) ? LOOK_AGAIN_MS : false),
  });
  const start = mayRun ? (
    <Button type="primary" icon={<PlayCircleOutlined />} onClick={() => setStarting(true)}>
      {t.start}
    </Button>
  ) : undefined;
  const compare = (
    <Button
      icon={<SwapOutlined />}
      disabled={chosen.length < 2}
      title={chosen.length < 2 ? t.compareHint : undefined}
      onClick={() =>
        void navigate({ to: "/allocation/compare", search: { runs: chosen.join(",") } })
      }
    >
      {chosen.length === 0 ? t.compare : `${t.compare} ${formatNumber(chosen.length)}`}
    </Button>
  );
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <>
          {compare}
          {start}
        </>
      }
    >
      <Loaded query={query}>
        {({ runs }) =>
          runs.length === 0 ? (
            <div className="panel">
              <EmptyState title={t.none} hint={t.noneHint} action={start} />
            </div>
          ) : (
            <Runs runs={runs} chosen={chosen} onChoose={setChosen} />
          )
        }
      </Loaded>
      {isStarting ? <StartRun onClose={() => setStarting(false)} /> : null}
    </Page>
  );
}

interface RunsProps {
  readonly runs: readonly RunView[];
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

function Runs({ runs, chosen, onChoose }: RunsProps) {
  const t = useTexts(runTexts);
  const [shown, setShown] = useState<Shown>("all");
  const option = (value: Shown, label: string) => ({
    value,
    label: `${label} ${formatNumber(runs.filter(SHOWN[value]).length)}`,
  });
  const hasKinds = runs.some((run) => run.kind !== "run");
  return (
    <div className="stack">
      {hasKinds ? (
        <div>
          <Segmented<Shown>
            value={shown}
            options={[
              option("all", t.kindAll),
              option("run", t.kindRun),
              option("asked", t.kindAsked),
              option("curve", t.kindCurve),
            ]}
            onChange={setShown}
          />
        </div>
      ) : null}
      <RunTable runs={runs.filter(SHOWN[shown])} chosen={chosen} onChoose={onChoose} />
    </div>
  );
}
