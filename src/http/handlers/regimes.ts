import type { RegimeRecord } from "../../app/ports.ts";
import { type Reader, require, within } from "../../app/reader.ts";
import { createRegime } from "../../app/regimes/create-regime.ts";
import { dropDraft } from "../../app/regimes/drop-draft.ts";
import { type Examination, examineRegime } from "../../app/regimes/examine-regime.ts";
import { publishRegime } from "../../app/regimes/publish-regime.ts";
import { documentOf, readRegime, regimeIn, regimeText } from "../../app/regimes/read-regime.ts";
import { saveDraft } from "../../app/regimes/save-draft.ts";
import type { RegimeView } from "../../contract/index.ts";
import { diffRegimes, parseRegime } from "../../core/regime/index.ts";
import type { Locale } from "../../i18n/text.ts";
import type { Handlers, RoutesUnder } from "../call.ts";
import { changeView } from "../views/change-view.ts";
import { issueView } from "../views/issue-view.ts";
import { printView } from "../views/print-view.ts";
import { documentView, draftInfo, regimeSummary, revisionInfo } from "../views/regime-view.ts";

interface Shown {
  readonly regime: RegimeRecord;
  readonly revision: number | null;
  readonly examination: Examination;
}

const regimeView = (shown: Shown, reader: Reader, locale: Locale): RegimeView => ({
  summary: regimeSummary(shown.regime, reader),
  shown: { revision: shown.revision, isDraft: shown.revision === null },
  document: shown.examination.document === null ? null : documentView(shown.examination.document),
  issues: shown.examination.issues.map((issue) => issueView(issue, locale)),
});

/** The regime of the reader's own department first: it is what he most often opens or runs. */
function ownFirst(regimes: readonly RegimeRecord[], reader: Reader): readonly RegimeRecord[] {
  const isOwn = ({ owner }: RegimeRecord): boolean => owner === reader.account.unit?.name;
  return [...regimes.filter(isOwn), ...regimes.filter((regime) => !isOwn(regime))];
}

export const regimeHandlers: Handlers<RoutesUnder<"/api/regimes">> = {
  "GET /api/regimes": async ({ app, reader }) => ({
    regimes: await within(app, { reader: reader(), right: "regime.read" }, async (stores) =>
      ownFirst(await stores.regimes.list(), reader()).map((regime) =>
        regimeSummary(regime, reader()),
      ),
    ),
  }),

  "POST /api/regimes": async ({ app, reader, body, locale }) => {
    const created = await createRegime(app, reader(), body.source);
    return regimeView({ ...created, revision: null }, reader(), locale);
  },

  "POST /api/regimes/check": async ({ app, reader, body, locale }) => {
    require(reader(), "regime.read");
    const began = performance.now();
    const id = parseRegime(body.source, { hash: app.hash }).document?.meta.id;
    const regime =
      id === undefined
        ? null
        : await within(app, { reader: reader(), right: "regime.read" }, (stores) =>
            stores.regimes.find(id),
          );
    const examination = await examineRegime(app, {
      source: body.source,
      regime,
      facts: body.withFacts === true ? reader().scope : null,
    });
    return {
      hash: examination.hash,
      issues: examination.issues.map((issue) => issueView(issue, locale)),
      document: examination.document === null ? null : documentView(examination.document),
      milliseconds: performance.now() - began,
    };
  },

  "GET /api/regimes/:id": async ({ app, reader, params, query, locale }) => {
    const { regime, text } = await readRegime(app, reader(), { ...params, ...query });
    const examination = await examineRegime(app, {
      source: text.source,
      regime: text.isDraft ? regime : null,
      facts: null,
    });
    return regimeView({ regime, revision: text.revision, examination }, reader(), locale);
  },

  "GET /api/regimes/:id/source": async ({ app, reader, params, query }) =>
    (await readRegime(app, reader(), { ...params, ...query })).text,

  "PUT /api/regimes/:id/draft": async ({ app, reader, params, body, locale }) => {
    const { draft, examination } = await saveDraft(app, reader(), { ...params, ...body });
    return {
      draft: draftInfo(draft),
      issues: examination.issues.map((issue) => issueView(issue, locale)),
    };
  },

  "DELETE /api/regimes/:id/draft": async ({ app, reader, params }) => {
    await dropDraft(app, reader(), params.id);
    return {};
  },

  "POST /api/regimes/:id/publish": async ({ app, reader, params, body }) =>
    regimeSummary(await publishRegime(app, reader(), { ...params, ...body }), reader()),

  "GET /api/regimes/:id/revisions": async ({ app, reader, params }) => ({
    revisions: await within(app, { reader: reader(), right: "regime.read" }, async (stores) => {
      const regime = await regimeIn(stores, params.id);
      return (await stores.regimes.revisions(regime.id)).map(revisionInfo);
    }),
  }),

  "GET /api/regimes/:id/diff": async ({ app, reader, params, query }) => {
    const [from, to] = await within(
      app,
      { reader: reader(), right: "regime.read" },
      async (stores) => {
        const regime = await regimeIn(stores, params.id);
        return [
          documentOf(app, await regimeText(stores, regime, query.from)),
          documentOf(app, await regimeText(stores, regime, query.to)),
        ] as const;
      },
    );
    return {
      from: query.from,
      to: query.to,
      changes: diffRegimes(from, to).map((change) => changeView(change, from, to)),
    };
  },

  "GET /api/regimes/:id/print": async ({ app, reader, params, query, locale }) => {
    const { text } = await readRegime(app, reader(), { ...params, ...query });
    const document = documentOf(app, text);
    return printView(document, locale);
  },
};
