export { TroubleBanner } from "./TroubleBanner.tsx";
