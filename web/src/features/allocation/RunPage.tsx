import { DownloadOutlined, RedoOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { RunView } from "../../../../src/contract/index.ts";
import { linkTo, read } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { AnswerPanel } from "../prices/index.ts";
import { Loaded } from "../refusal/index.ts";
import { CurveView, DialSummary, RenameRun, useRunName } from "../scenarios/index.ts";
import { useMay } from "../session/index.ts";
import { PublishRun } from "./PublishRun.tsx";
import { ReasonDrawer } from "./ReasonDrawer.tsx";
import { RunFigures } from "./RunFigures.tsx";
import { RunLive } from "./RunLive.tsx";
import { isGoing, RunState } from "./RunState.tsx";
import { RunTabs } from "./RunTabs.tsx";
import { StartRun } from "./StartRun.tsx";
import { runTexts } from "./texts.ts";
import "./allocation.css";

const route = getRouteApi("/shell/allocation/$id");

/** One run: live while it goes, then the plan to be looked at and published. */
export function RunPage() {
  const { id } = route.useParams();
  const query = useQuery(read("GET /api/runs/:id", { params: { id } }));
  return <Loaded query={query}>{(run) => <OneRun key={run.id} run={run} />}</Loaded>;
}

function OneRun({ run }: { readonly run: RunView }) {
  const nameOf = useRunName();
  return (
    <Page
      title={
        <>
          {nameOf(run)} <RunState run={run} /> <RenameRun run={run} />
        </>
      }
      lead={<Lead run={run} />}
      actions={<Actions run={run} />}
    >
      <Body run={run} />
      <ReasonDrawer run={run.id} />
    </Page>
  );
}

function Body({ run }: { readonly run: RunView }) {
  if (run.kind === "curve") return <CurveView curve={run.id} here={run.parent?.id ?? ""} />;
  return isGoing(run) ? <RunLive run={run} /> : <Ended run={run} />;
}

function Lead({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const nameOf = useRunName();
  return (
    <>
      {run.name === "" ? null : `${t.runTitle(formatNumber(run.number))} · `}
      <Link
        to="/regimes/$id"
        params={{ id: run.regime.id }}
        search={{ revision: String(run.regime.revision) }}
      >
        {t.regimeAt(run.regime.title, run.regime.revision)}
      </Link>
      {" · "}
      <DialSummary dials={run.dials} />
      {" · "}
      {formatInstant(run.createdAt)}
      {" · "}
      {run.createdBy}
      {run.parent === null ? null : (
        <>
          {" · "}
          {t.beganFrom}
          <Link to="/allocation/$id" params={{ id: run.parent.id }}>
            {nameOf(run.parent)}
          </Link>
        </>
      )}
      {run.note === "" ? null : <span className="run-note">{run.note}</span>}
    </>
  );
}

function Actions({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const mayRun = useMay("allocation.run");
  const maySee = useMay("customer.read");
  const [isStarting, setStarting] = useState(false);
  const { outcome } = run;
  return (
    <>
      {mayRun && !isGoing(run) && run.kind !== "curve" ? (
        <Button icon={<RedoOutlined />} onClick={() => setStarting(true)}>
          {t.again}
        </Button>
      ) : null}
      {outcome === null ? null : (
        <>
          {maySee ? (
            <Button
              icon={<DownloadOutlined />}
              href={linkTo("GET /api/runs/:id/export.xlsx", { params: { id: run.id } })}
            >
              {t.export}
            </Button>
          ) : null}
          <PublishRun run={run} outcome={outcome} />
        </>
      )}
      {isStarting ? (
        <StartRun
          from={{
            regimeId: run.regime.id,
            seconds: run.seconds,
            seed: run.seed,
            dials: run.dials,
          }}
          onClose={() => setStarting(false)}
        />
      ) : null}
    </>
  );
}

function Ended({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const { published, outcome, answer } = run;
  return (
    <div className="stack">
      {run.failure === null ? null : <Notice items={[{ what: run.failure }]} />}
      {run.state === "interrupted" ? <Notice items={[{ what: t.interruptedHint }]} /> : null}
      {published === null ? null : (
        <p className="run-published">
          {t.publishedAt(
            formatInstant(published.at),
            published.by,
            formatNumber(published.changed),
          )}
        </p>
      )}
      {answer === null ? null : <AnswerPanel run={run} answer={answer} />}
      {outcome === null ? null : (
        <>
          <RunFigures run={run} outcome={outcome} />
          <RunTabs run={run} outcome={outcome} />
        </>
      )}
    </div>
  );
}
