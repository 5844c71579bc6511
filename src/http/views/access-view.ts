import type { Role } from "../../app/roles.ts";
import type { RoleView } from "../../contract/index.ts";
import type { Grant } from "../../core/may/index.ts";
import type { Plan } from "../../core/regime/index.ts";

/** A role with what it is granted, and the articles that grant it. */
export function roleView(role: Role, grant: Grant, plans: readonly Plan[]): RoleView {
  const { scope, rights, sensitive, perDay } = grant;
  const articles = grant.articles.map(({ regime, revision, key, printed }) => {
    const plan = plans.find((one) => one.regime.id === regime);
    const title = plan?.articles.find((article) => article.key === key)?.title ?? "";
    return { regime, revision, key, printed, title };
  });
  return { role, scope, rights: [...rights], sensitive, perDay, articles };
}
