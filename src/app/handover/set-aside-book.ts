import { type Life, setAside, takenUpAgain } from "../../core/who/index.ts";
import type { App } from "../app.ts";
import { clockOf, recordOf } from "../ownership/carry-out.ts";
import { type Living, livingLocked } from "../ownership/living.ts";
import type { HandoverRecord, Stores } from "../ports.ts";
import { keysOf } from "./open-handover.ts";

const PAGE = 500;

interface Walk {
  readonly manager: string;
  readonly state?: "covered";
}

/** Every customer of a manager, a page at a time; each page is held until the transaction ends. */
async function* pagesOf(
  app: App,
  stores: Stores,
  { manager, state }: Walk,
): AsyncGenerator<readonly Living[]> {
  let after = "";
  for (;;) {
    const of = { after, limit: PAGE, ...(state === undefined ? {} : { state }) };
    const ids = await stores.lives.idsOf(manager, of);
    const last = ids.at(-1);
    if (last === undefined) return;
    yield await livingLocked(app, stores, ids);
    after = last;
  }
}

/** All that a manager simply owns is covered, or being handed over: nothing of it ends meanwhile. */
export async function setAsideBook(
  app: App,
  stores: Stores,
  of: {
    readonly by: Pick<HandoverRecord, "manager" | "regime" | "revision" | "articles">;
    readonly as: "covered" | "inHandover";
  },
): Promise<void> {
  const { manager, regime, revision, articles } = of.by;
  const today = app.today();
  for await (const page of pagesOf(app, stores, { manager: manager.id }))
    await stores.lives.put(
      page.flatMap(({ subject, life }) => {
        const aside = setAside(life, of.as, today);
        if (aside === life) return [];
        const kept = { ...aside, articles: keysOf(articles) };
        return [{ customer: subject.id, ver: subject.ver, life: kept, regime, revision }];
      }),
    );
}

const cited = (life: Life, { rules }: Living): Life => ({
  ...life,
  articles: rules.protection === null || life.until === null ? [] : [rules.protection.article],
});

/** The manager is back: what was covered is owned as before, and its clocks go on with the days left. */
export async function takeUpBook(app: App, stores: Stores, manager: string): Promise<void> {
  const today = app.today();
  for await (const page of pagesOf(app, stores, { manager, state: "covered" })) {
    const kept = page.map((living) => ({
      living,
      life: cited(takenUpAgain(living.life, today), living),
      ver: living.subject.ver,
      today,
    }));
    await stores.lives.put(kept.map(recordOf));
    await stores.timed.schedule(kept.flatMap(clockOf));
  }
}
