import {
  type ArticleKey,
  addDays,
  articleKey,
  type LocalDate,
  parseLocalDate,
} from "../../core/shared/index.ts";
import { departureTerms, dueDay, freezeTime, noticeLacking } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { managerFacts } from "../book/facts.ts";
import { dayStart } from "../ownership/day-start.ts";
import type { HandoverRecord, ManagerRecord, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import { groundFor, printed } from "./grounds.ts";

export interface HandoverInput {
  readonly manager: string;
  /** Civil days. */
  readonly lastDay: string;
  readonly noticedOn?: string | undefined;
  readonly reason: string;
}

/** The office closes at half past five. */
const CLOSING = 17 * 60 + 30;
const MINUTE = 60_000;
const PROBATION = ["试用", "试用期", "probation"];

/** A day as a person wrote it. */
export function dayOfText(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day === null) throw new Refusal("request.invalid", { field: "day", value: text });
  return day;
}

export const inProbation = (manager: ManagerRecord): boolean =>
  PROBATION.includes(String(manager.fields["status"] ?? ""));

/** What a handover is opened with. */
export interface Opening {
  readonly kind: HandoverRecord["kind"];
  readonly manager: ManagerRecord;
  readonly absence: string | null;
  readonly lastDay: LocalDate;
  readonly noticedOn: LocalDate;
  readonly reason: string;
  /** Articles that ask for it beside those of the procedure. */
  readonly because: readonly ArticleKey[];
}

/** Records a handover and puts its freeze and its end on the clock. */
export async function openIn(app: App, stores: Stores, opening: Opening): Promise<HandoverRecord> {
  const { manager, lastDay, noticedOn, kind } = opening;
  const facts = managerFacts(manager);
  const ground = await groundFor(app, stores, (plan) => departureTerms(plan, facts));
  if (ground === null) throw new Refusal("handover.noArticle", { manager: manager.name });
  const { plan, terms } = ground;
  const freeze = freezeTime(lastDay, { closing: CLOSING, freezeMinutes: terms.freezeMinutes });
  const freezeAt = new Date(dayStart(freeze.day).getTime() + freeze.minute * MINUTE);
  const dueOn = dueDay(freeze.day, terms.dueDays);
  const home = await stores.transfers.unitOf(manager.id);
  const known = plan.articles.map(({ key }) => key);
  const id = app.newId();
  const isNew = await stores.handovers.insert({
    id,
    kind,
    manager: { id: manager.id, name: manager.name },
    unit: home?.unit ?? "hq",
    absence: opening.absence,
    noticedOn,
    lastDay,
    freezeAt,
    dueOn,
    contents: terms.contents,
    reason: opening.reason,
    noticeLacking:
      kind === "leave"
        ? 0
        : noticeLacking(terms, { on: noticedOn, lastDay, inProbation: inProbation(manager) }),
    regime: plan.regime.id,
    revision: plan.regime.revision,
    articles: [...terms.articles, ...opening.because.filter((key) => known.includes(key))],
  });
  if (!isNew) throw new Refusal("handover.going", { manager: manager.name });
  if (kind === "departure") await stores.handovers.endAccess(manager.id, freezeAt);
  const clock = (what: string, due: Date) => ({
    kind: `handover.${what}`,
    about: id,
    due,
    payload: {},
    effectKey: `handover.${what}:${id}`,
  });
  await stores.timed.schedule([
    clock("freeze", freezeAt),
    clock("due", dayStart(addDays(dueOn, 1))),
  ]);
  await stores.events.append({
    kind: kind === "departure" ? "employee.noticeGiven" : "handover.opened",
    about: manager.id,
    data: { handover: id, lastDay, reason: opening.reason },
  });
  await stores.notices.tell({
    to: { managers: [manager.id], roles: ["unitHead", "teamLead"], unit: home?.unit ?? null },
    kind: "handover.opened",
    about: id,
    data: {
      from: manager.name,
      count: manager.count,
      until: dueOn,
      article: printed(plan, terms.articles),
    },
    effectKey: `handover.opened:${id}`,
  });
  const handover = await stores.handovers.find(id);
  if (handover === null) throw new Refusal("handover.notFound", { id });
  return handover;
}

/** A manager gives notice: his book is to be handed over by the articles in force. */
export function openHandover(
  app: App,
  reader: Reader,
  input: HandoverInput,
): Promise<HandoverRecord> {
  return within(app, { reader, right: "handover.run" }, async (stores) => {
    const manager = await stores.managers.find(input.manager);
    if (manager === null) throw new Refusal("manager.notFound", { id: input.manager });
    const today = app.today();
    const lastDay = dayOfText(input.lastDay);
    const noticedOn = input.noticedOn === undefined ? today : dayOfText(input.noticedOn);
    if (lastDay < today) throw new Refusal("handover.lastDayPast", { day: lastDay });
    return openIn(app, stores, {
      kind: "departure",
      manager,
      absence: null,
      lastDay,
      noticedOn,
      reason: input.reason,
      because: [],
    });
  });
}

/** Article keys as they are stored. */
export const keysOf = (articles: readonly string[]): readonly ArticleKey[] =>
  articles.map((key) => articleKey(key));
