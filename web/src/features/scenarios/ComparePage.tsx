import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Select } from "antd";
import { useState } from "react";
import type { Comparison, RunHead } from "../../../../src/contract/index.ts";
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

const comparisonOf = (ids: readonly string[]) => ({
  ...read("GET /api/comparison", { query: { runs: ids.join(",") } }),
  enabled: ids.length > 1,
});

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
        <Compared runs={ids} onlyDifferent={onlyDifferent} />
      )}
    </Page>
  );
}

interface ScenarioSelectProps {
  readonly chosen: readonly string[];
  readonly onChoose: (chosen: readonly string[]) => void;
}

function ScenarioSelect({ chosen, onChoose }: ScenarioSelectProps) {
  const t = useTexts(scenarioTexts);
  const nameOf = useRunName();
  const query = useQuery(read("GET /api/runs", {}));
  const compared = useQuery(comparisonOf(chosen));
  const plans = new Map<string, { readonly number: number; readonly name: string }>();
  // Points of curves are not in the list of runs, but may be compared.
  for (const { run } of compared.data?.runs ?? []) plans.set(run.id, run);
  for (const run of query.data?.runs ?? []) if (run.outcome !== null) plans.set(run.id, run);
  return (
    <Select
      mode="multiple"
      className="compare-select"
      aria-label={t.scenarios}
      placeholder={t.chooseTwo}
      value={[...chosen]}
      loading={query.isPending}
      showSearch={{ optionFilterProp: "label" }}
      options={[...plans].map(([id, run]) => ({ value: id, label: nameOf(run) }))}
      onChange={onChoose}
    />
  );
}

interface ComparedProps {
  readonly runs: readonly string[];
  readonly onlyDifferent: boolean;
}

function Compared({ runs, onlyDifferent }: ComparedProps) {
  const t = useTexts(scenarioTexts);
  const query = useQuery(comparisonOf(runs));
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
function SideBySide({ comparison, onlyDifferent }: SideBySideProps) {
  const t = useTexts(scenarioTexts);
  const { runs, before } = comparison;
  const groups = useMeasureGroups(
    before === null ? runs : [...runs, { run: null, measures: before }],
  );
  const heads = runs.map(({ run }) => ({ id: run.id, head: <Head run={run} /> }));
  const found = { id: null, head: <span title={t.beforeHint}>{t.bookBefore}</span> };
  return (
    <CompareTable
      heads={before === null ? heads : [...heads, found]}
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
