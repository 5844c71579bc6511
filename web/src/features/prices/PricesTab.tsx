import { EnvironmentOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { RunPrices, RunView } from "../../../../src/contract/index.ts";
import { read } from "../../api/index.ts";
import { useTexts } from "../../i18n/index.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { SettledInput } from "../../ui/SettledInput.tsx";
import { Loaded } from "../refusal/index.ts";
import { PriceTable } from "./PriceTable.tsx";
import { priceTexts } from "./texts.ts";
import "./prices.css";

/** What everybody's time is worth in this plan, in words and as a table. */
export function PricesTab({ run }: { readonly run: RunView }) {
  const t = useTexts(priceTexts);
  const query = useQuery(read("GET /api/runs/:id/prices", { params: { id: run.id } }));
  return (
    <div className="stack">
      <div className="spread">
        <p className="prices-lead muted">{t.lead}</p>
        <Link to="/allocation/$id" params={{ id: run.id }} search={{ tab: "map", colour: "price" }}>
          <EnvironmentOutlined /> {t.onMap}
        </Link>
      </div>
      <Loaded query={query}>
        {(prices) =>
          prices.rows.length === 0 ? (
            <div className="panel">
              <EmptyState title={t.none} hint={t.noneHint} />
            </div>
          ) : (
            <Priced run={run} prices={prices} />
          )
        }
      </Loaded>
    </div>
  );
}

function Priced({ run, prices }: { readonly run: RunView; readonly prices: RunPrices }) {
  const t = useTexts(priceTexts);
  const [filter, setFilter] = useState("");
  return (
    <>
      {prices.texts.length === 0 ? null : (
        <section className="panel">
          <ul className="advice">
            {prices.texts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      )}
      <div className="filters">
        <SettledInput className="wide" label={t.filter} value={filter} onSettle={setFilter} />
      </div>
      <PriceTable
        run={run}
        rows={prices.rows.filter(
          ({ manager }) => manager.name.includes(filter) || manager.id.includes(filter),
        )}
        all={prices.rows}
      />
    </>
  );
}
