import type { CustomerFacts } from "../../src/core/facts/index.ts";
import type { Plan } from "../../src/core/regime/index.ts";
import { type ArticleKey, unreachable } from "../../src/core/shared/index.ts";
import type { Collected, Pair } from "./decision.ts";

type Of<T extends readonly unknown[] | undefined> = NonNullable<T>[number];
type HandoverTerm = Of<Plan["handover"]>;
type CreditTerm = Of<Plan["credit"]>;
type PermitTerm = Of<Plan["permit"]>;

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

const yesNo = (is: boolean): string => (is ? "required" : "optional");

/** Every word and figure of a step of handover. */
function stepSaid(term: HandoverTerm): string {
  switch (term.step) {
    case "departure": {
      const figures = [term.noticeDays, term.probationDays, term.freezeMinutes, term.dueDays];
      return `departure ${figures.join(" ")} ${term.contents.join(" ")}`;
    }
    case "leave":
      return `leave ${term.relationMonths} ${term.bothMonths}`;
    case "jointVisit":
      return `jointVisit ${term.withinDays} ${yesNo(term.withSupervisor)}`;
    case "quality":
      return `quality ${term.missed} ${term.wrong} ${term.incomplete}`;
    case "afterCheck":
      return `afterCheck ${term.days}`;
    default:
      return unreachable(term);
  }
}

const creditSaid = (term: CreditTerm): string =>
  term.form === "guard"
    ? `guard ${term.windowDays} ${term.netNewOnly ? "yes" : "no"} ${term.alarmCount}`
    : `split ${term.event} ${term.periods.map((one) => `${one.months}:${one.former}`).join(" ")}`;

const permitSaid = (term: PermitTerm): string =>
  term.act === "refusal"
    ? `refusal ${term.hours} ${term.rounds} ${term.waitDays}`
    : [
        "transfer",
        term.initiators.join(" "),
        term.approvals.join(" "),
        term.reasons.join(" "),
        yesNo(term.tellsCustomer),
      ].join(" ");

/** What the articles on how a book changes hands say, read off the compiled terms. */
export function addLife(decision: Collected, plan: Plan, pair: Pair): void {
  const say = (
    term: { readonly article: ArticleKey; applies(to: Pair): boolean },
    said: string,
  ): void => {
    if (term.applies(pair)) decision.life[plan.cite(term.article).printed] = said.trim();
  };
  for (const term of plan.handover ?? []) say(term, stepSaid(term));
  for (const term of plan.cover ?? [])
    say(term, `${term.order.join(" ")} ${term.maxDays} ${yesNo(term.mustBeEligible)}`);
  for (const term of plan.credit ?? []) say(term, creditSaid(term));
  for (const term of plan.permit ?? []) say(term, permitSaid(term));
}
