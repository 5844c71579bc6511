import type { RulingView } from "../../../../src/contract/index.ts";
import { formatInstant, formatPercent, useTexts } from "../../i18n/index.ts";
import { collisionTexts } from "./texts.ts";

interface DecisionProps {
  readonly ruling: RulingView;
  readonly title: string;
  readonly appealUntil?: string | null;
}

/** One ruling: who gets the customer, why, and how the results are shared. */
export function Decision({ ruling, title, appealUntil = null }: DecisionProps) {
  const t = useTexts(collisionTexts);
  const { outcome, winner, reason, by, at, isProposed, credit } = ruling;
  return (
    <>
      <h2>{title}</h2>
      <p className="case-outcome">
        {winner === null ? t.outcomes(outcome) : t.proposalIs(t.outcomes(outcome), winner.name)}
      </p>
      {reason === "" ? null : <p>{reason}</p>}
      <p className="small muted">
        {t.decided(by, formatInstant(at))} · {isProposed ? t.asProposed : t.notAsProposed}
        {appealUntil === null ? "" : ` · ${t.appealUntil(formatInstant(appealUntil))}`}
      </p>
      {credit.length === 0 ? null : (
        <p className="small">
          {t.credit}：
          {credit
            .map(({ manager, share }) => `${manager.name} ${formatPercent(share / 10_000)}`)
            .join("，")}
        </p>
      )}
    </>
  );
}
