import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import type { Comparison, RunHead, RunView } from "../../../../src/contract/index.ts";
import { linkTo, read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { CompareTable } from "./CompareTable.tsx";
import { useMeasureGroups } from "./compare-groups.tsx";
import { DialSummary } from "./DialSummary.tsx";
import { useRunName } from "./run-name.ts";
import { scenarioTexts } from "./texts.ts";

const route = getRouteApi("/shell/allocation/compare");

const listOf = (runs: string | undefined): readonly string[] =>
  (runs ?? "").split(",").filter((id) => id !== "");

/** Any number of scenarios side by side. */
export function ComparePage() {
  const t = useTexts(scenarioTexts);
  const navigate = useNavigate();
  const ids = listOf(route.useSearch().runs);
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const choose = (next: readonly string[]) =>
    void navigate({ to: "/allocation/compare", search: { runs: next.join(",") }, replace: true });
  const query = { runs: ids.join(",") };
  return (
    <Page
      title={t.compareTitle}
      lead={t.compareLead}
      actions={
        ids.length < 2 ? undefined : (
          <>
            <Button
              icon={<DownloadOutlined />}
              href={linkTo("GET /api/comparison/export.csv", { query })}
            >
              CSV
            </Button>
            <Button
              icon={<DownloadOutlined />}
              href={linkTo("GET /api/comparison/export.xlsx", { query })}
            >
              Excel
            </Button>
          </>
        )
      }
    >
      <div className="filters">
        <ScenarioSelect chosen={ids} onChoose={choose} />
        <Checkbox
          checked={onlyDifferent}
          onChange={(event) => setOnlyDifferent(event.target.checked)}
        >
          {t.onlyDifferent}
        </Checkbox>
      </div>
      {ids.length < 2 ? (
        <div className="panel">
          <EmptyState title={t.chooseTwo} hint={t.chooseTwoHint} />
        </div>
      ) : (
        <Compared runs={query.runs} onlyDifferent={onlyDifferent} />
      )}
    </Page>
  );
}

interface ScenarioSelectProps {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

const isPlan = (run: RunView): boolean => run.outcome !== null;

function ScenarioSelect({ chosen, onChoose }: ScenarioSelectProps) {
  const t = useTexts(scenarioTexts);
  const nameOf = useRunName();
  const query = useQuery(read("GET /api/runs", {}));
  const plans = (query.data?.runs ?? []).filter(isPlan);
  return (
    <Select
      mode="multiple"
      className="compare-select"
      aria-label={t.scenarios}
      placeholder={t.chooseTwo}
      value={[...chosen]}
      loading={query.isPending}
      showSearch={{ optionFilterProp: "label" }}
      options={plans.map((run) => ({ value: run.id, label: nameOf(run) }))}
      onChange={onChoose}
    />
  );
}

interface ComparedProps {
  readonly runs: string;
  readonly onlyDifferent: boolean;
}

function Compared({ runs, onlyDifferent }: ComparedProps) {
  const t = useTexts(scenarioTexts);
  const query = useQuery(read("GET /api/comparison", { query: { runs } }));
  return (
    <Loaded query={query}>
      {(comparison) => (
        <div className="stack">
          {comparison.sameFacts ? null : (
            <Notice tone="warning" items={[{ what: t.otherFacts, can: t.otherFactsCan }]} />
          )}
          <SideBySide comparison={comparison} onlyDifferent={onlyDifferent} />
        </div>
      )}
    </Loaded>
  );
}

interface SideBySideProps {
  readonly comparison: Comparison;
  readonly onlyDifferent: boolean;
}

/** The table of a comparison that has been read. */
export function SideBySide({ comparison, onlyDifferent }: SideBySideProps) {
  const groups = useMeasureGroups(comparison.runs);
  return (
    <CompareTable
      heads={comparison.runs.map(({ run }) => ({ id: run.id, head: <Head run={run} /> }))}
      groups={groups}
      onlyDifferent={onlyDifferent}
    />
  );
}

function Head({ run }: { readonly run: RunHead }) {
  const nameOf = useRunName();
  return (
    <>
      <Link to="/allocation/$id" params={{ id: run.id }} className="compare-name">
        {nameOf(run)}
      </Link>
      <div className="small">
        <DialSummary dials={run.dials} />
      </div>
      {run.note === "" ? null : <div className="small muted">{run.note}</div>}
    </>
  );
}
