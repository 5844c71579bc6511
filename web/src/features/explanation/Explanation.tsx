import { Link } from "@tanstack/react-router";
import type { ReasonView } from "../../../../src/contract/index.ts";
import { formatNumber, useTexts } from "../../i18n/index.ts";
import { Citation } from "../articles/index.ts";
import { Costs } from "./Costs.tsx";
import { Alternatives, CounterFactuals, Exclusions } from "./Others.tsx";
import { explanationTexts } from "./texts.ts";
import { WhyNot } from "./WhyNot.tsx";
import "./explanation.css";

/** Who, because of which articles, who came second, who could not, what would change it. */
export function Explanation({
  reason,
  run,
}: {
  readonly reason: ReasonView;
  /** The run it comes from, where its other managers can be asked about. */
  readonly run?: string;
}) {
  const t = useTexts(explanationTexts);
  return (
    <div className="explanation">
      <Verdict reason={reason} />
      {reason.because.length === 0 ? null : (
        <section>
          <h4>{t.because}</h4>
          <ul className="because">
            {reason.because.map((one) => (
              <li key={`${one.article.key}${one.code}${one.text}`}>
                <Citation article={one.article} />
                <span>{one.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {reason.items.length === 0 ? null : (
        <section>
          <h4>{t.costs}</h4>
          <Costs items={reason.items} total={reason.total} />
        </section>
      )}
      <Alternatives reason={reason} />
      <WhyNot key={reason.customer.id} reason={reason} run={run} />
      <Exclusions reason={reason} />
      <CounterFactuals reason={reason} />
    </div>
  );
}

function Verdict({ reason }: { readonly reason: ReasonView }) {
  const t = useTexts(explanationTexts);
  const { manager, previous, awaits } = reason;
  const isKept = previous !== null && previous.id === manager?.id;
  return (
    <section className={manager === null ? "verdict none" : "verdict"}>
      <div className="small muted">{t.who}</div>
      <div className="verdict-name">
        {manager === null ? (
          t.nobody
        ) : (
          <Link to="/managers/$id" params={{ id: manager.id }}>
            {manager.name}
          </Link>
        )}
        {previous === null ? null : <small>{isKept ? t.kept : t.before(previous.name)}</small>}
      </div>
      <p>{reason.sentence}</p>
      {awaits === null ? null : (
        <p className="awaits">
          <Citation article={awaits.article} /> {t.awaits(awaits.by, awaits.question)}
        </p>
      )}
      <div className="small muted">{t.eligible(formatNumber(reason.eligibleCount))}</div>
    </section>
  );
}
