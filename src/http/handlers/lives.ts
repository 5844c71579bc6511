import type { App } from "../../app/app.ts";
import { claimCustomer, claimCustomers } from "../../app/ownership/claim-customers.ts";
import type { Living } from "../../app/ownership/living.ts";
import { allowedOf, readLife, readMyLives } from "../../app/ownership/read-lives.ts";
import { readPool } from "../../app/ownership/read-pool.ts";
import { fieldsToAsk, registerNew } from "../../app/ownership/register-new.ts";
import {
  giveBack,
  recordContact,
  recordDeal,
  registerCustomer,
} from "../../app/ownership/steps.ts";
import type { Reader } from "../../app/reader.ts";
import { Refusal } from "../../app/refusal.ts";
import { readSession } from "../../app/session/read-session.ts";
import type { LifeRow } from "../../contract/index.ts";
import type { Life } from "../../core/who/index.ts";
import type { Call, Handlers, RoutesUnder } from "../call.ts";
import { openEvents } from "../events.ts";
import { tokenOf } from "../session-cookie.ts";
import { type ArticleNamers, articleNamers } from "../views/article-refs.ts";
import { lifeRow, lifeView, poolRow, refusedView } from "../views/life-view.ts";

/** Names of the articles that kept lives and contacts cite. */
function namersFor(
  app: App,
  reader: Reader,
  cited: readonly { readonly regime: string | null; readonly revision: number | null }[],
): Promise<ArticleNamers> {
  const revisions = cited.flatMap(({ regime, revision }) =>
    regime === null || revision === null ? [] : [{ regime, revision }],
  );
  if (revisions.length === 0) return Promise.resolve(NOTHING_CITED);
  return app.database.within(reader.scope, (stores) => articleNamers(stores, revisions));
}

const NOTHING_CITED: ArticleNamers = (regime, revision) => (key) => ({
  ...{ regime, revision, key },
  printed: key,
  title: "",
});

const keptOf = (lives: readonly Living[]) => lives.flatMap(({ subject }) => subject.kept ?? []);

/** A life as it is after a step; its articles are those of the plan in force. */
async function rowAfter(
  app: App,
  reader: Reader,
  { living, life }: { readonly living: Living; readonly life: Life },
): Promise<LifeRow> {
  const subject = { ...living.subject, kept: null, owner: ownerAfter(reader, life) };
  const names = await namersFor(app, reader, []);
  const row = lifeRow({ ...living, subject }, life, { today: app.today(), names });
  return { ...row, since: app.now().toISOString() };
}

const ownerAfter = (reader: Reader, life: Life) =>
  life.owner === null ? null : reader.account.manager;

const NO_ENTRY = {
  aliases: [],
  uscc: null,
  phone: null,
  website: null,
  email: null,
  contact: null,
  industry: null,
  district: null,
  address: null,
  source: null,
};

const SESSION_LOOK = 20_000;

/** Whoever looks at the pool is told in the same second that a customer has gone or come. */
async function watchPool(call: Call<"GET /api/pool/events">): Promise<undefined> {
  const { app } = call;
  const reader = call.reader();
  if (!reader.rights.has("book.own") && !reader.rights.has("customer.read"))
    throw new Refusal("right.missing", { right: "book.own" });
  const token = tokenOf(call.request);
  const events = openEvents(call.reply);
  const stop = app.poolWatch.watch((customers) => events.send("changed", { customers }));
  const clock = setInterval(() => {
    readSession(app, token).then(
      (account) => (account === null ? events.close() : undefined),
      () => undefined,
    );
  }, SESSION_LOOK);
  const { seconds = 600 } = call.query;
  const end = setTimeout(() => events.close(), seconds * 1000);
  events.onClose(() => {
    clearTimeout(end);
    clearInterval(clock);
    stop();
  });
  return undefined;
}

