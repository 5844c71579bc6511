export { RegimeEditPage } from "./RegimeEditPage.tsx";
export { RegimeHistoryPage } from "./RegimeHistoryPage.tsx";
export { RegimePage } from "./RegimePage.tsx";
export { RegimePrintPage } from "./RegimePrintPage.tsx";
export { RegimesPage } from "./RegimesPage.tsx";
