import { customerFacts } from "../../app/book/facts.ts";
import type { CustomerPage } from "../../app/book/read-customer.ts";
import type { TimelineRecord } from "../../app/ports.ts";
import type { Reader } from "../../app/reader.ts";
import type { CustomerView, FieldView, ReasonView, TimelineEntry } from "../../contract/index.ts";
import { isSensitive, namingOf } from "../../core/may/index.ts";
import type { Plan } from "../../core/regime/index.ts";
import { fieldText } from "../../i18n/field-text.ts";
import type { Locale } from "../../i18n/text.ts";
import { timelineText } from "../../i18n/timeline.ts";
import type { ArticleNamers } from "./article-refs.ts";
import { fieldViews, lockView, placeOf } from "./subject-view.ts";

/** Terms, classes and scores of the regimes in force, each with the article that defines it. */
function derivedViews(page: CustomerPage, plan: Plan, locale: Locale): FieldView[] {
  const facts = customerFacts(page.customer);
  return plan.derived
    .filter((fact) => fact.of === "customer")
    .map((fact) => {
      const value = fact.valueOf(facts);
      const { regime, revision, key, printed } = plan.cite(fact.article);
      const title = plan.articles.find((article) => article.key === key)?.title ?? "";
      return {
        key: fact.en ?? fact.name,
        label: locale === "en" ? (fact.en ?? fact.name).replaceAll("_", " ") : fact.name,
        type: fact.form,
        value,
        text: fieldText("text", value, locale),
        article: { regime, revision, key, printed, title },
      };
    });
}

/** Whether the veil has hidden a value; 未知 has nothing to hide. */
function isMasked({ access }: Reader, page: CustomerPage, field: FieldView): boolean {
  if (page.sensitive === "open" || field.value === null) return false;
  return isSensitive(access.plans, customerFacts(page.customer), field.key);
}

/** Whether the reader gets nothing of the field, not even that there is none. */
const isKept = ({ access }: Reader, page: CustomerPage, field: FieldView): boolean =>
  page.sensitive === "none" && isSensitive(access.plans, customerFacts(page.customer), field.key);

function groupView(page: CustomerPage, { access }: Reader): CustomerView["group"] {
  const { group: owners, plans, sensitive } = page;
  const isHidden = (key: string): boolean => namingOf(access.plans, key).length > 0;
  if (owners === null || (sensitive !== "open" && isHidden("group"))) return null;
  const { group, main, members, locals, article } = owners;
  const title = plans
    .find(({ regime }) => regime.id === article.regime)
    ?.articles.find(({ key }) => key === article.key)?.title;
  const shown = locals.filter(
    ({ said }) => sensitive === "open" || !said.some((key) => isHidden(key)),
  );
  return {
    name: group,
    main,
    members,
    locals: shown.map(({ place, owner, customers }) => ({ place, owner, customers })),
    article: {
      regime: article.regime,
      revision: article.revision,
      key: article.key,
      printed: article.printed,
      title: title ?? "",
    },
  };
}

export function customerView(
  page: CustomerPage,
  shown: { readonly reader: Reader; readonly reason: ReasonView | null; readonly locale: Locale },
): CustomerView {
  const { customer, lock } = page;
  const { reader, locale } = shown;
  return {
    id: customer.id,
    name: customer.name,
    fields: fieldViews(customer.fields, page.fields, locale)
      .filter((field) => !isKept(reader, page, field))
      .map((field) => (isMasked(reader, page, field) ? { ...field, isMasked: true } : field)),
    derived: page.plans.flatMap((plan) => derivedViews(page, plan, locale)),
    place: placeOf(customer.fields),
    owner: customer.owner,
    ownerSince: customer.ownerSince?.toISOString() ?? null,
    group: groupView(page, reader),
    ver: customer.ver,
    reason: shown.reason,
    lock: lock === null ? null : lockView(lock),
    allowed: [
      ...(reader.rights.has("lock.write") ? [lock === null ? "lock" : "unlock"] : []),
      ...(customer.owner === null && lock === null && reader.rights.has("allocation.decide")
        ? ["dispatch"]
        : []),
      ...(page.sensitive === "reveal" ? ["reveal"] : []),
    ],
  };
}

export function timelineEntry(
  entry: TimelineRecord,
  names: ArticleNamers,
  locale: Locale,
): TimelineEntry {
  const { regime, revision } = entry;
  const articles =
    regime === null || revision === null ? [] : entry.articles.map(names(regime, revision));
  return {
    at: entry.at.toISOString(),
    kind: entry.kind,
    by: entry.by,
    from: entry.from,
    to: entry.to,
    articles,
    text: timelineText({ ...entry, printed: articles.map((article) => article.printed) }, locale),
    record: entry.record,
  };
}
