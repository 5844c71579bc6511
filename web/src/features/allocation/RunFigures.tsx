import { useNavigate } from "@tanstack/react-router";
import type { PlanMeasures, RunOutcome, RunView } from "../../../../src/contract/index.ts";
import { aboveBest } from "../../../../src/i18n/above-best.ts";
import { formatNumber, formatPercent, useTexts } from "../../i18n/index.ts";
import { Figure } from "../../ui/Figure.tsx";
import { Citation } from "../articles/index.ts";
import { useMay } from "../session/index.ts";
import { aboveText, gapText } from "./gap-text.ts";
import { runTexts } from "./texts.ts";

interface RunFiguresProps {
  readonly run: RunView;
  readonly outcome: RunOutcome;
}

/** The plan in one sentence and seven figures; each figure opens what it is made of. */
export function RunFigures({ run, outcome }: RunFiguresProps) {
  const t = useTexts(runTexts);
  const navigate = useNavigate({ from: "/allocation/$id" });
  const maySee = useMay("customer.read");
  const { balance, balanceBefore } = outcome;
  const show = (tab: string) => () =>
    void navigate({ search: (before) => ({ ...before, tab }), replace: true });
  return (
    <section className="panel stack">
      <p className="run-proof">
        <Proof outcome={outcome} /> <WithoutUnassigned outcome={outcome} />
        <span className="muted">{t.proofNote}</span>
      </p>
      <div className="figures">
        <Figure
          label={t.gap}
          value={aboveText(outcome)}
          note={t.gapNote}
          detail={<GapDetail outcome={outcome} />}
        />
        <Figure
          label={t.objective}
          value={formatNumber(outcome.objective)}
          unit={t.minutesMonth}
          note={`${t.lowerBound} ${formatNumber(outcome.lowerBound)}`}
          detail={run.measures === null ? undefined : <CostDetail measures={run.measures} />}
        />
        <Figure
          label={t.moved}
          value={formatNumber(outcome.moved)}
          unit={t.household}
          note={
            outcome.priceOfMove === 0 ? undefined : t.oneMoveMore(formatNumber(outcome.priceOfMove))
          }
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
          {...(maySee ? { onOpen: show("awaits") } : {})}
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

interface OutcomeProps {
  readonly outcome: RunOutcome;
}

/** How far the plan may be from the best, or why that cannot be said. */
function Proof({ outcome }: OutcomeProps) {
  const t = useTexts(runTexts);
  const above = aboveBest(outcome);
  if (above === null) return <strong>{t.boundSaysNothing}</strong>;
  return <strong>{above === 0 ? t.isBest : t.atMostAbove(gapText(above))}</strong>;
}

/** Those nobody can hold weigh so much that they would hide how good the rest is. */
function WithoutUnassigned({ outcome }: OutcomeProps) {
  const t = useTexts(runTexts);
  const { unassigned, unassignedPrice, objective, lowerBound } = outcome;
  const above = aboveBest({
    objective: objective - unassignedPrice,
    lowerBound: lowerBound - unassignedPrice,
  });
  if (unassigned === 0 || above === null) return null;
  return <>{t.withoutThem(formatNumber(unassigned), gapText(above))} </>;
}

/** The cost article by article, under the regime as written. */
function CostDetail({ measures }: { readonly measures: PlanMeasures }) {
  const t = useTexts(runTexts);
  return (
    <>
      <table className="sums">
        <tbody>
          {measures.articles.map(({ article, kind, minutes }) => (
            <tr key={`${article.key}${kind}`}>
              <td>
                <Citation article={article} /> {article.title}
              </td>
              <td className="num">{formatNumber(minutes)}</td>
            </tr>
          ))}
          {measures.unassignedPrice === 0 ? null : (
            <tr>
              <td>{t.priceOfUnassigned}</td>
              <td className="num">{formatNumber(measures.unassignedPrice)}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          <tr>
            <td>{t.asWrittenTotal}</td>
            <td className="num">
              {formatNumber(measures.cost)} {t.minutesMonth}
            </td>
          </tr>
        </tfoot>
      </table>
      <p className="small muted">{t.asWrittenNote}</p>
    </>
  );
}

function GapDetail({ outcome }: OutcomeProps) {
  const t = useTexts(runTexts);
  const { objective, lowerBound } = outcome;
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
            <td className="num">{aboveText(outcome)}</td>
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
