import Type, { type Static } from "typebox";
import { Instant, Named, nullable, words } from "./shared.ts";

const Format = words(["wecom", "dingtalk", "feishu", "json"]);
const Language = words(["zh-CN", "en"]);
/** Kinds of notices, as `GET /api/webhooks` lists them. */
const Kinds = Type.Array(Type.String(), { minItems: 1, maxItems: 100 });
const Name = Type.String({ minLength: 1, maxLength: 100 });
const Address = Type.String({ minLength: 1, maxLength: 2000 });
const Secret = nullable(Type.String({ maxLength: 500 }));

export const WebhookRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  format: Format,
  /** Host of the address; address and secret are never shown. */
  shown: Type.String(),
  hasSecret: Type.Boolean(),
  kinds: Type.Array(Type.String()),
  unit: nullable(Named),
  locale: Language,
  isActive: Type.Boolean(),
  createdBy: Type.String(),
  waiting: Type.Integer(),
  givenUp: Type.Integer(),
  lastSentAt: nullable(Instant),
  /** Why the message that is being tried did not go out. */
  fault: nullable(Type.String()),
});
export type WebhookRow = Static<typeof WebhookRow>;

export const WebhookList = Type.Object({
  webhooks: Type.Array(WebhookRow),
  /** Every kind of notice there is, with an example of its sentence. */
  kinds: Type.Array(Type.Object({ kind: Type.String(), text: Type.String() })),
});
export type WebhookList = Static<typeof WebhookList>;

export const WebhookCreate = Type.Object({
  name: Name,
  format: Format,
  url: Address,
  secret: Type.Optional(Secret),
  kinds: Kinds,
  unit: Type.Optional(nullable(Type.String())),
  locale: Type.Optional(Language),
});
export type WebhookCreate = Static<typeof WebhookCreate>;

export const WebhookEdit = Type.Object({
  name: Type.Optional(Name),
  url: Type.Optional(Address),
  secret: Type.Optional(Secret),
  kinds: Type.Optional(Kinds),
  locale: Type.Optional(Language),
  isActive: Type.Optional(Type.Boolean()),
});

export const WebhookTried = Type.Object({
  isSent: Type.Boolean(),
  /** Why not, in words. */
  fault: nullable(Type.String()),
});
