export { type Grant, grantOf } from "./access/grant-of.ts";
export { masked } from "./access/masked.ts";
export { isSensitive, type Veil, veilOf } from "./access/veil-of.ts";
