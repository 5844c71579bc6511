import type { RunOutcome } from "../../../../src/contract/index.ts";
import { formatNumber, formatPercent, useTexts } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { runTexts } from "./texts.ts";

/** The plan in seven figures. */
export function RunFigures({ outcome }: { readonly outcome: RunOutcome }) {
  const t = useTexts(runTexts);
  const { balance, balanceBefore } = outcome;
  return (
    <section className="panel figures">
      <Figure label={t.gap} value={formatPercent(outcome.gap, 2)} note={t.gapNote} />
      <Figure
        label={t.objective}
        value={formatNumber(outcome.objective)}
        unit={t.minutesMonth}
        note={`${t.lowerBound} ${formatNumber(outcome.lowerBound)}`}
      />
      <Figure label={t.moved} value={formatNumber(outcome.moved)} unit={t.household} />
      <Figure label={t.unassigned} value={formatNumber(outcome.unassigned)} unit={t.household} />
      <Figure label={t.awaiting} value={formatNumber(outcome.awaiting)} unit={t.household} />
      <Figure
        label={t.spread}
        value={formatPercent(balance.cv)}
        note={balanceBefore === null ? undefined : t.was(formatPercent(balanceBefore.cv))}
      />
      <Figure
        label={t.seconds}
        value={t.elapsed(formatNumber(outcome.seconds.solve, 1))}
        note={t[outcome.stoppedBy]}
      />
    </section>
  );
}
