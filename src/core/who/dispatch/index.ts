export type { Choice, DispatchAsk, Offer, Referrer } from "./choice.ts";
export { assignTermsFor } from "./choice.ts";
export { DispatchDesk } from "./desk.ts";
export { firstContactAt } from "./first-contact.ts";
export type { Receipt } from "./receipts.ts";
export { bookSums } from "./state-of-book.ts";
