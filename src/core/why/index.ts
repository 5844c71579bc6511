export type {
  Alternative,
  CostItem,
  CounterFactual,
  CustomerReason,
  Exclusion,
  ReasonCode,
  ReasonItem,
} from "./allocation-reason.ts";
export { articlesOf } from "./articles-of.ts";
export { costItems, totalMinutes } from "./cost-items.ts";
export { type Explainer, explainCustomer, explainer } from "./explain-customer.ts";
export { explainDispatch } from "./explain-dispatch.ts";
export { reasonPacker, unpackReason } from "./packed-reason.ts";
