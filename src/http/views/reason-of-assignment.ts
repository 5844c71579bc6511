import type { App } from "../../app/app.ts";
import type { Json, RunRecord, StoredAssignment, Stores } from "../../app/ports.ts";
import { Refusal } from "../../app/refusal.ts";
import { planOf } from "../../app/regimes/plans-in-force.ts";
import { judgePair } from "../../app/runs/judge-pair.ts";
import type { JudgedPairView, ReasonView } from "../../contract/index.ts";
import type { CustomerReason } from "../../core/why/index.ts";
import type { Locale } from "../../i18n/text.ts";
import { type ArticleNamer, type ArticleNamers, articleNamer } from "./article-refs.ts";
import { reasonOf } from "./assignment-row.ts";
import {
  judgedPairView,
  managersIn,
  type ReasonNames,
  reasonSentence,
  reasonView,
} from "./reason-view.ts";

async function namesOf(
  stores: Stores,
  reasons: readonly CustomerReason[],
  article: ArticleNamer,
): Promise<ReasonNames> {
  const ids = [...new Set(reasons.flatMap(managersIn))];
  const managers = await stores.managers.names(ids);
  return { article, manager: (id) => managers.get(id) ?? id };
}

/** Why the plan gives this customer to this manager, in the reader's language. */
export async function reasonOfAssignment(
  stores: Stores,
  of: {
    readonly run: RunRecord;
    readonly assignment: StoredAssignment;
    readonly locale: Locale;
  },
): Promise<ReasonView> {
  const reason = reasonOf(of.assignment);
  const names = await namesOf(stores, [reason], await articleNamer(stores, of.run));
  return reasonView(reason, { names, customer: of.assignment.customer, locale: of.locale });
}

/** What the articles say of a customer with a manager whom the plan did not choose. */
export async function reasonAgainst(
  app: App,
  stores: Stores,
  of: {
    readonly run: RunRecord;
    readonly customer: string;
    readonly manager: string;
    readonly locale: Locale;
  },
): Promise<JudgedPairView> {
  const { run, locale } = of;
  const customer = await stores.customers.find(of.customer);
  if (customer === null) throw new Refusal("customer.notFound", { id: of.customer });
  const manager = await stores.managers.find(of.manager);
  if (manager === null) throw new Refusal("manager.notFound", { id: of.manager });
  const plan = await planOf(app, stores, run);
  if (plan === null) throw new Refusal("regime.doesNotParse");
  const judged = await judgePair(app, stores, { run, plan, customer, manager });
  const article = await articleNamer(stores, run);
  const named = { id: manager.id, name: manager.name };
  const names = { article, manager: (id: string) => (id === named.id ? named.name : id) };
  return judgedPairView(judged, named, { names, locale });
}

/** One line for each reason, in their order. */
export async function sentencesOf(
  stores: Stores,
  of: {
    readonly reasons: readonly CustomerReason[];
    readonly article: ArticleNamer;
    readonly locale: Locale;
  },
): Promise<readonly string[]> {
  const names = await namesOf(stores, of.reasons, of.article);
  return of.reasons.map((reason) => reasonSentence(reason, names, of.locale));
}

/** One line for each customer whose owner a published plan decided. */
export async function reasonSentences(
  stores: Stores,
  of: {
    readonly reasons: ReadonlyMap<
      string,
      { readonly regime: string; readonly revision: number; readonly reason: Json }
    >;
    readonly names: ArticleNamers;
    readonly locale: Locale;
  },
): Promise<ReadonlyMap<string, string>> {
  const sentences = new Map<string, string>();
  const all = [...of.reasons.values()].map(reasonOf);
  const managers = await stores.managers.names([...new Set(all.flatMap(managersIn))]);
  for (const [customer, stored] of of.reasons) {
    const names: ReasonNames = {
      article: of.names(stored.regime, stored.revision),
      manager: (id) => managers.get(id) ?? id,
    };
    sentences.set(customer, reasonSentence(reasonOf(stored), names, of.locale));
  }
  return sentences;
}
