import type { RunAnswer as Answer, RunRecord, Stores } from "../../app/ports.ts";
import { detailsOf } from "../../app/runs/run-details.ts";
import type { Named, RunAnswer, RunOrigin } from "../../contract/index.ts";
import { type AskedKind, answerText, unplacedText } from "../../i18n/scenario-texts.ts";
import type { Locale } from "../../i18n/text.ts";

/** Customers named of those nobody takes: there can be hundreds. */
const NAMED = 200;

interface Asked {
  readonly kind: AskedKind;
  readonly manager: Named;
}

function originView(run: RunRecord, manager: Named): RunOrigin | null {
  const { origin } = run;
  if (origin === null) return null;
  if (origin.kind === "curve") return { ...origin, values: [...origin.values] };
  return origin.kind === "point" ? origin : { ...origin, manager };
}

const kindOf = ({ origin }: RunRecord): AskedKind | null => {
  if (origin?.kind === "leaver") return "leaver";
  return origin?.kind === "whatIf" ? origin.question.kind : null;
};

async function answerView(
  stores: Stores,
  answer: Answer,
  by: { readonly asked: Asked; readonly locale: Locale; readonly isNamed: boolean },
): Promise<RunAnswer> {
  const { asked, locale, isNamed } = by;
  const { unplaced, ...figures } = answer;
  const shown = isNamed ? unplaced.slice(0, NAMED) : [];
  const names = await stores.customers.names(shown.map(({ customer }) => customer));
  return {
    ...figures,
    unplaced: shown.map(({ customer, ...why }) => ({
      customer: { id: customer, name: names.get(customer) ?? customer },
      text: unplacedText(why, locale),
    })),
    text: answerText(
      asked.kind,
      { ...figures, manager: asked.manager.name, unplaced: unplaced.length },
      locale,
    ),
  };
}

/** What a run was asked, and what came of it. */
export async function scenarioView(
  stores: Stores,
  run: RunRecord,
  { isNamed, locale }: { readonly isNamed: boolean; readonly locale: Locale },
): Promise<{ readonly origin: RunOrigin | null; readonly answer: RunAnswer | null }> {
  const { origin } = run;
  const id = origin !== null && "manager" in origin ? origin.manager : null;
  const names = id === null ? null : await stores.managers.names([id]);
  const manager = { id: id ?? "", name: names?.get(id ?? "") ?? id ?? "" };
  const kind = kindOf(run);
  const answer = detailsOf(run).summary?.answer ?? null;
  return {
    origin: originView(run, manager),
    answer:
      answer === null || kind === null
        ? null
        : await answerView(stores, answer, { asked: { kind, manager }, isNamed, locale }),
  };
}
