import type { HandoverView } from "../../../../src/contract/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { Citations } from "../articles/index.ts";
import { handoverTexts } from "./texts.ts";

/** Defects of a handover as they stand in the assessment. */
export function DefectList({ handover }: { readonly handover: HandoverView }) {
  const t = useTexts(handoverTexts);
  return (
    <section className="panel">
      <h2>{t.defects}</h2>
      {handover.defects.length === 0 ? (
        <p className="muted">{t.noDefects}</p>
      ) : (
        <ul>
          {handover.defects.map((defect) => (
            <li key={`${defect.customer.id}${defect.at}`}>
              {defect.customer.name} · {t[defect.code]} · {t.points(defect.points)}{" "}
              <Citations articles={defect.articles} /> — {defect.note}{" "}
              <span className="small muted">
                {defect.by} {formatInstant(defect.at)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
