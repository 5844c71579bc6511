import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { read } from "../../api/index.ts";
import { formatInstant, formatNumber, useTexts } from "../../i18n/index.ts";
import { Citations } from "../articles/index.ts";
import { Loaded } from "../refusal/index.ts";
import { customerTexts } from "./texts.ts";

/** What happened to a customer, newest first, with the articles that made it so. */
export function Timeline({ id }: { readonly id: string }) {
  const t = useTexts(customerTexts);
  const query = useQuery(read("GET /api/customers/:id/timeline", { params: { id } }));
  return (
    <section className="panel">
      <h2>{t.timeline}</h2>
      <Loaded query={query}>
        {({ entries }) =>
          entries.length === 0 ? (
            <p className="muted">{t.noTimeline}</p>
          ) : (
            <ol className="timeline">
              {entries.map((entry) => (
                <li key={`${entry.at}${entry.kind}${entry.record ?? ""}`}>
                  <span className="num muted">{formatInstant(entry.at)}</span>
                  <div>
                    {entry.text} <Citations articles={entry.articles} />
                    <div className="small muted">
                      {entry.by}
                      {entry.record === null ? null : (
                        <>
                          {" · "}
                          <Link to="/ledger" search={{ customer: id }}>
                            {t.record(formatNumber(entry.record))}
                          </Link>
                        </>
                      )}
                    </div>
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  );
}
