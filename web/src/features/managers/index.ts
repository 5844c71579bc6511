export { ManagerPage } from "./ManagerPage.tsx";
export { ManagersPage } from "./ManagersPage.tsx";
export { MyBookPage } from "./MyBookPage.tsx";
