import Type, { type Static } from "typebox";
import { ArticleRef, Named, nullable, words } from "./shared.ts";

const text = (longest: number) => nullable(Type.String({ maxLength: longest }));

const entryFields = {
  name: Type.String({ minLength: 1, maxLength: 200 }),
  aliases: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { maxItems: 10 })),
  uscc: Type.Optional(text(40)),
  phone: Type.Optional(text(60)),
  website: Type.Optional(text(200)),
  email: Type.Optional(text(200)),
  contact: Type.Optional(text(60)),
  industry: Type.Optional(text(60)),
  district: Type.Optional(text(60)),
  address: Type.Optional(text(300)),
  source: Type.Optional(text(60)),
};

/** A customer as a form states it. */
export const CustomerEntry = Type.Object(entryFields);
export type CustomerEntry = Static<typeof CustomerEntry>;

export const CustomerCreate = Type.Object({
  ...entryFields,
  /** Why a likely match is another organisation. */
  confirmed: Type.Optional(text(500)),
  /** Who enters it: a person with the form, or a program (absent); articles on dispatch tell them apart. */
  through: Type.Optional(words(["form", "program"])),
});

export const CustomerCreated = Type.Object({
  id: Type.String(),
  name: Type.String(),
  owner: nullable(Named),
});

export const MatchPart = Type.Object({
  part: words(["uscc", "name", "phone", "domain", "brand", "trade", "region", "form", "branch"]),
  agreement: words(["equal", "similar", "oneSided", "differs"]),
});
export type MatchPart = Static<typeof MatchPart>;

/** A known customer, as far as the reader may know of it. */
export const MatchView = Type.Object({
  /** Names the match when a collision is raised about it. */
  ref: Type.String(),
  verdict: words(["same", "likely", "possible"]),
  /** Basis points. */
  score: Type.Integer(),
  parts: Type.Array(MatchPart),
  /** With an id only where the reader may open it. */
  customer: nullable(Type.Object({ id: nullable(Type.String()), name: Type.String() })),
  unit: nullable(Named),
  owner: nullable(Named),
  /** null where the article does not let it be told. */
  isOwned: nullable(Type.Boolean()),
  isOwn: Type.Boolean(),
});
export type MatchView = Static<typeof MatchView>;

export const CheckView = Type.Object({
  /** The article by which it was looked for; null = the built-in rule. */
  article: nullable(ArticleRef),
  matches: Type.Array(MatchView),
});
export type CheckView = Static<typeof CheckView>;
