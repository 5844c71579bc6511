export { declaredFields, definitionsIn } from "./definitions.ts";
export type {
  Article,
  Chapter,
  Citation,
  Ordinal,
  RegimeDocument,
  RegimeMeta,
  RegimeStatus,
} from "./document.ts";
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
export type * from "./rule.ts";
