import type { ArticleKey } from "../shared/index.ts";
import {
  type Choice,
  type DispatchAsk,
  type DispatchDesk,
  type Offer,
  pairAccount,
} from "../who/index.ts";
import type { CostItem, CustomerReason, Exclusion, ReasonItem } from "./allocation-reason.ts";
import { costItems, totalMinutes } from "./cost-items.ts";

const SPEAKS_FOR: readonly ReasonItem["code"][] = [
  "eligibility.satisfied",
  "eligibility.missingAllowed",
  "priority.matched",
  "proximity.travel",
  "proximity.way",
];

/** Everything the articles say of the customer with one manager. */
function findingsOf(desk: DispatchDesk, { customer }: DispatchAsk, seat: number) {
  const { plan, managers } = desk.side;
  const carvedOut = plan.who.priority.map((term) =>
    Uint8Array.of(term.carvedOut(customer) ? 1 : 0),
  );
  const alone = { previous: Int32Array.of(-1), hasOwner: Uint8Array.of(0), carvedOut };
  return pairAccount({ plan, customers: [customer], managers, ...alone }, 0, seat);
}

/** What the seat's room asks at the present prices, article by article. */
function priceItems(desk: DispatchDesk, ask: DispatchAsk, seat: number): readonly CostItem[] {
  const place = desk.side.placeOf[seat] ?? 0;
  const amounts = desk.rooms.amountsOf(ask.customer);
  return desk.rooms.counted.flatMap(({ article, growing }, q): CostItem[] => {
    const amount = amounts[q] ?? 0;
    const minutes = amount === 0 ? 0 : Math.round(desk.rooms.charge(q, place, amount));
    const kind = growing === null ? "capacity" : "balance";
    return minutes === 0 ? [] : [{ article, kind, minutes, facts: { units: amount } }];
  });
}

const itemsOf = (desk: DispatchDesk, ask: DispatchAsk, seat: number): readonly CostItem[] => [
  ...costItems(findingsOf(desk, ask, seat)),
  ...priceItems(desk, ask, seat),
];

/** Managers whom a hard article or their limit keeps from the customer. */
function exclusionsOf(desk: DispatchDesk, ask: DispatchAsk): readonly Exclusion[] {
  const newcomer = desk.newcomer(ask);
  const counts = new Map<ArticleKey, number>(
    newcomer.profile.excluded.map(({ article, count }) => [article, count]),
  );
  const blame = (article: ArticleKey | undefined): void => {
    if (article !== undefined) counts.set(article, (counts.get(article) ?? 0) + 1);
  };
  const far = desk.side.plan.who.proximity.find(({ travel }) => travel.kind === "distance");
  desk.side.managers.forEach((_, j) => {
    const cell = newcomer.profile.cells[desk.side.placeOf[j] ?? 0] ?? -1;
    if (cell < 0) return;
    if (desk.minutesAt(newcomer, j) < 0) blame(far?.article);
    else blame(desk.rooms.fullBy(j, newcomer.amounts));
  });
  return Array.from(counts, ([article, count]) => ({ article, count, sample: [] }));
}

function becauseOf(desk: DispatchDesk, ask: DispatchAsk, choice: Choice): readonly ReasonItem[] {
  const { best, second, article, strategy } = choice;
  const said = findingsOf(desk, ask, best.seat).flatMap((finding): ReasonItem[] =>
    SPEAKS_FOR.some((code) => code === finding.code)
      ? [{ article: finding.article, code: finding.code, facts: finding.facts }]
      : [],
  );
  const rooms = desk.rooms.counted.flatMap(({ article: key, limit, load }): ReasonItem[] => {
    const most = limit[best.seat] ?? Number.POSITIVE_INFINITY;
    if (!Number.isFinite(most)) return [];
    const facts = { load: load[best.seat] ?? 0, limit: most };
    return [{ article: key, code: "capacity.room", facts }];
  });
  const saved = second === null ? null : Math.round(second.priced - best.priced);
  // Without an article of dispatch the choice rests on those that price the manager.
  const ground = article ?? rooms[0]?.article ?? said[0]?.article;
  const facts = { minutes: saved, second: second?.manager ?? null };
  const chosen: ReasonItem[] =
    ground === undefined ? [] : [{ article: ground, code: `dispatch.${strategy}`, facts }];
  return [...chosen, ...said, ...rooms];
}

/** Why this manager, article by article, with what his room asks; null = why nobody. */
export function explainDispatch(
  desk: DispatchDesk,
  ask: DispatchAsk,
  choice: Choice | null,
): CustomerReason {
  const excluded = exclusionsOf(desk, ask);
  const items = choice === null ? [] : itemsOf(desk, ask, choice.best.seat);
  const second = choice?.second ?? null;
  const other = (offer: Offer) => ({
    manager: offer.manager,
    extraCost: Math.round(offer.priced - (choice?.best.priced ?? 0)),
    extraPairCost: offer.minutes - (choice?.best.minutes ?? 0),
    isFull: false,
    items: itemsOf(desk, ask, offer.seat),
  });
  const runnerUp = second === null ? null : other(second);
  const out = excluded.reduce((sum, { count }) => sum + count, 0);
  return {
    customer: ask.customer.id,
    manager: choice?.best.manager ?? null,
    previous: null,
    items,
    total: totalMinutes(items),
    because: choice === null ? [] : becauseOf(desk, ask, choice),
    runnerUp,
    alternatives: runnerUp === null ? [] : [runnerUp],
    eligibleCount: Math.max(0, desk.side.managers.length - out),
    excluded,
    counterFactuals: [],
    awaits: null,
  };
}
