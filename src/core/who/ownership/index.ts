export { LIFE_STATES, type Life, type LifeState, plainLife } from "./life.ts";
