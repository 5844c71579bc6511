export { DispatchPage } from "./DispatchPage.tsx";
export { DispatchPanel } from "./DispatchPanel.tsx";
