import type { CreditEvent, Plan } from "../../core/regime/index.ts";
import { type ArticleKey, articleKey, type LocalDate } from "../../core/shared/index.ts";
import {
  type CreditChange,
  type CreditHolding,
  type CreditShares,
  creditShares,
  holdCredit,
} from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts } from "../book/facts.ts";
import type {
  CollisionDecision,
  CollisionRecord,
  CreditPast,
  CustomerRecord,
  HandoverPast,
  LedgerRecord,
  Stores,
} from "../ports.ts";
import { planOf } from "../regimes/plans-in-force.ts";
import { groundFor } from "./grounds.ts";
import { dayOfText } from "./open-handover.ts";

/** An article that shares a result, in the plan that it is from. */
export interface CreditCite {
  readonly plan: Plan;
  readonly key: ArticleKey;
}

interface Asked {
  readonly app: App;
  readonly stores: Stores;
  readonly customer: CustomerRecord;
  readonly on: LocalDate;
}

interface Shared {
  readonly at: Date;
  readonly change: CreditChange;
  readonly articles: readonly CreditCite[];
  /** Id of the collision case that ruled so. */
  readonly ruledBy?: string;
}

/** Who holds the results of a day, from all that happened up to it. */
export async function creditOnDay(
  app: App,
  stores: Stores,
  ask: Pick<Asked, "customer" | "on">,
): Promise<{
  readonly changedOn: LocalDate | null;
  readonly holdings: readonly CreditHolding[];
  readonly names: ReadonlyMap<string, string>;
  readonly articles: readonly CreditCite[];
  /** Ids of the collision cases that shared it. */
  readonly cases: readonly string[];
}> {
  const asked: Asked = { app, stores, ...ask };
  const past = await stores.credit.past(ask.customer.id);
  const first = past.changes[0]?.from ?? (past.changes.length === 0 ? ask.customer.owner : null);
  const until = past.changes.filter(({ at }) => app.dayOf(at) <= ask.on);
  const shared: Shared[] = [];
  for (const record of until) shared.push(await sharedBy(asked, record, past));
  for (const ruling of rulingsOf(past)) {
    const stay = await ruledStay(asked, ruling);
    if (stay !== null) shared.push(stay);
  }
  shared.sort((a, b) => a.at.getTime() - b.at.getTime());
  const last = until.at(-1);
  return {
    changedOn: last === undefined ? null : app.dayOf(last.at),
    holdings: holdCredit(
      first?.id ?? null,
      shared.map(({ change }) => change),
    ),
    names: namesOf(ask.customer, past),
    articles: distinct(shared.flatMap(({ articles }) => articles)),
    cases: [...new Set(shared.flatMap(({ ruledBy }) => ruledBy ?? []))],
  };
}

/** What one change of owner left to the former manager, as it stands on the day. */
async function sharedBy(asked: Asked, record: LedgerRecord, past: CreditPast): Promise<Shared> {
  const to = record.to?.id ?? null;
  const none: Shared = { at: record.at, change: { to, kept: null }, articles: [] };
  if (record.from === null) return none;
  const ruling = rulingsOf(past).find(({ decision }) => decision.ver === record.ver);
  const assist = record.cause === "collision" && ruling !== undefined ? assistOf(ruling) : null;
  if (ruling !== undefined && assist !== null)
    return {
      at: record.at,
      change: { to, kept: assist },
      articles: await cited(asked, ruling.record, [ruling.record.article]),
      ruledBy: ruling.record.id,
    };
  const handover = record.cause === "handover" ? handoverOf(record, past.handovers) : null;
  const stays = handover === null ? null : leaveKeeps(asked, handover);
  if (handover !== null && stays !== null)
    return {
      at: record.at,
      change: { to, kept: { manager: record.from.id, share: 10_000, until: stays } },
      articles: await cited(asked, handover, handover.articles),
    };
  const event = eventOf(record, handover);
  return event === null ? none : byArticle(asked, { record, from: record.from.id, event, none });
}

