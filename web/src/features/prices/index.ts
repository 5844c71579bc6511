export { AnswerPanel } from "./AnswerPanel.tsx";
export { AskAbout } from "./AskAbout.tsx";
export { DifferencesTab } from "./DifferencesTab.tsx";
export { PricesTab } from "./PricesTab.tsx";
export { type ManagerPrice, usePrices } from "./use-prices.ts";
