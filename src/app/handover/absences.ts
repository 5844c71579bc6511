import { addDays, daysBetween, type LocalDate } from "../../core/shared/index.ts";
import {
  chooseStandIn,
  coverExceeds,
  leaveEffect,
  type StandInChoice,
} from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { customerFacts, managerFacts } from "../book/facts.ts";
import { askForReport } from "../duties/report-cover.ts";
import { onBehalfOf } from "../ownership/acting-manager.ts";
import { dayStart } from "../ownership/day-start.ts";
import type {
  AbsenceRecord,
  CustomerRecord,
  ManagerRecord,
  NamedRecord,
  Stores,
  TimedEventInput,
} from "../ports.ts";
import { type Reader, require, scopeFor, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";
import { groundFor, planOfHandover, printed } from "./grounds.ts";
import { dayOfText, keysOf, openIn } from "./open-handover.ts";
import { setAsideBook, takeUpBook } from "./set-aside-book.ts";

export interface AbsenceInput {
  readonly manager: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  /** Staff number; absent = the article's choice. */
  readonly standIn?: string | undefined;
}

const PAGE = 500;

/** All that a manager holds: who stands in is judged for every one of them. */
async function bookOfManager(stores: Stores, manager: string): Promise<readonly CustomerRecord[]> {
  const book: CustomerRecord[] = [];
  for (;;) {
    const page = { offset: book.length, limit: PAGE, sort: "id", descending: false } as const;
    const { rows } = await stores.customers.page({ ...page, owner: manager });
    book.push(...rows);
    if (rows.length < PAGE) return book;
  }
}

/** Who may stand in for a manager on these days, by the articles in force. */
async function choiceFor(
  app: App,
  stores: Stores,
  absent: ManagerRecord,
  from: string,
): Promise<{ readonly choice: StandInChoice; readonly ground: GroundOfCover }> {
  const facts = managerFacts(absent);
  const ground =
    (await groundFor(app, stores, (plan) =>
      (plan.cover ?? []).some((term) => term.applies({ manager: facts })) ? true : null,
    )) ?? (await groundFor(app, stores, () => true));
  if (ground === null) throw new Refusal("absence.noRegime");
  const away = await stores.absences.away(from);
  const book = await bookOfManager(stores, absent.id);
  const candidates = (await stores.managers.all()).map((manager) => ({
    manager: managerFacts(manager),
    held: manager.count,
    isAway: away.managers.includes(manager.id),
  }));
  const choice = chooseStandIn(ground.plan, {
    absent: facts,
    customers: book.map(customerFacts),
    candidates,
  });
  return { choice, ground };
}

type GroundOfCover = NonNullable<Awaited<ReturnType<typeof groundFor<true>>>>;

/** Refuses a stand-in whom the articles do not let stand in, with why. */
function checkNamed(choice: StandInChoice, named: string, ground: GroundOfCover): void {
  const refused = choice.refused.find(({ manager }) => manager.id === named);
  if (refused === undefined) return;
  throw new Refusal("absence.standInRefused", {
    manager: String(refused.manager.fields["name"] ?? named),
    why: refused.why,
    articles: refused.articles.map((key) => ground.plan.cite(key).printed),
  });
}

/** A manager goes on leave: the article says who stands in, and whether the customers move. */
export async function declareAbsence(
  app: App,
  reader: Reader,
  input: AbsenceInput,
): Promise<AbsenceRecord> {
  require(reader, "handover.run");
  const seen = await within(app, { reader, right: "handover.run" }, (stores) =>
    stores.managers.find(input.manager),
  );
  if (seen === null) throw new Refusal("manager.notFound", { id: input.manager });
  return app.database.within(onBehalfOf(reader), async (stores) => {
    const manager = await stores.managers.find(input.manager);
    if (manager === null) throw new Refusal("manager.notFound", { id: input.manager });
    const [from, to] = [dayOfText(input.from), dayOfText(input.to)];
    if (to < from || to < app.today()) throw new Refusal("absence.daysInvalid", { from, to });
    const { choice, ground } = await choiceFor(app, stores, manager, from);
    if (input.standIn !== undefined) checkNamed(choice, input.standIn, ground);
    const standIn = await standInOf(stores, input.standIn ?? choice.standIn?.id ?? null);
    const id = await storeIn(app, stores, { manager, from, to, standIn, choice, ground, input });
    const absence = await stores.absences.find(id);
    if (absence === null) throw new Refusal("absence.notFound", { id });
    return absence;
  });
}

interface Declared {
  readonly manager: ManagerRecord;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly standIn: NamedRecord | null;
  readonly choice: StandInChoice;
  readonly ground: GroundOfCover;
  readonly input: AbsenceInput;
}

async function storeIn(app: App, stores: Stores, given: Declared): Promise<string> {
  const { manager, from, to, standIn, choice, ground, input } = given;
  const { effect, articles } = leaveEffect(ground.plan, managerFacts(manager), { from, to });
  if (effect === "cover" && coverExceeds(choice.maxDays, { from, to }) > 0)
    throw new Refusal("absence.tooLong", {
      days: daysBetween(from, to) + 1,
      most: choice.maxDays,
      articles: printed(ground.plan, choice.articles),
    });
  const home = await stores.transfers.unitOf(manager.id);
  const id = app.newId();
  const isNew = await stores.absences.insert({
    id,
    manager: { id: manager.id, name: manager.name },
    unit: home?.unit ?? "hq",
    from,
    to,
    reason: input.reason,
    standIn,
    effect,
    regime: ground.plan.regime.id,
    revision: ground.plan.regime.revision,
    articles: [...choice.articles, ...articles],
  });
  if (!isNew) throw new Refusal("absence.overlaps", { manager: manager.name, from, to });
  await stores.timed.schedule([
    clock(id, "begin", dayStart(from)),
    clock(id, "end", dayStart(addDays(to, 1))),
  ]);
  await stores.events.append({
    kind: "employee.absent",
    about: manager.id,
    data: { absence: id, from, to, standIn: standIn?.id ?? null, effect },
  });
  const before = addDays(from, -1);
  if (effect !== "cover")
    await openIn(app, stores, {
      kind: "leave",
      manager,
      absence: id,
      lastDay: before < app.today() ? app.today() : before,
      noticedOn: app.today(),
      reason: input.reason,
      because: articles,
    });
  if (from <= app.today()) await beginIn(app, stores, id);
  return id;
}

const clock = (id: string, what: "begin" | "end", due: Date): TimedEventInput => ({
  kind: `cover.${what}`,
  about: id,
  due,
  payload: {},
  effectKey: `cover.${what}:${id}`,
});

async function standInOf(
  stores: Stores,
  id: string | null,
): Promise<{ readonly id: string; readonly name: string } | null> {
  if (id === null) return null;
  const found = await stores.managers.find(id);
  if (found === null) throw new Refusal("manager.notFound", { id });
  return { id: found.id, name: found.name };
}

async function tell(
  stores: Stores,
  absence: AbsenceRecord,
  kind: "cover.began" | "cover.ended",
): Promise<void> {
  if (absence.standIn === null) return;
  await stores.notices.tell({
    to: { managers: [absence.manager.id, absence.standIn.id], unit: absence.unit },
    kind,
    about: absence.id,
    data: {
      from: absence.manager.name,
      to: absence.standIn.name,
      until: kind === "cover.began" ? absence.to : null,
      article: null,
    },
    effectKey: `${kind}:${absence.id}`,
  });
}

/** The stand-in sees the customers from now on, and may act. */
async function beginIn(app: App, stores: Stores, id: string): Promise<boolean> {
  if (!(await stores.absences.begin(id, app.now()))) return false;
  const absence = await stores.absences.find(id);
  if (absence === null) return false;
  if (absence.standIn !== null) await setAsideBook(app, stores, { by: absence, as: "covered" });
  await tell(stores, absence, "cover.began");
  return true;
}

async function endIn(app: App, stores: Stores, id: string, report: string): Promise<boolean> {
  const absence = await stores.absences.find(id);
  if (absence === null || !(await stores.absences.end(id, app.now(), report))) return false;
  await takeUpBook(app, stores, absence.manager.id);
  await tell(stores, absence, "cover.ended");
  if (report.trim() === "") await askFor(app, stores, absence);
  await stores.events.append({
    kind: "employee.returned",
    about: absence.manager.id,
    data: { absence: id, report },
  });
  return true;
}

/** An absence that ended without a report: its stand-in owes one. */
async function askFor(app: App, stores: Stores, absence: AbsenceRecord): Promise<void> {
  if (absence.begunAt === null) return;
  const plan = await planOfHandover(app, stores, absence);
  const [last, today] = [dayOfText(absence.to), app.today()];
  await askForReport(stores, absence, {
    lastDay: last < today ? last : today,
    article: printed(plan, keysOf(absence.articles)),
  });
}

/** The manager is back; what happened meanwhile is reported. */
export async function endAbsence(
  app: App,
  reader: Reader,
  back: { readonly id: string; readonly report: string },
): Promise<void> {
  require(reader, "handover.run");
  const seen = await within(app, { reader, right: "handover.run" }, (stores) =>
    stores.absences.find(back.id),
  );
  if (seen === null) throw new Refusal("absence.notFound", { id: back.id });
  await app.database.within(onBehalfOf(reader), async (stores) => {
    if (!(await endIn(app, stores, back.id, back.report)))
      throw new Refusal("absence.over", { manager: seen.manager.name });
  });
}

/** So long a report stays in the list. */
const REPORTS_SHOWN = 30 * 24 * 3_600_000;

/** The team as the reader sees it: who is away, who covers, and what stand-ins reported lately. */
export function readAbsences(app: App, reader: Reader): Promise<readonly AbsenceRecord[]> {
  const right = reader.rights.has("handover.run") ? "handover.run" : "book.own";
  require(reader, right);
  const since = new Date(app.now().getTime() - REPORTS_SHOWN);
  return app.database.within(scopeFor(reader, right), (stores) => stores.absences.listed(since));
}

export const coverBegins: TimedHandler = async ({ app, stores, event }) => ({
  kind: "done",
  outcome: (await beginIn(app, stores, event.about)) ? "began" : "over",
});

export const coverEnds: TimedHandler = async ({ app, stores, event }) => ({
  kind: "done",
  outcome: (await endIn(app, stores, event.about, "")) ? "ended" : "over",
});
