import type { SeenDuty } from "../../app/duties/read-duties.ts";
import type { CheckRecord, Stores } from "../../app/ports.ts";
import type { CallBackView, DutyView } from "../../contract/index.ts";
import { type ArticleNamer, articleNamers } from "./article-refs.ts";

export async function dutyViews(
  stores: Stores,
  seen: readonly SeenDuty[],
  today: string,
): Promise<DutyView[]> {
  const names = await articleNamers(
    stores,
    seen.map(({ duty }) => duty),
  );
  return seen.map(({ duty, mayDo }) => ({
    kind: duty.kind,
    about: duty.about,
    customer: duty.customer,
    from: duty.from,
    to: duty.to,
    due: duty.due,
    isOverdue: duty.due < today,
    articles: duty.articles.map(names(duty.regime, duty.revision)),
    mayDo,
  }));
}

/** The call that one customer of a handover is owed; null = none. */
export const checkView = (
  checks: readonly CheckRecord[],
  customer: string,
  name: ArticleNamer,
): CallBackView | null => {
  const found = checks.find((one) => one.customer === customer);
  if (found === undefined) return null;
  const { on, doneOn, by, note, articles } = found;
  return { on, doneOn, by, note, articles: articles.map(name) };
};
