import type { CollisionView } from "../../../../src/contract/index.ts";
import { formatInstant, useTexts } from "../../i18n/index.ts";
import { collisionTexts } from "./texts.ts";

/** Until when the parties bring evidence, and which of them has said that it is complete. */
export function Evidence({ view }: { readonly view: CollisionView }) {
  const t = useTexts(collisionTexts);
  const { until, isOver, done } = view.evidence;
  return (
    <p className="small">
      {isOver ? t.evidenceOver(formatInstant(until)) : t.evidenceUntil(formatInstant(until))}
      {isOver ? null : <span className="muted"> {t.evidenceEarlier}</span>}
      {done.map(({ id, name }) => (
        <span key={id} className="muted">
          {" "}
          {t.evidenceDoneBy(name)}
        </span>
      ))}
    </p>
  );
}
