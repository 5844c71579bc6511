import { stepLife } from "../../core/who/index.ts";
import { livingLocked } from "../ownership/living.ts";
import { printedOf } from "../ownership/refuse-step.ts";
import type { TimedHandler } from "../timed/timed-handler.ts";

/** The day on which a customer who refused his managers may be given to somebody again: the heads are told. */
export const custodyOver: TimedHandler = async ({ app, stores, event }) => {
  const [living] = await livingLocked(app, stores, [event.about]);
  const kept = living?.subject.kept ?? null;
  if (living === undefined || kept === null || kept.ver !== living.subject.ver)
    return { kind: "done", outcome: "movedOn" };
  const decision = stepLife({ ...living.rules, claims: [] }, kept.life, {
    event: { kind: "day", canTell: true },
    today: app.today(),
  });
  const isOver =
    decision.kind === "next" && decision.effects.some(({ kind }) => kind === "waitOver");
  if (!isOver) return { kind: "done", outcome: "waitsOn" };
  const { subject, keptPlan } = living;
  await stores.lives.put([{ ...kept, life: decision.life }]);
  await stores.events.append({
    kind: "customer.waitOver",
    about: subject.id,
    data: { articles: [...decision.articles] },
  });
  await stores.notices.tell({
    to: { roles: ["unitHead", "teamLead", "allocator"], unit: subject.unit },
    kind: "customer.waitOver",
    about: subject.id,
    data: {
      customer: subject.name,
      article: printedOf(keptPlan, decision.articles).join("、"),
    },
    effectKey: event.effectKey,
  });
  return { kind: "done", outcome: "over" };
};
