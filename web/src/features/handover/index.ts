export { ApprovalsPage } from "./ApprovalsPage.tsx";
export { CreditPanel } from "./CreditPanel.tsx";
export { HandoverPage } from "./HandoverPage.tsx";
export { HandoversPage } from "./HandoversPage.tsx";
export { TeamPage } from "./TeamPage.tsx";
export { TransferControl } from "./TransferControl.tsx";
