import { useNavigate } from "@tanstack/react-router";
import type { RunOutcome } from "../../../../src/contract/index.ts";
import { formatNumber, formatPercent, useTexts } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { gapText } from "./gap-text.ts";
import { runTexts } from "./texts.ts";

/** The plan in one sentence and seven figures; each figure opens what it is made of. */
export function RunFigures({ outcome }: { readonly outcome: RunOutcome }) {
  const t = useTexts(runTexts);
  const navigate = useNavigate({ from: "/allocation/$id" });
  const { balance, balanceBefore } = outcome;
  const show = (tab: string) => () =>
    void navigate({ search: (before) => ({ ...before, tab }), replace: true });
  return (
    <section className="panel stack">
      <p className="run-proof">
        <strong>{outcome.gap === 0 ? t.isBest : t.atMostAbove(gapText(outcome.gap))}</strong>{" "}
        <span className="muted">{t.proofNote}</span>
      </p>
      <div className="figures">
        <Figure
          label={t.gap}
          value={gapText(outcome.gap)}
          note={t.gapNote}
          detail={<GapDetail outcome={outcome} />}
        />
        <Figure
          label={t.objective}
          value={formatNumber(outcome.objective)}
          unit={t.minutesMonth}
          note={`${t.lowerBound} ${formatNumber(outcome.lowerBound)}`}
        />
        <Figure
          label={t.moved}
          value={formatNumber(outcome.moved)}
          unit={t.household}
          onOpen={show("moves")}
        />
        <Figure
          label={t.unassigned}
          value={formatNumber(outcome.unassigned)}
          unit={t.household}
          onOpen={show("shortages")}
        />
        <Figure
          label={t.awaiting}
          value={formatNumber(outcome.awaiting)}
          unit={t.household}
          onOpen={show("awaits")}
        />
        <Figure
          label={t.spread}
          value={formatPercent(balance.cv)}
          note={balanceBefore === null ? undefined : t.was(formatPercent(balanceBefore.cv))}
          onOpen={show("balance")}
        />
        <Figure
          label={t.seconds}
          value={t.elapsed(formatNumber(outcome.seconds.solve, 1))}
          note={t[outcome.stoppedBy]}
          detail={<SecondsDetail seconds={outcome.seconds} />}
        />
      </div>
    </section>
  );
}

function GapDetail({ outcome }: { readonly outcome: RunOutcome }) {
  const t = useTexts(runTexts);
  const { objective, lowerBound, gap } = outcome;
  return (
    <>
      <table className="sums">
        <tbody>
          <tr>
            <td>{t.objective}</td>
            <td className="num">{formatNumber(objective)}</td>
          </tr>
          <tr>
            <td>{t.lowerBound}</td>
            <td className="num">−{formatNumber(lowerBound)}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <td>{t.between}</td>
            <td className="num">
              {formatNumber(objective - lowerBound)} {t.minutesMonth}
            </td>
          </tr>
          <tr>
            <td>{t.ofBound}</td>
            <td className="num">{gapText(gap)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="small muted">{t.boundNote}</p>
    </>
  );
}

const STEPS = [
  ["load", "load"],
  ["compile", "prepare"],
  ["solve", "improve"],
  ["explain", "explain"],
  ["store", "store"],
] as const;

function SecondsDetail({ seconds }: Pick<RunOutcome, "seconds">) {
  const t = useTexts(runTexts);
  return (
    <table className="sums">
      <tbody>
        {STEPS.map(([key, text]) => (
          <tr key={key}>
            <td>{key === "solve" ? t.solving : t[text]}</td>
            <td className="num">{t.elapsed(formatNumber(seconds[key], 2))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