export const lifeHandlers: Handlers<RoutesUnder<"/api/pool"> | RoutesUnder<"/api/lives">> = {
  "GET /api/pool": async ({ app, reader, query, locale }) => {
    const { offset = 0, limit = 50, ...filter } = query;
    const page = await readPool(app, reader(), { ...filter, offset, limit });
    const lives = page.entries.map(({ living }) => living);
    const names = await namersFor(app, reader(), keptOf(lives));
    const accessPlans = reader().access.plans;
    const shown = { today: app.today(), names, specs: page.specs, locale, accessPlans };
    return {
      rows: page.entries.map((entry) => poolRow(entry, shown)),
      total: page.total,
      offset,
      isCut: page.isCut,
      mayClaim: page.mayClaim,
      left: page.left,
      taken: page.count?.taken ?? null,
      held: page.count?.held ?? null,
    };
  },

  "POST /api/pool/:customer/claim": async ({ app, reader, params }) =>
    rowAfter(app, reader(), await claimCustomer(app, reader(), params.customer)),

  "POST /api/pool/claims": async ({ app, reader, body, locale }) => ({
    outcomes: (await claimCustomers(app, reader(), body.customers)).map((outcome) => ({
      customer: outcome.customer,
      refused: outcome.kind === "taken" ? null : refusedView(outcome.refusal, locale),
    })),
  }),

  "GET /api/pool/events": watchPool,

  "GET /api/lives": async ({ app, reader, query }) => {
    const { offset = 0, limit = 50 } = query;
    const page = await readMyLives(app, reader(), { offset, limit });
    const names = await namersFor(app, reader(), keptOf(page.rows));
    const shown = { today: app.today(), names };
    return {
      rows: page.rows.map((living) => ({
        ...lifeRow(living, living.life, shown),
        allowed: [...allowedOf(reader(), living, page.owners)],
        coveredFor:
          living.subject.owner?.id === reader().account.manager?.id ? null : living.subject.owner,
      })),
      total: page.total,
      atRisk: page.atRisk,
      offset,
    };
  },

  "GET /api/lives/form": async ({ app, reader, locale }) => ({
    fields: (await fieldsToAsk(app, reader())).map((spec) => ({
      key: spec.key,
      label: locale === "en" ? spec.en.replaceAll("_", " ") : spec.zh,
      values: [...(spec.values ?? [])],
    })),
  }),

  "POST /api/lives": async ({ app, reader, body }) => {
    const { evidence, confirmed = null, name, facts, ...stated } = body;
    const entry = {
      ...NO_ENTRY,
      ...stated,
      name,
      ...(facts === undefined ? {} : { facts }),
    };
    return rowAfter(
      app,
      reader(),
      await registerNew(app, reader(), { entry, confirmed, evidence }),
    );
  },

  "GET /api/lives/:customer": async ({ app, reader, params }) => {
    const page = await readLife(app, reader(), params.customer);
    const cited = [...keptOf([page.living]), ...page.contacts];
    const names = await namersFor(app, reader(), cited);
    return lifeView(page, { today: app.today(), names });
  },

  "POST /api/lives/:customer/register": async ({ app, reader, params, body }) =>
    rowAfter(app, reader(), await registerCustomer(app, reader(), { ...params, ...body })),

  "POST /api/lives/:customer/contacts": async ({ app, reader, params, body }) => {
    const at = new Date(body.at);
    if (Number.isNaN(at.getTime())) throw new Refusal("request.invalid", { field: "at" });
    const stepped = await recordContact(app, reader(), {
      customer: params.customer,
      at,
      way: body.way,
      isAnswered: body.answered,
      seconds: body.seconds ?? null,
      result: body.result ?? null,
      evidence: body.evidence,
    });
    return { life: await rowAfter(app, reader(), stepped), counts: stepped.counts };
  },

  "POST /api/lives/:customer/deal": async ({ app, reader, params, body }) =>
    rowAfter(app, reader(), await recordDeal(app, reader(), { ...params, ...body })),

  "POST /api/lives/:customer/release": async ({ app, reader, params, body }) =>
    rowAfter(app, reader(), await giveBack(app, reader(), { ...params, ...body })),
};
