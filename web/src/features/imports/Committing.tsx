import { Link } from "@tanstack/react-router";
import { Button, Progress, Result } from "antd";
import type { ImportArrivals, ImportView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { importTexts } from "./texts.ts";

interface CommittingProps {
  readonly rows: number;
  readonly total: number;
}

/** Rows written so far. */
export function Committing({ rows, total }: CommittingProps) {
  const t = useTexts(importTexts);
  const percent = total === 0 ? 0 : Math.min(100, Math.round((rows / total) * 100));
  return (
    <section className="panel">
      <p>{t.committing(formatNumber(rows))}</p>
      <Progress percent={percent} />
    </section>
  );
}

/** How many of the new customers were given to somebody, and why the others wait. */
function Arrivals({ arrivals }: { readonly arrivals: ImportArrivals }) {
  const t = useTexts(importTexts);
  const { total, given, open, waiting } = arrivals;
  return (
    <div className="stack" data-arrivals={open === 0 ? "done" : "going"}>
      <h2>{t.arrivals}</h2>
      <p>{t.arrivalsGiven(formatNumber(total), formatNumber(given))}</p>
      {open === 0 ? null : <Progress percent={Math.round(((total - open) / total) * 100)} />}
      {waiting.length === 0 ? null : (
        <ul>
          {waiting.map(({ why, articles, count }) => (
            <li key={`${why} ${articles.join(" ")}`}>
              {t.arrivalsWait(formatNumber(count), why, articles)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The file is in; what one does next. */
export function Committed({ view }: { readonly view: ImportView }) {
  const t = useTexts(importTexts);
  const isAboutCustomers = view.kind === "customers" || view.kind === "owners";
  return (
    <section className="panel">
      <Result
        status="success"
        title={t.committed(formatNumber(view.written ?? 0))}
        subTitle={view.fileName}
        extra={[
          isAboutCustomers ? (
            <Link key="see" to="/customers">
              <Button type="primary">{t.seeCustomers}</Button>
            </Link>
          ) : (
            <Link key="see" to="/managers">
              <Button type="primary">{t.seeManagers}</Button>
            </Link>
          ),
          <Link key="allocate" to="/allocation">
            <Button>{t.allocate}</Button>
          </Link>,
        ]}
      />
      {view.arrivals === null ? null : <Arrivals arrivals={view.arrivals} />}
    </section>
  );
}
