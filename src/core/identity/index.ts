export { nameCore, normaliseName } from "./company-name.ts";
export { checkUscc, usccCheckCharacter } from "./uscc.ts";
