import { type ArticleKey, compareCodePoints } from "../shared/index.ts";
import type { CustomerReason } from "./allocation-reason.ts";

/** The articles a decision rests on: those that spoke for it and those it is charged under. */
export function articlesOf(reason: CustomerReason): readonly ArticleKey[] {
  const keys = new Set<ArticleKey>();
  for (const item of reason.because) keys.add(item.article);
  for (const item of reason.items) keys.add(item.article);
  if (reason.manager === null) for (const exclusion of reason.excluded) keys.add(exclusion.article);
  if (reason.awaits !== null) keys.add(reason.awaits.article);
  return Array.from(keys)
    .filter((key) => key !== "")
    .sort(compareCodePoints);
}
