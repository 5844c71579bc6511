import Type, { type Static, type TSchema } from "typebox";

/** Closed list of words. */
export const words = <const W extends readonly string[]>(list: W) =>
  Type.Unsafe<W[number]>({ type: "string", enum: [...list] });

export const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Plain data whose shape the route does not fix. */
export const Data = Type.Unsafe<Readonly<Record<string, unknown>>>({
  type: "object",
  additionalProperties: true,
});
export const Anything = Type.Unsafe<unknown>({});

/** ISO 8601 instant in UTC. */
export const Instant = Type.String({ examples: ["2026-12-01T01:30:00.000Z"] });
/** Civil date YYYY-MM-DD. */
export const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });

/** A customer or manager as it is named in a list. */
export const Named = Type.Object({ id: Type.String(), name: Type.String() });
export type Named = Static<typeof Named>;

/** One article of one revision, as it is cited beside a decision. */
export const ArticleRef = Type.Object({
  regime: Type.String(),
  revision: Type.Integer(),
  key: Type.String(),
  /** As printed: 第九条之一. */
  printed: Type.String(),
  title: Type.String(),
});
export type ArticleRef = Static<typeof ArticleRef>;

/** A fault or hint, its texts already in the language asked for. */
export const IssueView = Type.Object({
  /** Stable within one text: what a person signs when a warning is accepted. */
  id: Type.String(),
  code: Type.String(),
  severity: words(["error", "warning", "note"]),
  line: nullable(Type.Integer()),
  column: nullable(Type.Integer()),
  /** Printed article, 第十二条. */
  article: nullable(Type.String()),
  /** What happened, with the values, and which article says so. */
  message: Type.String(),
  /** What the reader can do; null when nothing is offered. */
  can: nullable(Type.String()),
  data: Data,
});
export type IssueView = Static<typeof IssueView>;

/** Every refusal, as application/problem+json. */
export const Problem = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  /** Stable code, for programs. */
  code: Type.String(),
  detail: Type.String(),
  can: nullable(Type.String()),
  issues: Type.Array(IssueView),
  data: Data,
});
export type Problem = Static<typeof Problem>;

/** A page of a longer list. `total` counts all rows that match. */
export const listing = <T extends TSchema>(row: T) =>
  Type.Object({ rows: Type.Array(row), total: Type.Integer(), offset: Type.Integer() });

export const pageQuery = {
  offset: Type.Optional(Type.Integer({ minimum: 0, default: 0 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500, default: 50 })),
};

/** Actions this reader may take here; the page never derives rights itself. */
export const Allowed = Type.Array(Type.String());

export const Nothing = Type.Object({});
