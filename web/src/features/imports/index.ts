export { ImportPage } from "./ImportPage.tsx";
export { ImportStartPage } from "./ImportStartPage.tsx";
