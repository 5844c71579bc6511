import { useMutation, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { Api, ImportMapping, ImportView } from "../../../../src/contract/index.ts";
import { call, linkTo, newKey, queryClient, read, refresh, useLive } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { Notice } from "../../ui/Notice.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded, Refusal } from "../refusal/index.ts";
import { CheckResult } from "./CheckResult.tsx";
import { Committed, Committing } from "./Committing.tsx";
import { isAnswered, MappingDesk } from "./MappingDesk.tsx";
import { importTexts } from "./texts.ts";
import "./imports.css";

const route = getRouteApi("/shell/import/$id");

/** Steps two to four: match the headings, check, write. */
export function ImportPage() {
  const { id } = route.useParams();
  const query = useQuery({
    ...read("GET /api/imports/:id", { params: { id } }),
    // The new customers are given out in the background: the counts move until the last had its turn.
    refetchInterval: ({ state }) => ((state.data?.arrivals?.open ?? 0) > 0 ? 1000 : false),
  });
  return <Loaded query={query}>{(view) => <OneImport key={view.id} view={view} />}</Loaded>;
}

function store(view: ImportView): void {
  queryClient.setQueryData(
    read("GET /api/imports/:id", { params: { id: view.id } }).queryKey,
    view,
  );
}

/** Follows the writing by its events until it has ended. */
function useCommit(view: ImportView) {
  const [key] = useState(newKey);
  const [rows, setRows] = useState(0);
  const commit = useMutation({
    mutationFn: () =>
      call("POST /api/imports/:id/commit", { params: { id: view.id } }, { idempotencyKey: key }),
    onSuccess: store,
  });
  const isRunning = view.state === "committing";
  useLive<Api["GET /api/imports/:id/events"]["events"]>(
    isRunning ? linkTo("GET /api/imports/:id/events", { params: { id: view.id } }) : null,
    {
      progress: (progress) => setRows(progress.rows),
      state: (final) => {
        store(final);
        void refresh("/customers", "/managers", "/overview", "/my-book");
      },
    },
  );
  return { commit, isRunning, rows };
}

function OneImport({ view }: { readonly view: ImportView }) {
  const t = useTexts(importTexts);
  const { commit, isRunning, rows } = useCommit(view);
  const encoding = view.encoding === null ? null : t.encoding(view.encoding);
  return (
    <Page
      title={t[view.kind]}
      lead={[view.fileName, encoding].filter(Boolean).join(" · ")}
      actions={
        <Link to="/import" search={{ kind: view.kind }}>
          <Button>{t.another}</Button>
        </Link>
      }
    >
      {view.state === "committed" ? (
        <Committed view={view} />
      ) : isRunning ? (
        <Committing rows={rows} total={view.check?.rows ?? 0} />
      ) : (
        <div className="stack">
          {view.state === "failed" ? (
            <Notice items={[view.failure ?? { what: t.failed, can: t.failedCan }]} />
          ) : null}
          <Preparing view={view} isCommitting={commit.isPending} onCommit={() => commit.mutate()} />
          {commit.error === null ? null : <Refusal error={commit.error} />}
        </div>
      )}
    </Page>
  );
}

interface PreparingProps {
  readonly view: ImportView;
  readonly isCommitting: boolean;
  readonly onCommit: () => void;
}

/** The mapping, its check, and the check's result while it still belongs to the mapping. */
function Preparing({ view, isCommitting, onCommit }: PreparingProps) {
  const t = useTexts(importTexts);
  const [mapping, setMapping] = useState<ImportMapping>(view.suggestedMapping);
  const [checked, setChecked] = useState<ImportMapping | null>(null);
  const check = useMutation({
    mutationFn: (body: ImportMapping) =>
      call("POST /api/imports/:id/preview", { params: { id: view.id }, body: { mapping: body } }),
    onSuccess: (answer, body) => {
      const isOtherSheet = body.sheet !== view.suggestedMapping.sheet;
      setMapping(isOtherSheet ? answer.suggestedMapping : body);
      setChecked(isOtherSheet ? answer.suggestedMapping : body);
      store(answer);
    },
  });
  const result = checked === null || checked === mapping ? view.check : null;
  return (
    <>
      <MappingDesk
        view={view}
        mapping={mapping}
        onChange={setMapping}
        onSheet={(sheet) => check.mutate({ ...mapping, sheet })}
      />
      <div className="row">
        <Button
          type={result === null ? "primary" : "default"}
          disabled={!isAnswered(view, mapping)}
          loading={check.isPending}
          onClick={() => check.mutate(mapping)}
        >
          {view.check === null ? t.check : t.checkAgain}
        </Button>
        {check.isPending ? <span className="muted">{t.checking}</span> : null}
      </div>
      {check.error === null ? null : <Refusal error={check.error} />}
      {result === null ? null : (
        <CheckResult view={view} check={result} isCommitting={isCommitting} onCommit={onCommit} />
      )}
    </>
  );
}
