import { useMutation } from "@tanstack/react-query";
import { Link, useBlocker } from "@tanstack/react-router";
import { Button, Checkbox, Spin, Tabs } from "antd";
import { lazy, Suspense, useMemo, useState } from "react";
import type { Api, RegimeSummary } from "../../../../src/contract/index.ts";
import { call, refresh } from "../../api/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { uiTexts } from "../../ui/texts.ts";
import { Refusal } from "../refusal/index.ts";
import { useCheck } from "./editor/use-check.ts";
import { IssueList } from "./IssueList.tsx";
import { RegimeDocument } from "./RegimeDocument.tsx";
import { regimeTexts } from "./texts.ts";
import "./regimes.css";

const CodeEditor = lazy(async () => ({
  default: (await import("./editor/CodeEditor.tsx")).CodeEditor,
}));

interface RegimeEditorProps {
  readonly summary: RegimeSummary;
  readonly first: Api["GET /api/regimes/:id/source"]["answer"];
  readonly line: number | null;
}

/** The text being written and what stands in store. */
function useDraft({ summary, first }: RegimeEditorProps) {
  const t = useTexts(regimeTexts);
  const [text, setText] = useState(first.source);
  const [stored, setStored] = useState({
    text: first.source,
    hash: first.isDraft ? first.hash : null,
    at: summary.draft?.savedAt ?? null,
  });
  const save = useMutation({
    mutationFn: (source: string) =>
      call("PUT /api/regimes/:id/draft", {
        params: { id: summary.id },
        body: { source, baseHash: stored.hash },
      }),
    onSuccess: async ({ draft }, source) => {
      setStored({ text: source, hash: draft.hash, at: draft.savedAt });
      await refresh("/overview", "/regimes");
    },
  });
  const isDirty = text !== stored.text;
  useBlocker({
    shouldBlockFn: () => isDirty && !window.confirm(t.leave),
    enableBeforeUnload: isDirty,
  });
  return { text, setText, save, isDirty, savedAt: stored.at };
}

/** Writes a regime: text on the left, faults and preview on the right. */
export function RegimeEditor(props: RegimeEditorProps) {
  const { summary, first, line } = props;
  const t = useTexts(regimeTexts);
  const { youCan } = useTexts(uiTexts);
  const { text, setText, save, isDirty, savedAt } = useDraft(props);
  const [withFacts, setWithFacts] = useState(false);
  const [goTo, setGoTo] = useState<{ readonly line: number } | null>(
    line === null ? null : { line },
  );
  const { answer, isChecking, error } = useCheck(text, withFacts);
  const issues = answer?.issues;
  const marks = useMemo(
    () =>
      (issues ?? []).map((issue) => ({
        line: issue.line ?? 1,
        column: issue.column ?? 1,
        severity: issue.severity,
        message: issue.can === null ? issue.message : `${issue.message}\n${youCan(issue.can)}`,
      })),
    [issues, youCan],
  );
  return (
    <div className="fill">
      <Page
        title={summary.title}
        lead={isDirty ? t.unsaved : savedAt === null ? t.draft : t.saved(formatInstant(savedAt))}
        actions={
          <>
            <Link to="/regimes/$id" params={{ id: summary.id }} search={{ revision: "draft" }}>
              <Button>{t.back}</Button>
            </Link>
            <Button
              type="primary"
              disabled={!isDirty}
              loading={save.isPending}
              onClick={() => save.mutate(text)}
            >
              {t.saveDraft}
            </Button>
          </>
        }
      >
        {save.error === null ? null : <Refusal error={save.error} />}
        <div className="regime-desk fill-rest">
          <Suspense fallback={<Spin />}>
            <CodeEditor
              text={first.source}
              label={t.yamlEditor}
              marks={marks}
              onChange={setText}
              goTo={goTo}
            />
          </Suspense>
          <section className="regime-side">
            {error === null ? null : <Refusal error={error} />}
            <Findings
              answer={answer}
              isChecking={isChecking}
              withFacts={withFacts}
              onWithFacts={setWithFacts}
              onLine={(at) => setGoTo({ line: at })}
            />
          </section>
        </div>
      </Page>
    </div>
  );
}

interface FindingsProps extends FaultCountProps {
  readonly withFacts: boolean;
  readonly onWithFacts: (withFacts: boolean) => void;
  readonly onLine: (line: number) => void;
}

/** Faults and preview of the text as it stands. */
function Findings({ answer, isChecking, withFacts, onWithFacts, onLine }: FindingsProps) {
  const t = useTexts(regimeTexts);
  const faults = (
    <div className="stack">
      <Checkbox checked={withFacts} onChange={(event) => onWithFacts(event.target.checked)}>
        {t.checkFacts}
      </Checkbox>
      {answer?.issues.length === 0 ? <p className="muted">{t.noFaults}</p> : null}
      <IssueList issues={answer?.issues ?? []} onLine={onLine} />
    </div>
  );
  const preview =
    answer === null || answer.document === null ? (
      <EmptyState title={t.unparsed} hint={t.noPreview} />
    ) : (
      <div className="regime-preview">
        <RegimeDocument document={answer.document} article={null} />
      </div>
    );
  return (
    <Tabs
      size="small"
      items={[
        {
          key: "faults",
          label: <FaultCount answer={answer} isChecking={isChecking} />,
          children: faults,
        },
        { key: "preview", label: t.preview, children: preview },
      ]}
    />
  );
}

interface FaultCountProps {
  readonly answer: ReturnType<typeof useCheck>["answer"];
  readonly isChecking: boolean;
}

function FaultCount({ answer, isChecking }: FaultCountProps) {
  const t = useTexts(regimeTexts);
  if (answer === null) return t.checking;
  const count = (severity: string) =>
    answer.issues.filter((issue) => issue.severity === severity).length;
  return (
    <span className={isChecking ? "muted" : undefined} data-checked={!isChecking}>
      {t.faults}
      {" · "}
      <span className={count("error") > 0 ? "bad" : undefined}>{t.errors(count("error"))}</span>
      {" · "}
      {t.warnings(count("warning"))}
    </span>
  );
}
