import type { CustomerFacts } from "../../src/core/facts/index.ts";
import type { Plan } from "../../src/core/regime/index.ts";
import type { ArticleKey } from "../../src/core/shared/index.ts";
import type { Collected, Pair } from "./decision.ts";

/** What an article of collision says of the customer, read off the compiled term. */
export function addCollision(decision: Collected, plan: Plan, customer: CustomerFacts): void {
  for (const term of plan.collision ?? []) {
    if (!term.applies(customer)) continue;
    const lists = [term.keys, term.same, term.order, term.outcomes].flat();
    const { likely, possible, evidenceDays, decideDays, appealDays, assistShare } = term;
    const figures = [likely, possible, evidenceDays, decideDays, appealDays, assistShare];
    const said = [term.reveal, ...lists, ...figures].join(" ");
    decision.collision[plan.cite(term.article).printed] = said;
  }
}

/** What an article of dispatch says of the pair, read off the compiled term. */
export function addDispatch(decision: Collected, plan: Plan, { customer, manager }: Pair): void {
  for (const term of plan.dispatch?.assign ?? []) {
    if (!term.applies(customer)) continue;
    const said = [
      ...term.sources,
      ...term.strategies,
      String(term.matches(customer, manager)),
      String(term.referrerOf(customer)),
      String(term.referredOn(customer)),
      term.weightOf(manager),
      term.depth,
      term.windowDays,
    ];
    decision.dispatch[plan.cite(term.article).printed] = said.join(" ");
  }
  for (const term of plan.dispatch?.response ?? []) {
    if (!term.applies(customer)) continue;
    const { sources, clock, escalate, minutes, reroutes } = term;
    const said = [...sources, clock, escalate, minutes, reroutes];
    decision.dispatch[plan.cite(term.article).printed] = said.join(" ");
  }
}

/** What is kept from sight, and what roles are granted. */
export function addAccess(
  decision: Collected,
  plan: Plan,
  of: { readonly customer: CustomerFacts; readonly printed: (key: ArticleKey) => string },
): void {
  for (const term of plan.access?.sensitive ?? []) {
    if (term.covers(of.customer)) decision.hidden[of.printed(term.article)] = term.fields;
  }
  for (const term of plan.access?.roles ?? []) {
    const { role, scope, sensitive, perDay, rights } = term;
    const grants = `${role} ${scope} ${sensitive} ${perDay}: ${rights.join(" ")}`;
    decision.grants[of.printed(term.article)] = grants;
  }
}

/** Figures of the articles on how a book changes hands, read off the compiled terms. */
export function addLife(decision: Collected, plan: Plan, pair: Pair): void {
  const say = (
    term: { readonly article: ArticleKey; applies(to: Pair): boolean },
    figures: readonly number[],
  ): void => {
    if (term.applies(pair)) decision.life[plan.cite(term.article).printed] = figures;
  };
  for (const term of plan.handover ?? []) {
    if (term.step === "departure")
      say(term, [term.noticeDays, term.probationDays, term.freezeMinutes, term.dueDays]);
    if (term.step === "leave") say(term, [term.relationMonths, term.bothMonths]);
    if (term.step === "jointVisit") say(term, [term.withinDays]);
    if (term.step === "quality") say(term, [term.missed, term.wrong, term.incomplete]);
    if (term.step === "afterCheck") say(term, [term.days]);
  }
  for (const term of plan.cover ?? []) say(term, [term.maxDays]);
  for (const term of plan.credit ?? [])
    say(
      term,
      term.form === "guard"
        ? [term.windowDays, term.alarmCount]
        : term.periods.flatMap(({ months, former }) => [months, former]),
    );
  for (const term of plan.permit ?? [])
    say(
      term,
      term.act === "transfer" ? [term.approvals.length] : [term.hours, term.rounds, term.waitDays],
    );
}
