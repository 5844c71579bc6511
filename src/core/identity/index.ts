export { nameCore, normaliseName } from "./company-name.ts";
export { checkUscc, type UsccVerdict, usccCheckCharacter } from "./uscc.ts";
