export { articlesAgainst, claimsLeft } from "./claim-decision.ts";
export { reasonOfEnd, setAside, takenUpAgain } from "./clock.ts";
export { type ContactFacts, contactCounts } from "./contact-counts.ts";
export { lastDayOfWait, waitingLife, waitsUntil } from "./custody.ts";
export { daysToLookAt } from "./day-turns.ts";
export { LIFE_STATES, type Life, type LifeState, plainLife } from "./life.ts";
export type { LifeDecision, LifeEffect, LifeEvent, LifeRefusal } from "./life-event.ts";
export { claimRulesOf, type LifeRules, lifeRulesOf } from "./life-rules.ts";
export { type StepRules, stepLife } from "./step-life.ts";
