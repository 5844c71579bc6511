import { addEvidence, rejectEvidence } from "../../app/collisions/add-evidence.ts";
import { appealCase } from "../../app/collisions/appeal-case.ts";
import { decideCase } from "../../app/collisions/decide-case.ts";
import { finishEvidence } from "../../app/collisions/finish-evidence.ts";
import { type Collided, openCase } from "../../app/collisions/open-case.ts";
import { listCases, readCase } from "../../app/collisions/read-case.ts";
import { checkCustomer } from "../../app/customers/check-customer.ts";
import { createCustomer } from "../../app/customers/create-customer.ts";
import type { CustomerEntry } from "../../app/customers/entry.ts";
import type { CollisionRecord } from "../../app/ports.ts";
import { Refusal } from "../../app/refusal.ts";
import type { Api, CustomerEntry as WrittenEntry } from "../../contract/index.ts";
import type { Call, Handlers, RoutesUnder } from "../call.ts";
import { collisionArticleRef, collisionRow, collisionView } from "../views/collision-view.ts";

export const entryOf = (body: WrittenEntry): CustomerEntry => ({
  name: body.name,
  aliases: body.aliases ?? [],
  uscc: body.uscc ?? null,
  phone: body.phone ?? null,
  website: body.website ?? null,
  email: body.email ?? null,
  contact: body.contact ?? null,
  industry: body.industry ?? null,
  district: body.district ?? null,
  address: body.address ?? null,
  source: body.source ?? null,
});

export const identityHandlers: Handlers<"POST /api/customers/check" | "POST /api/customers"> = {
  "POST /api/customers/check": async ({ app, reader, body }) => {
    const { article, matches } = await checkCustomer(app, reader(), entryOf(body));
    return {
      article: article === null ? null : collisionArticleRef(article.plan, article.term),
      matches: matches.map((match) => ({ ...match, parts: [...match.parts] })),
    };
  },

  "POST /api/customers": async ({ app, reader, body }) => {
    const source = body.through === "form" ? ("form" as const) : ("api" as const);
    const entered = { entry: entryOf(body), confirmed: body.confirmed ?? null, source };
    const { id, name, owner } = await createCustomer(app, reader(), entered);
    return { id, name, owner };
  },
};

function collidedOf({ customer, entry, ref }: Api["POST /api/collisions"]["body"]): Collided {
  if (customer !== undefined) return { kind: "seen", customer };
  if (entry === undefined || ref === undefined)
    throw new Refusal("request.invalid", { where: ["customer | entry, ref"] });
  return { kind: "told", entry: entryOf(entry), ref };
}

type CaseCall = Pick<Call<"GET /api/collisions/:id">, "app" | "reader" | "locale">;

const show = async ({ app, reader, locale }: CaseCall, record: Pick<CollisionRecord, "id">) =>
  collisionView(await readCase(app, reader(), record.id), locale);

export const collisionHandlers: Handlers<RoutesUnder<"/api/collisions">> = {
  "GET /api/collisions": async ({ app, reader, query }) => {
    const { offset = 0, limit = 50, open } = query;
    const search = open === undefined ? { offset, limit } : { offset, limit, isOpen: open };
    const page = await listCases(app, reader(), search);
    return { rows: page.rows.map(collisionRow), total: page.total, offset };
  },

  "POST /api/collisions": async (call) => {
    const { challenger = null, statement } = call.body;
    const about = collidedOf(call.body);
    return show(call, await openCase(call.app, call.reader(), { about, challenger, statement }));
  },

  "GET /api/collisions/:id": async (call) => show(call, call.params),

  "POST /api/collisions/:id/evidence": async (call) => {
    const { party = null, criterion, at, note } = call.body;
    const time = at == null ? null : new Date(at);
    if (time !== null && Number.isNaN(time.getTime()))
      throw new Refusal("request.invalid", { where: ["at"] });
    const evidence = { id: call.params.id, party, criterion, at: time, note };
    return show(call, await addEvidence(call.app, call.reader(), evidence));
  },

  "POST /api/collisions/:id/evidence-done": async (call) =>
    show(call, await finishEvidence(call.app, call.reader(), { ...call.params, ...call.body })),

  "POST /api/collisions/:id/evidence/:evidence/reject": async (call) =>
    show(call, await rejectEvidence(call.app, call.reader(), { ...call.params, ...call.body })),

  "POST /api/collisions/:id/decision": async (call) => {
    const { ver, outcome, winner = null, reason = "" } = call.body;
    const ruling = { id: call.params.id, ver, outcome, winner, reason };
    return show(call, await decideCase(call.app, call.reader(), ruling));
  },

  "POST /api/collisions/:id/appeal": async (call) =>
    show(call, await appealCase(call.app, call.reader(), { ...call.params, ...call.body })),
};
