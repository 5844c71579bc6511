export { DutiesPage } from "./DutiesPage.tsx";
