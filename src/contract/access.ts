import Type, { type Static } from "typebox";
import { Right, Role } from "./session.ts";
import { ArticleRef, Instant, Named, words } from "./shared.ts";

/** What a role may do and see, and the articles that say so; without one, the built-in rights. */
export const RoleView = Type.Object({
  role: Role,
  scope: words(["self", "team", "unit", "area", "line", "all"]),
  rights: Type.Array(Right),
  sensitive: words(["none", "masked", "reveal", "open"]),
  /** Sensitive values that one person may have shown in a day. */
  perDay: Type.Integer(),
  articles: Type.Array(ArticleRef),
});
export type RoleView = Static<typeof RoleView>;

export const RevealAsked = Type.Object({
  customer: Type.String({ minLength: 1, maxLength: 200 }),
  /** Key of the field. */
  field: Type.String({ minLength: 1, maxLength: 200 }),
  reason: Type.String({ maxLength: 500 }),
});
export const RevealAnswer = Type.Object({
  /** The value as text. */
  text: Type.String(),
  /** How many more may be shown today. */
  remaining: Type.Integer(),
});

/** One sensitive value that was shown; never the value. */
export const RevealRow = Type.Object({
  id: Type.Integer(),
  at: Instant,
  account: Type.String(),
  customer: Named,
  field: Type.String(),
  reason: Type.String(),
  article: Type.String(),
});
export type RevealRow = Static<typeof RevealRow>;
