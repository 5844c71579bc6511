import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import type { RegimeSummary } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Page } from "../../ui/Page.tsx";
import { Loaded } from "../refusal/index.ts";
import { useMay } from "../session/index.ts";
import { NewRegime } from "./NewRegime.tsx";
import { regimeTexts } from "./texts.ts";
import "./regimes.css";

export function RegimesPage() {
  const t = useTexts(regimeTexts);
  const query = useQuery(read("GET /api/regimes", {}));
  const mayEdit = useMay("regime.edit");
  const [isNew, setNew] = useState(false);
  const create = (
    <Button icon={<PlusOutlined />} onClick={() => setNew(true)}>
      {t.create}
    </Button>
  );
  return (
    <Page title={t.title} lead={t.lead} actions={mayEdit ? create : undefined}>
      <Loaded query={query}>
        {({ regimes }) =>
          regimes.length === 0 ? (
            <div className="panel">
              <EmptyState title={t.none} hint={t.noneHint} action={mayEdit ? create : undefined} />
            </div>
          ) : (
            <ul className="regime-list">
              {regimes.map((regime) => (
                <RegimeCard key={regime.id} regime={regime} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {isNew ? <NewRegime onClose={() => setNew(false)} /> : null}
    </Page>
  );
}

function RegimeCard({ regime }: { readonly regime: RegimeSummary }) {
  const t = useTexts(regimeTexts);
  const { inForce, draft } = regime;
  return (
    <li className="panel regime-card">
      <Link to="/regimes/$id" params={{ id: regime.id }} className="regime-title">
        {regime.title}
      </Link>
      <div className="muted">
        {inForce === null ? t.notInForce : t.inForce(inForce.revision, inForce.effective)}
        {" · "}
        {t.articles(formatNumber(regime.articleCount))}
        {" · "}
        {t.owner(regime.owner)}
      </div>
      {draft === null ? null : (
        <div className="regime-draft">
          <span>{t.draftBy(draft.savedBy, formatInstant(draft.savedAt))}</span>
          <span className={draft.errors > 0 ? "bad" : "muted"}>
            {t.draftFaults(draft.errors, draft.warnings)}
          </span>
          <Link to="/regimes/$id" params={{ id: regime.id }} search={{ revision: "draft" }}>
            {t.viewDraft}
          </Link>
        </div>
      )}
    </li>
  );
}
