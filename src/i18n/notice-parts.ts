import type { NoticeData } from "../app/ports.ts";

export type NoticeText = (data: NoticeData) => string;

/** A part of a sentence that is there when its value is. */
export const part =
  (key: string, say: (value: string) => string): NoticeText =>
  (data) => {
    const value = data[key];
    return value === undefined || value === null || value === "" ? "" : say(String(value));
  };

/** The article a notice rests on. */
export const by = (say: (printed: string) => string): NoticeText => part("article", say);
