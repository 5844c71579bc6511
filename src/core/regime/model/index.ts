export {
  ACCESS_RIGHTS,
  ACCESS_ROLES,
  ACCESS_SCOPES,
  type AccessRight,
  type AccessRole,
  type AccessScope,
  ADMINISTRATOR_ROLES,
  OUTSIDE_ROLES,
  SENSITIVE_WAYS,
  type SensitiveWay,
} from "./access-words.ts";
export * from "./collision-rules.ts";
export { declaredFields, definitionsIn } from "./definitions.ts";
export * from "./dispatch-rules.ts";
export type {
  Article,
  Chapter,
  Citation,
  Ordinal,
  RegimeDocument,
  RegimeMeta,
  RegimeStatus,
} from "./document.ts";
export { customerFieldKey } from "./field-key.ts";
export type * from "./handover-rules.ts";
export type {
  Bilingual,
  FieldSchema,
  FormSchema,
  KindSchema,
  Option,
  QuantityUnit,
  Shape,
} from "./kind-schema.ts";
export { KIND_SCHEMAS } from "./kind-schemas.ts";
export type * from "./ownership-rules.ts";
export type * from "./rule.ts";
