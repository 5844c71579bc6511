import type { AllocationProblem } from "../core/who/index.ts";
import type { ReasonNames } from "../i18n/index.ts";

/** Names people by name and articles by their printed number. */
export function reasonNames({ managers, plan }: AllocationProblem): ReasonNames {
  const names = new Map(
    managers.map((manager) => {
      const name = manager.fields["name"];
      return [manager.id as string, typeof name === "string" ? name : manager.id];
    }),
  );
  const printed = new Map(plan.articles.map((article) => [article.key as string, article.printed]));
  return {
    manager: (id) => names.get(id) ?? id,
    article: (key) => printed.get(key) ?? key,
  };
}
