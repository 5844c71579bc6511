import Type, { type Static } from "typebox";
import { ReasonView } from "./reasons.ts";
import {
  Allowed,
  Anything,
  ArticleRef,
  Day,
  Instant,
  Named,
  nullable,
  pageQuery,
  words,
} from "./shared.ts";

export const CustomerRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  uscc: nullable(Type.String()),
  industry: nullable(Type.String()),
  district: nullable(Type.String()),
  street: nullable(Type.String()),
  /** Integer fen. */
  capital: nullable(Type.Number()),
  group: nullable(Type.String()),
  owner: nullable(Named),
});
export type CustomerRow = Static<typeof CustomerRow>;

export const CustomerQuery = Type.Object({
  ...pageQuery,
  /** Part of the name, pinyin initials, credit code or id. */
  q: Type.Optional(Type.String({ maxLength: 100 })),
  sort: Type.Optional(words(["id", "name", "owner", "capital", "district"])),
  descending: Type.Optional(Type.Boolean()),
  owner: Type.Optional(Type.String()),
  unassigned: Type.Optional(Type.Boolean()),
  district: Type.Optional(Type.String()),
  industry: Type.Optional(Type.String()),
});
export type CustomerQuery = Static<typeof CustomerQuery>;

/** One fact with its label and its value as text, in the language asked for. */
export const FieldView = Type.Object({
  key: Type.String(),
  label: Type.String(),
  type: Type.String(),
  value: Anything,
  /** 未知 is an empty text. */
  text: Type.String(),
  /** Article that computes it; null for a fact that was stated. */
  article: nullable(ArticleRef),
  /** Set where the value is masked. */
  isMasked: Type.Optional(Type.Boolean()),
});
export type FieldView = Static<typeof FieldView>;

const PlaceView = Type.Object({
  lng: Type.Number(),
  lat: Type.Number(),
  precision: Type.String(),
});

export const CustomerView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  fields: Type.Array(FieldView),
  derived: Type.Array(FieldView),
  place: nullable(PlaceView),
  owner: nullable(Named),
  ownerSince: nullable(Instant),
  /** Who looks after its group, under an article on main and local owners. */
  group: nullable(
    Type.Object({
      name: Type.String(),
      main: nullable(Named),
      members: Type.Integer(),
      locals: Type.Array(
        Type.Object({ place: Type.String(), owner: nullable(Named), customers: Type.Integer() }),
      ),
      article: ArticleRef,
    }),
  ),
  ver: Type.Integer(),
  /** Why the present owner holds it; null when no published plan decided it. */
  reason: nullable(ReasonView),
  lock: nullable(
    Type.Object({ manager: Named, reason: Type.String(), by: Type.String(), at: Instant }),
  ),
  allowed: Allowed,
});
export type CustomerView = Static<typeof CustomerView>;

export const TimelineEntry = Type.Object({
  at: Instant,
  kind: words(["ownership", "facts", "lock"]),
  by: Type.String(),
  from: nullable(Named),
  to: nullable(Named),
  articles: Type.Array(ArticleRef),
  /** The entry as one sentence. */
  text: Type.String(),
  /** Number of the ledger record, for ownership. */
  record: nullable(Type.Integer()),
});
export type TimelineEntry = Static<typeof TimelineEntry>;

export const ManagerRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: nullable(Type.String()),
  post: nullable(Type.String()),
  status: nullable(Type.String()),
  territory: Type.Array(Type.String()),
  industries: Type.Array(Type.String()),
  limit: nullable(Type.Number()),
  /** Customers held now. */
  count: Type.Integer(),
  licenceCount: Type.Integer(),
});
export type ManagerRow = Static<typeof ManagerRow>;

export const ManagerQuery = Type.Object({
  ...pageQuery,
  q: Type.Optional(Type.String({ maxLength: 100 })),
  sort: Type.Optional(words(["id", "name", "unit", "count", "limit"])),
  descending: Type.Optional(Type.Boolean()),
});

const LicenceView = Type.Object({
  name: Type.String(),
  number: nullable(Type.String()),
  validFrom: nullable(Type.String()),
  validUntil: nullable(Type.String()),
  /** On today's date. */
  state: words(["valid", "expiresSoon", "expired"]),
});

export const ManagerView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  fields: Type.Array(FieldView),
  licences: Type.Array(LicenceView),
  place: nullable(PlaceView),
  count: Type.Integer(),
  limit: nullable(Type.Number()),
  allowed: Allowed,
});
export type ManagerView = Static<typeof ManagerView>;

/** A customer of a manager's book with the reason it is his. */
export const BookRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  district: nullable(Type.String()),
  industry: nullable(Type.String()),
  address: nullable(Type.String()),
  place: nullable(PlaceView),
  since: nullable(Instant),
  /** One sentence; empty when no decision of ours made it. */
  reason: Type.String(),
  articles: Type.Array(ArticleRef),
});
export type BookRow = Static<typeof BookRow>;

export const BookQuery = Type.Object({
  ...pageQuery,
  q: Type.Optional(Type.String({ maxLength: 100 })),
});

export const LockView = Type.Object({
  customer: Named,
  manager: Named,
  reason: Type.String(),
  by: Type.String(),
  at: Instant,
  /** Last day; null = until somebody lifts it. */
  until: nullable(Day),
});
export type LockView = Static<typeof LockView>;

export const LockCreate = Type.Object({
  customer: Type.String({ minLength: 1 }),
  manager: Type.String({ minLength: 1 }),
  reason: Type.String({ minLength: 1, maxLength: 500 }),
  /** Last day; absent = until somebody lifts it. */
  until: Type.Optional(Day),
});
