import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { ManagerView } from "../../../../src/contract/index.ts";
import { call, read } from "../../api/index.ts";
import { formatList, formatNumber, useTexts } from "../../i18n/index.ts";
import { LoadBar } from "../../ui/LoadBar.tsx";
import { Page } from "../../ui/Page.tsx";
import { AskAbout } from "../prices/index.ts";
import { Loaded } from "../refusal/index.ts";
import { BookTable } from "./BookTable.tsx";
import { managerTexts } from "./texts.ts";
import "./managers.css";

const route = getRouteApi("/shell/managers/$id");

/** One manager: facts, licences and the book with its reasons. */
export function ManagerPage() {
  const { id } = route.useParams();
  const query = useQuery(read("GET /api/managers/:id", { params: { id } }));
  return <Loaded query={query}>{(manager) => <OneManager manager={manager} />}</Loaded>;
}

function OneManager({ manager }: { readonly manager: ManagerView }) {
  const t = useTexts(managerTexts);
  const limit = manager.limit === null ? t.noLimit : formatNumber(manager.limit);
  const load = t.loadOf(formatNumber(manager.count), limit);
  const known = manager.fields.filter((field) => field.text !== "");
  const unknown = manager.fields.filter((field) => field.text === "");
  return (
    <Page
      title={manager.name}
      lead={
        <span className="load">
          {manager.id}
          <LoadBar load={manager.count} limit={manager.limit} label={load} />
          <span className="num">{load}</span>
        </span>
      }
      actions={
        <>
          <AskAbout manager={{ id: manager.id, name: manager.name }} limit={manager.limit} />
          <Link to="/managers">
            <Button>{t.all}</Button>
          </Link>
        </>
      }
    >
      <div className="manager">
        <div className="stack">
          <Licences manager={manager} />
          <section className="panel">
            <h2>{t.facts}</h2>
            <dl className="facts">
              {known.map((field) => (
                <div key={field.key} style={{ display: "contents" }}>
                  <dt>{field.label}</dt>
                  <dd>{field.text}</dd>
                </div>
              ))}
            </dl>
            {unknown.length === 0 ? null : (
              <p className="small muted">
                {t.unknown(formatList(unknown.map((field) => field.label)))}
              </p>
            )}
          </section>
        </div>
        {manager.allowed.includes("book") ? (
          <section className="manager-book">
            <h2>{t.book}</h2>
            <BookTable
              source={["GET /api/managers/:id/book", manager.id]}
              label={t.book}
              why={t.whyHis}
              empty={t.noneMine}
              fetchPage={(query, signal) =>
                call(
                  "GET /api/managers/:id/book",
                  { params: { id: manager.id }, query },
                  { signal },
                )
              }
            />
          </section>
        ) : null}
      </div>
    </Page>
  );
}

export function Licences({ manager }: { readonly manager: ManagerView }) {
  const t = useTexts(managerTexts);
  return (
    <section className="panel">
      <h2>{t.licences}</h2>
      {manager.licences.length === 0 ? <p className="muted">{t.noLicence}</p> : null}
      <ul className="licences">
        {manager.licences.map((licence) => (
          <li key={`${licence.name}${licence.number ?? ""}`}>
            <span>
              {licence.name} <small className="muted">{licence.number}</small>
            </span>
            <span className={`licence ${licence.state}`}>
              {t[licence.state]}
              {" · "}
              {licence.validUntil === null ? t.noEnd : t.until(licence.validUntil)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
