import { firstContactAt } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { factsOfSubject } from "../ownership/living.ts";
import type { ContactOutcome, LifeSubject, StoredDispatch, Stores } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { planOf } from "../regimes/plans-in-force.ts";
import type { Role } from "../roles.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";
import { responseTermFor } from "./contact-due.ts";
import { dispatchIn } from "./dispatch-customer.ts";

/** Who is told where a contact is brought up, by the words of the article; others: the team leader. */
const LEADERS: readonly (readonly [string, Role])[] = [
  ["机构负责人", "unitHead"],
  ["行长", "unitHead"],
  ["所长", "unitHead"],
  ["副", "deputyHead"],
];

const leaderNamed = (words: string): Role =>
  LEADERS.find(([word]) => words.includes(word))?.[1] ?? "teamLead";

interface Missed {
  readonly given: StoredDispatch;
  readonly subject: LifeSubject;
}

/** The time is over without a contact: somebody else, or whoever answers for it. */
async function missed(
  app: App,
  stores: Stores,
  { given, subject }: Missed,
): Promise<ContactOutcome> {
  const plan = await planOf(app, stores, given);
  const facts = factsOfSubject({ ...subject, owner: null });
  const term =
    plan === null ? null : responseTermFor(plan, { customer: facts, source: given.source });
  const key = term?.article ?? given.contact?.article ?? "";
  const article = plan?.articles.find((one) => one.key === key)?.printed ?? key;
  const leader = leaderNamed(term?.escalate ?? "");
  await stores.notices.tell({
    to: { managers: given.manager === null ? [] : [given.manager], unit: subject.unit },
    kind: "contact.missed",
    about: subject.id,
    data: { customer: subject.name, article },
    effectKey: `contact.missed:${given.id}`,
  });
  if (term !== null && given.reroutes < term.reroutes && (await reroute(app, stores, given)))
    return "rerouted";
  await stores.notices.tell({
    to: { roles: [leader], unit: subject.unit },
    kind: "contact.missed",
    about: subject.id,
    data: { customer: subject.name, article },
    effectKey: `contact.escalated:${given.id}`,
  });
  return "escalated";
}

/** Whether somebody else got it. */
async function reroute(app: App, stores: Stores, given: StoredDispatch): Promise<boolean> {
  const before = await stores.dispatches.missedBy(given.customer);
  try {
    const done = await dispatchIn(app, stores, {
      customer: given.customer,
      source: given.source,
      from: given.manager ?? "",
      without: before,
      reroutes: given.reroutes + 1,
    });
    return done.manager !== null;
  } catch (cause) {
    // Locked, or changed by somebody at this moment: then it is brought up.
    if (cause instanceof Refusal) return false;
    throw cause;
  }
}

/** A first contact falls due: made, late, passed on, or brought up. */
export const contactFallsDue: TimedHandler = async ({ app, stores, event }) => {
  const payload = event.payload;
  const id =
    typeof payload === "object" && payload !== null && "dispatch" in payload
      ? Number(payload["dispatch"])
      : Number.NaN;
  const given = Number.isNaN(id) ? null : await stores.dispatches.find(id);
  if (given === null || given.contact === null || given.closed !== null)
    return { kind: "done", outcome: "closed" };
  const [subject] = await stores.lives.subjects([given.customer], true);
  const isHis = subject !== undefined && subject.owner?.id === given.manager;
  const contacts =
    isHis && given.manager !== null
      ? await stores.dispatches.contactsOf(given.manager, [given.customer])
      : [];
  const at = firstContactAt(contacts, given.at);
  let outcome: ContactOutcome = "moved";
  if (at !== null) outcome = at <= given.contact.due ? "made" : "late";
  else if (isHis) outcome = await missed(app, stores, { given, subject });
  await stores.dispatches.closeClock(id, outcome);
  return { kind: "done", outcome };
};
