import { Link } from "@tanstack/react-router";
import type { RunAnswer, RunView } from "../../../../src/contract/index.ts";
import { formatNumber, formatSigned, useTexts } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { priceTexts } from "./texts.ts";
import "./prices.css";

interface AnswerPanelProps {
  readonly run: RunView;
  readonly answer: RunAnswer;
}

/** What came of a question to a plan: before and after, exact, with what is proven. */
export function AnswerPanel({ run, answer }: AnswerPanelProps) {
  const t = useTexts(priceTexts);
  const { saves, savesAtLeast, savesAtMost } = answer;
  const isLoss = saves < 0;
  const sign = isLoss ? -1 : 1;
  // Where somebody is left out, bounds of the two plans do not compare.
  const range =
    savesAtLeast === null || savesAtMost === null
      ? null
      : [sign * savesAtLeast, sign * savesAtMost].toSorted((a, b) => a - b);
  const isLeaver = run.kind === "leaver" || run.origin?.kind === "leaver";
  return (
    <section className="panel stack">
      <p className="answer-text">
        <strong>{answer.text}</strong>
      </p>
      <div className="figures">
        <Figure
          label={isLoss ? t.costs : t.saves}
          value={formatNumber(Math.abs(saves))}
          unit={t.minutesMonth}
          note={
            range === null
              ? undefined
              : t.between(formatSigned(range[0] ?? 0), formatSigned(range[1] ?? 0))
          }
        />
        <Figure
          label={t.objective}
          value={formatNumber(answer.objectiveAfter)}
          unit={t.minutesMonth}
          note={t.fromTo(formatNumber(answer.objectiveBefore), formatNumber(answer.objectiveAfter))}
        />
        <Figure
          label={isLeaver ? t.customersLeft : t.customersGot}
          value={formatNumber(answer.customers)}
          unit={t.household}
        />
        <Figure label={t.others} value={formatNumber(answer.others)} unit={t.household} />
        <Figure
          label={t.unassigned}
          value={formatNumber(answer.unassignedAfter)}
          unit={t.household}
          note={t.fromTo(
            formatNumber(answer.unassignedBefore),
            formatNumber(answer.unassignedAfter),
          )}
        />
      </div>
      <Unplaced answer={answer} />
      <div className="row">
        {run.parent === null ? null : (
          <Link to="/allocation/compare" search={{ runs: `${run.parent.id},${run.id}` }}>
            {t.compareParent}
          </Link>
        )}
        {run.kind === "whatIf" ? <span className="muted small">{t.notPublishable}</span> : null}
      </div>
    </section>
  );
}

function Unplaced({ answer }: { readonly answer: RunAnswer }) {
  const t = useTexts(priceTexts);
  if (answer.unplaced.length === 0) return null;
  return (
    <div>
      <strong className="bad">{t.unplaced}</strong>
      <ul className="unplaced">
        {answer.unplaced.map(({ customer, text }) => (
          <li key={customer.id}>
            <Link to="/customers/$id" params={{ id: customer.id }}>
              {customer.name}
            </Link>
            {" — "}
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
