import type { Scope } from "./ports.ts";

/** The scope of the program itself: start, seeding, sessions. */
export const SYSTEM: Scope = { actor: "system", units: "all" };
