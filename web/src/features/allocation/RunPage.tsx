import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { RunView } from "../../../../src/contract/index.ts";
import { linkTo, read } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { PublishRun } from "./PublishRun.tsx";
import { ReasonDrawer } from "./ReasonDrawer.tsx";
import { RunFigures } from "./RunFigures.tsx";
import { RunLive } from "./RunLive.tsx";
import { isGoing, RunState } from "./RunState.tsx";
import { RunTabs } from "./RunTabs.tsx";
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
  const t = useTexts(runTexts);
  return (
    <Page
      title={
        <>
          {t.runTitle(formatNumber(run.number))} <RunState run={run} />
        </>
      }
      lead={
        <>
          <Link
            to="/regimes/$id"
            params={{ id: run.regime.id }}
            search={{ revision: String(run.regime.revision) }}
          >
            {t.regimeAt(run.regime.title, run.regime.revision)}
          </Link>
          {" · "}
          {formatInstant(run.createdAt)}
          {" · "}
          {run.createdBy}
        </>
      }
      actions={
        run.outcome === null ? undefined : (
          <>
            <Button
              icon={<DownloadOutlined />}
              href={linkTo("GET /api/runs/:id/export.xlsx", { params: { id: run.id } })}
            >
              {t.export}
            </Button>
            <PublishRun run={run} outcome={run.outcome} />
          </>
        )
      }
    >
      {isGoing(run) ? <RunLive run={run} /> : <Ended run={run} />}
      <ReasonDrawer run={run.id} />
    </Page>
  );
}

function Ended({ run }: { readonly run: RunView }) {
  const t = useTexts(runTexts);
  const { published, outcome } = run;
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
      {outcome === null ? null : (
        <>
          <RunFigures outcome={outcome} />
          <RunTabs run={run} outcome={outcome} />
        </>
      )}
    </div>
  );
}
