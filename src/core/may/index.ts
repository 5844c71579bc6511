export { type Grant, grantOf } from "./access/grant-of.ts";
export { masked } from "./access/masked.ts";
export { isSensitive, namingOf, type Veil, veilOf } from "./access/veil-of.ts";
