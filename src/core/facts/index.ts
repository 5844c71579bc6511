export type { CustomerFacts, FactBook, Fields, Lock, ManagerFacts } from "./subject.ts";
export type { FieldType, Licence, Place, Value } from "./value.ts";
export { isPlace } from "./value.ts";
export { BASE_VOCABULARY, type FieldSpec, type SubjectKind } from "./vocabulary.ts";
