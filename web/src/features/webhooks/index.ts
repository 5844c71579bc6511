export { WebhooksPanel } from "./WebhooksPanel.tsx";
