import Type, { type Static } from "typebox";
import { ArticleRef, Day, Named, nullable, words } from "./shared.ts";

/** Something that an article makes a person do after a change of hands. */
export const DutyView = Type.Object({
  /** check: call the customer after a handover · tell: tell him of his manager · report: of a stand-in. */
  kind: words(["check", "tell", "report"]),
  /** The handover, the transfer or the absence. */
  about: Type.String(),
  customer: nullable(Named),
  from: nullable(Named),
  to: nullable(Named),
  due: Day,
  isOverdue: Type.Boolean(),
  articles: Type.Array(ArticleRef),
  mayDo: Type.Boolean(),
});
export type DutyView = Static<typeof DutyView>;

/** The call to a customer after a handover. */
export const CallBackView = Type.Object({
  on: Day,
  doneOn: nullable(Day),
  by: nullable(Type.String()),
  note: nullable(Type.String()),
  articles: Type.Array(ArticleRef),
});
export type CallBackView = Static<typeof CallBackView>;

export const CheckDone = Type.Object({
  customer: Type.String({ minLength: 1 }),
  /** Day of the call; absent = today. */
  on: Type.Optional(Day),
  note: Type.String({ minLength: 1, maxLength: 2000 }),
});
export const CustomersTold = Type.Object({
  customers: Type.Array(Type.String({ minLength: 1 }), { minItems: 1, maxItems: 500 }),
  /** Absent = today. */
  on: Type.Optional(Day),
  /** How: by call, by letter … */
  way: Type.String({ minLength: 1, maxLength: 200 }),
});
export const CoverReport = Type.Object({ report: Type.String({ minLength: 1, maxLength: 4000 }) });
