import { defineTexts } from "../i18n/index.ts";

export const uiTexts = defineTexts(
  { youCan: (advice: string) => `可以：${advice}` },
  { youCan: (advice: string) => `You can: ${advice}` },
);
