import type { Json } from "../../app/ports.ts";
import { unpackReason } from "../../core/why/index.ts";

/** A stored reason as it was given: runs keep it as one short text, older ones kept it whole. */
export const openReason = (stored: Json): Json =>
  typeof stored === "string" ? (unpackReason(stored) as unknown as Json) : stored;
