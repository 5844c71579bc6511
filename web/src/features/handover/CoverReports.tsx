import type { AbsenceView } from "../../../../src/contract/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { handoverTexts } from "./texts.ts";

/** What stand-ins wrote lately of the customers they looked after. */
export function CoverReports({ absences }: { readonly absences: readonly AbsenceView[] }) {
  const t = useTexts(handoverTexts);
  if (absences.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t.reports}</h2>
      <dl className="facts">
        {absences.map(({ id, manager, standIn, from, to, report, reportedAt }) => (
          <div key={id}>
            <dt>
              {standIn === null ? manager.name : t.reportBy(standIn.name, manager.name)} · {from} –{" "}
              {to}
            </dt>
            <dd>
              {report}{" "}
              <span className="small muted">
                {reportedAt === null ? null : formatInstant(reportedAt)}
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