/** The shares after such a change, by the revision that moved the customer, else by those in force. */
async function byArticle(
  { app, stores, customer, on }: Asked,
  given: {
    readonly record: LedgerRecord;
    readonly from: string;
    readonly event: CreditEvent;
    readonly none: Shared;
  },
): Promise<Shared> {
  const { record, from, event, none } = given;
  const changedOn = app.dayOf(record.at);
  const sharesBy = (plan: Plan): CreditShares | null => {
    const shares = creditShares(plan, { event, customer: customerFacts(customer), changedOn, on });
    return shares.articles.length === 0 ? null : shares;
  };
  const then = await planOf(app, stores, record);
  const terms = then === null ? null : sharesBy(then);
  const ground =
    then !== null && terms !== null
      ? { plan: then, terms }
      : await groundFor(app, stores, sharesBy);
  if (ground === null || ground.terms.former === 0) return none;
  const { former, until, articles } = ground.terms;
  return {
    ...none,
    change: { ...none.change, kept: { manager: from, share: former, until } },
    articles: articles.map((key) => ({ plan: ground.plan, key })),
  };
}

function eventOf(record: LedgerRecord, handover: HandoverPast | null): CreditEvent | null {
  switch (record.cause) {
    case "transfer":
      return "transfer";
    case "collision":
      return "dispute";
    case "handover":
      return handover?.kind ?? "departure";
    default:
      return null;
  }
}

/** The handover that made a record: of those of the former manager, the one closed nearest to it. */
function handoverOf(record: LedgerRecord, handovers: readonly HandoverPast[]): HandoverPast | null {
  const apart = ({ closedAt }: HandoverPast): number =>
    Math.abs(closedAt.getTime() - record.at.getTime());
  const own = handovers.filter(({ manager }) => manager === record.from?.id);
  return [...own].sort((a, b) => apart(a) - apart(b))[0] ?? null;
}

/** The last day of a leave that moved the customers and left the results; null = not on this day. */
function leaveKeeps({ app, on }: Asked, { leave }: HandoverPast): LocalDate | null {
  if (leave?.effect !== "relation") return null;
  const planned = dayOfText(leave.to);
  const ended = leave.endedAt === null ? planned : app.dayOf(leave.endedAt);
  const last = ended < planned ? ended : planned;
  return on <= last ? last : null;
}

interface CaseRuling {
  readonly record: CollisionRecord;
  readonly decision: CollisionDecision;
}

/** Every ruling of every case: one that an appeal replaced holds for the days before that. */
const rulingsOf = ({ cases }: CreditPast): readonly CaseRuling[] =>
  cases.flatMap((record) =>
    [record.firstDecision, record.decision].flatMap((decision) =>
      decision === null ? [] : [{ record, decision }],
    ),
  );

/** The share of the one who assists by a ruling; null = it does not share. */
function assistOf({ decision }: CaseRuling): CreditChange["kept"] {
  const assist = decision.credit.find(({ manager }) => manager !== decision.winner);
  return assist === undefined ? null : { ...assist, until: null };
}

/** A ruling that left the owner as he was: it says anew who shares the results. */
async function ruledStay(asked: Asked, ruling: CaseRuling): Promise<Shared | null> {
  const { record, decision } = ruling;
  if (decision.ver !== null) return null;
  const at = new Date(decision.at);
  if (asked.app.dayOf(at) > asked.on) return null;
  const kept = assistOf(ruling);
  const articles = kept === null ? [] : await cited(asked, record, [record.article]);
  const change = { to: decision.winner, kept };
  return kept === null ? { at, change, articles } : { at, change, articles, ruledBy: record.id };
}

async function cited(
  { app, stores }: Asked,
  from: { readonly regime: string; readonly revision: number },
  keys: readonly string[],
): Promise<readonly CreditCite[]> {
  const plan = await planOf(app, stores, from);
  return plan === null ? [] : keys.map((key) => ({ plan, key: articleKey(key) }));
}

const distinct = (cites: readonly CreditCite[]): readonly CreditCite[] => [
  ...new Map(cites.map((cite) => [JSON.stringify(cite.plan.cite(cite.key)), cite])).values(),
];

function namesOf(customer: CustomerRecord, past: CreditPast): ReadonlyMap<string, string> {
  const people = [
    ...past.cases.flatMap(({ holder, challenger }) => [holder, challenger]),
    ...past.changes.flatMap(({ from, to }) => [from, to]),
    customer.owner,
  ];
  return new Map(people.flatMap((person) => (person === null ? [] : [[person.id, person.name]])));
}
