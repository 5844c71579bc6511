import { addDays } from "../../core/shared/index.ts";
import type { App } from "../app.ts";
import { actsOf, listCases } from "../collisions/read-case.ts";
import { ownClocks } from "../dispatch/act-on-dispatch.ts";
import { readDuties } from "../duties/read-duties.ts";
import { readMyLives } from "../ownership/read-lives.ts";
import { type Reader, within } from "../reader.ts";
import { readTransfers } from "../transfers/read-transfers.ts";
import type { Waiting, WaitingKind } from "./waiting.ts";

/** Days ahead for which the ends of protections are told. */
const DAYS_AHEAD = 7;
/** So many of a kind are looked at; of what is more, so many are told, with a plus. */
const MOST = 200;
/** So many duties are read at once. */
const MOST_DUTIES = 1000;

type Counted = readonly [kind: WaitingKind, count: number, isCut?: boolean];

/** Customers of his own that need him soon: first contacts, ends of clocks, an empty book. */
async function ofBook(app: App, reader: Reader): Promise<readonly Counted[]> {
  if (!reader.rights.has("book.own") || reader.account.manager === null) return [];
  const clocks = await ownClocks(app, reader);
  const held = await readMyLives(app, reader, { offset: 0, limit: MOST });
  const last = addDays(app.today(), DAYS_AHEAD);
  const ending = held.rows.filter(
    ({ life: { until, paused } }) => paused === null && until !== null && until <= last,
  );
  // The nearest end comes first: more of them follow only where the last one looked at ends soon too.
  const end = held.rows.at(-1)?.life.until ?? null;
  const isCut = held.total > held.rows.length && end !== null && end <= last;
  const hasNone = held.total === 0 && reader.rights.has("book.act");
  return [
    ["firstContact", clocks.length],
    ["protectionEnds", ending.length, isCut],
    ["emptyBook", hasNone ? 1 : 0],
  ];
}

/** Items of handovers that he is asked to take over. */
async function ofHandovers(app: App, reader: Reader): Promise<readonly Counted[]> {
  const own = reader.account.manager?.id;
  if (own === undefined || !reader.rights.has("book.own")) return [];
  const items = await within(app, { reader, right: "book.own" }, (stores) =>
    stores.handovers.waiting(own),
  );
  const proposed = items.filter(({ state }) => state === "proposed");
  return [["handoverItems", proposed.length]];
}

async function ofApprovals(app: App, reader: Reader): Promise<readonly Counted[]> {
  if (!reader.rights.has("transfer.approve")) return [];
  const seen = await readTransfers(app, { reader, state: "pending" }, async (all) => all);
  const mine = seen.filter((one) => one.mine.length > 0);
  return [["transferToApprove", mine.length, seen.length >= MOST]];
}

/** Cases in which he is heard, and cases that he may decide now. */
async function ofCollisions(app: App, reader: Reader): Promise<readonly Counted[]> {
  if (!reader.rights.has("book.own") && !reader.rights.has("customer.read")) return [];
  const { rows, total } = await listCases(app, reader, { offset: 0, limit: MOST, isOpen: true });
  const acts = rows.map((record) => actsOf(app, reader, record));
  const isCut = total > rows.length;
  return [
    ["collisionEvidence", acts.filter((one) => one.includes("finishEvidence")).length, isCut],
    ["collisionDecide", acts.filter((one) => one.includes("decide")).length, isCut],
  ];
}

async function ofDuties(app: App, reader: Reader): Promise<readonly Counted[]> {
  if (!reader.rights.has("handover.run") && !reader.rights.has("book.own")) return [];
  const seen = await readDuties(app, reader, async (duties) => duties);
  const owed = seen.filter(({ mayDo }) => mayDo);
  return [["duties", owed.length, seen.length >= MOST_DUTIES]];
}

const ofNotices = (app: App, reader: Reader): Promise<readonly Counted[]> =>
  app.database.within(reader.scope, async ({ notices }) => [["notices", await notices.unread()]]);

/** What waits for this very person, the most pressing first; each kind with its count. */
export async function readOwnWaiting(app: App, reader: Reader): Promise<readonly Waiting[]> {
  const found = [
    ...(await ofBook(app, reader)),
    ...(await ofHandovers(app, reader)),
    ...(await ofApprovals(app, reader)),
    ...(await ofCollisions(app, reader)),
    ...(await ofDuties(app, reader)),
    ...(await ofNotices(app, reader)),
  ];
  return found
    .filter(([, count]) => count > 0)
    .map(([kind, count, isCut = false]) => ({ kind, count, isCut, about: null }));
}
