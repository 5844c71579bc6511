import { defineTexts } from "../../i18n/index.ts";

export const revealTexts = defineTexts(
  {
    show: "显示",
    title: (label: string) => `查看${label}`,
    hint: "写明为什么要看。每看一项都会记录：谁、何时、哪一户、什么理由。",
    reason: "查看的理由",
    placeholder: "例如：约定上门时间",
    remaining: (count: string) => `已记录，今日还可查看 ${count} 条`,
  },
  {
    show: "Show",
    title: (label: string) => `Show ${label}`,
    hint: "Say why. Each value shown is recorded: who, when, of whom, for what reason.",
    reason: "Reason",
    placeholder: "for example: to arrange a visit",
    remaining: (count: string) => `recorded; ${count} more today`,
  },
);
