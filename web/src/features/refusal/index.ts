export { Loaded } from "./Loaded.tsx";
export { Refusal } from "./Refusal.tsx";
