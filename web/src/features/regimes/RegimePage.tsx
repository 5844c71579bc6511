import { EditOutlined, HistoryOutlined, PrinterOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { RegimeView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, formatList, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { IssueList } from "./IssueList.tsx";
import { PublishDialog } from "./PublishDialog.tsx";
import { RegimeDocument } from "./RegimeDocument.tsx";
import { regimeTexts } from "./texts.ts";
import "./regimes.css";

const route = getRouteApi("/shell/regimes/$id");

/** A regime as a document, article by article. */
export function RegimePage() {
  const { id } = route.useParams();
  const { revision, article } = route.useSearch();
  const query = useQuery(
    read("GET /api/regimes/:id", {
      params: { id },
      query: revision === undefined ? {} : { revision },
    }),
  );
  return (
    <Loaded query={query}>{(view) => <OneRegime view={view} article={article ?? null} />}</Loaded>
  );
}

interface OneRegimeProps {
  readonly view: RegimeView;
  readonly article: string | null;
}

function OneRegime({ view, article }: OneRegimeProps) {
  const t = useTexts(regimeTexts);
  const { summary, document, issues, shown } = view;
  return (
    <Page
      title={document?.meta.title ?? summary.title}
      lead={<Standing view={view} />}
      actions={<Actions view={view} />}
    >
      {shown.isDraft && issues.length > 0 ? (
        <div className="panel regime-issues">
          <IssueList issues={issues} regime={summary.id} />
        </div>
      ) : null}
      {document === null ? (
        <div className="panel">
          <EmptyState title={t.unparsed} hint={t.unparsedHint} />
        </div>
      ) : (
        <RegimeDocument document={document} article={article} />
      )}
    </Page>
  );
}

function Standing({ view }: { readonly view: RegimeView }) {
  const t = useTexts(regimeTexts);
  const { summary, shown, document } = view;
  const { inForce, draft } = summary;
  const parts = [
    shown.isDraft ? t.draft : shown.revision === null ? t.notInForce : t.revision(shown.revision),
    inForce === null ? t.notInForce : t.inForce(inForce.revision, inForce.effective),
    document === null ? null : t.owner(document.meta.owner),
    document === null || document.meta.basis.length === 0
      ? null
      : t.basis(formatList(document.meta.basis)),
  ];
  const isInForceShown = !shown.isDraft && shown.revision === inForce?.revision;
  return (
    <>
      {(isInForceShown ? parts.slice(1) : parts).filter(Boolean).join(" · ")}
      {draft === null || shown.isDraft ? null : (
        <>
          {" · "}
          {t.draftBy(draft.savedBy, formatInstant(draft.savedAt))}{" "}
          <Link to="/regimes/$id" params={{ id: summary.id }} search={{ revision: "draft" }}>
            {t.viewDraft}
          </Link>
        </>
      )}
      {inForce === null || isInForceShown ? null : (
        <>
          {" · "}
          <Link to="/regimes/$id" params={{ id: summary.id }}>
            {t.viewInForce}
          </Link>
        </>
      )}
    </>
  );
}

function Actions({ view }: { readonly view: RegimeView }) {
  const t = useTexts(regimeTexts);
  const { summary, shown } = view;
  const [publishes, setPublishes] = useState(false);
  const params = { id: summary.id };
  const search = shown.isDraft
    ? { revision: "draft" }
    : shown.revision === null
      ? {}
      : { revision: String(shown.revision) };
  return (
    <>
      <Link to="/regimes/$id/history" params={params}>
        <Button icon={<HistoryOutlined />}>{t.history}</Button>
      </Link>
      <Link to="/regimes/$id/print" params={params} search={search} target="_blank">
        <Button icon={<PrinterOutlined />}>{t.print}</Button>
      </Link>
      {summary.allowed.includes("edit") ? (
        <Link to="/regimes/$id/edit" params={params}>
          <Button icon={<EditOutlined />}>{t.edit}</Button>
        </Link>
      ) : null}
      {summary.draft !== null && shown.isDraft && summary.allowed.includes("publish") ? (
        <Button type="primary" onClick={() => setPublishes(true)}>
          {t.publish}
        </Button>
      ) : null}
      {publishes && summary.draft !== null ? (
        <PublishDialog
          id={summary.id}
          draftHash={summary.draft.hash}
          issues={view.issues}
          onClose={() => setPublishes(false)}
        />
      ) : null}
    </>
  );
}
