export { ComparePage } from "./ComparePage.tsx";
export { CurveView } from "./CurveView.tsx";
export { DialFields } from "./DialFields.tsx";
export { DialSummary } from "./DialSummary.tsx";
export { AS_WRITTEN } from "./dials.ts";
export { RenameRun } from "./RenameRun.tsx";
export { useRunName } from "./run-name.ts";
export { TradeOffTab } from "./TradeOffTab.tsx";
