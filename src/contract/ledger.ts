import Type, { type Static } from "typebox";
import { ArticleRef, Day, Instant, Named, nullable, pageQuery, words } from "./shared.ts";

export const LedgerQuery = Type.Object({
  ...pageQuery,
  /** Article key. */
  article: Type.Optional(Type.String()),
  regime: Type.Optional(Type.String()),
  customer: Type.Optional(Type.String()),
  manager: Type.Optional(Type.String()),
  from: Type.Optional(Day),
  to: Type.Optional(Day),
});
export type LedgerQuery = Static<typeof LedgerQuery>;

export const LedgerRow = Type.Object({
  record: Type.Integer(),
  at: Instant,
  by: Type.String(),
  customer: Named,
  ver: Type.Integer(),
  from: nullable(Named),
  to: nullable(Named),
  article: ArticleRef,
  cause: words([
    "publish",
    "import",
    "decide",
    "assign",
    "register",
    "claim",
    "release",
    "lapse",
    "dispatch",
    "collision",
    "transfer",
    "handover",
  ]),
  run: nullable(Type.String()),
  reason: Type.String(),
  prev: Type.String(),
  hash: Type.String(),
});
export type LedgerRow = Static<typeof LedgerRow>;

/** Text of seals that were kept elsewhere: a seal file, a receipt. */
export const LedgerVerify = Type.Object({
  seals: Type.Optional(Type.String({ maxLength: 10_000_000 })),
});

export const LedgerVerified = Type.Object({
  ok: Type.Boolean(),
  records: Type.Integer(),
  seals: Type.Integer(),
  seconds: Type.Number(),
  faults: Type.Array(
    Type.Object({
      code: Type.String(),
      record: nullable(Type.Integer()),
      customer: nullable(Type.String()),
      text: Type.String(),
    }),
  ),
});
export type LedgerVerified = Static<typeof LedgerVerified>;

export const SealView = Type.Object({
  number: Type.Integer(),
  at: Instant,
  fromSeq: Type.Integer(),
  uptoSeq: Type.Integer(),
  records: Type.Integer(),
  root: Type.String(),
  previous: Type.String(),
  signature: Type.String(),
  publicKey: Type.String(),
  file: nullable(Type.String()),
});
export type SealView = Static<typeof SealView>;
export const ReceiptQuery = Type.Object({
  form: Type.Optional(words(["html", "text"])),
  lang: Type.Optional(Type.String()),
});
export const SealAnswer = Type.Object({ seal: nullable(SealView) });
