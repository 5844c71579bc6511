import Type, { type Static } from "typebox";
import { Allowed, Anything, Day, Instant, IssueView, nullable, words } from "./shared.ts";

const Bilingual = Type.Object({ zh: Type.String(), en: Type.String() });

export const DraftInfo = Type.Object({
  hash: Type.String(),
  savedAt: Type.String(),
  savedBy: Type.String(),
  /** A text that does not parse may be kept as a draft, never published. */
  parses: Type.Boolean(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
});
export type DraftInfo = Static<typeof DraftInfo>;

export const RevisionInfo = Type.Object({
  revision: Type.Integer(),
  hash: Type.String(),
  effective: Day,
  state: words(["inForce", "superseded"]),
  publishedAt: Instant,
  publishedBy: Type.String(),
  editedBy: Type.String(),
  signedWarnings: Type.Array(Type.String()),
});
export type RevisionInfo = Static<typeof RevisionInfo>;

export const RegimeSummary = Type.Object({
  id: Type.String(),
  title: Type.String(),
  owner: Type.String(),
  articleCount: Type.Integer(),
  inForce: nullable(RevisionInfo),
  draft: nullable(DraftInfo),
  allowed: Allowed,
});
export type RegimeSummary = Static<typeof RegimeSummary>;

export const ArticleView = Type.Object({
  key: Type.String(),
  printed: Type.String(),
  title: Type.String(),
  /** Paragraphs parted by a line feed. */
  prose: Type.String(),
  /** Index into `chapters`, -1 before the first. */
  chapter: Type.Integer(),
  line: Type.Integer(),
  /** The rule block as written; null without one. */
  ruleYaml: nullable(Type.String()),
  ruleLine: nullable(Type.Integer()),
  /** Kind of the rule; null without a rule or with one that does not parse. */
  kind: nullable(Type.String()),
  strength: nullable(words(["hard", "soft", "advisory"])),
  /** The rule spoken as a sentence. */
  sentence: nullable(Bilingual),
});
export type ArticleView = Static<typeof ArticleView>;

const RegimeMetaView = Type.Object({
  id: Type.String(),
  title: Type.String(),
  revision: Type.Integer(),
  status: Type.String(),
  effective: Type.String(),
  basis: Type.Array(Type.String()),
  calendar: Type.String(),
  owner: Type.String(),
});

/** A regime as a document. */
export const DocumentView = Type.Object({
  meta: RegimeMetaView,
  hash: Type.String(),
  chapters: Type.Array(
    Type.Object({
      number: Type.Integer(),
      printed: Type.String(),
      title: Type.String(),
      line: Type.Integer(),
    }),
  ),
  articles: Type.Array(ArticleView),
});
export type DocumentView = Static<typeof DocumentView>;

export const RegimeView = Type.Object({
  summary: RegimeSummary,
  /** Which text this is. */
  shown: Type.Object({ revision: nullable(Type.Integer()), isDraft: Type.Boolean() }),
  /** Null for a draft that does not parse. */
  document: nullable(DocumentView),
  issues: Type.Array(IssueView),
});
export type RegimeView = Static<typeof RegimeView>;

export const RegimeSource = Type.Object({
  source: Type.String(),
  hash: Type.String(),
  revision: nullable(Type.Integer()),
  isDraft: Type.Boolean(),
});

export const SourceText = Type.String({ maxLength: 2_000_000 });

export const CheckRequest = Type.Object({
  source: SourceText,
  /** Also check against the customers and managers there are (slower). */
  withFacts: Type.Optional(Type.Boolean({ default: false })),
});
export const CheckAnswer = Type.Object({
  hash: Type.String(),
  issues: Type.Array(IssueView),
  document: nullable(DocumentView),
  milliseconds: Type.Number(),
});
export type CheckAnswer = Static<typeof CheckAnswer>;

export const DraftSave = Type.Object({
  source: SourceText,
  /** Hash of the text the editing began from; null when there was none. Refused when it has changed since. */
  baseHash: nullable(Type.String()),
});
export const DraftAnswer = Type.Object({ draft: DraftInfo, issues: Type.Array(IssueView) });

export const RegimePublish = Type.Object({
  draftHash: Type.String(),
  /** `id` of every warning that is accepted by signature. */
  signedWarnings: Type.Array(Type.String()),
});

export const ArticleChange = Type.Object({
  key: Type.String(),
  kinds: Type.Array(
    words(["added", "removed", "renumbered", "retitled", "proseChanged", "ruleChanged"]),
  ),
  from: nullable(ArticleView),
  to: nullable(ArticleView),
  /** Which parameter of the rule, from what, to what. */
  parameters: Type.Array(Type.Object({ path: Type.String(), from: Anything, to: Anything })),
});
export type ArticleChange = Static<typeof ArticleChange>;

export const DiffQuery = Type.Object({
  /** A revision number, or `draft`. */
  from: Type.String(),
  to: Type.String(),
});
export const DiffAnswer = Type.Object({
  from: Type.String(),
  to: Type.String(),
  changes: Type.Array(ArticleChange),
});
export type DiffAnswer = Static<typeof DiffAnswer>;

/** The regime set for printing, in the language asked for. */
export const PrintView = Type.Object({
  meta: RegimeMetaView,
  chapters: Type.Array(
    Type.Object({
      printed: Type.String(),
      title: Type.String(),
      articles: Type.Array(
        Type.Object({
          key: Type.String(),
          printed: Type.String(),
          title: Type.String(),
          prose: Type.String(),
          sentence: nullable(Type.String()),
        }),
      ),
    }),
  ),
});
export type PrintView = Static<typeof PrintView>;
