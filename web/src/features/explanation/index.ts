export { Explanation } from "./Explanation.tsx";
