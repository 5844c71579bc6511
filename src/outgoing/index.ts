export { openMessenger } from "./messenger.ts";
