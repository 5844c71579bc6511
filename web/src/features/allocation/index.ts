export { shapesOf } from "./plan-map.ts";
export { RunPage } from "./RunPage.tsx";
export { RunsPage } from "./RunsPage.tsx";
