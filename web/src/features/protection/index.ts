export { LifePanel } from "./LifePanel.tsx";
export { ProtectionPage } from "./ProtectionPage.tsx";
