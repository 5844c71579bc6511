import { type Locale, useLocale } from "./locale.ts";

type Entry = string | ((...values: never[]) => string);
type Table = Readonly<Record<string, Entry>>;

/** The same keys with the same parameters, whatever the words. */
type Wording<T extends Table> = {
  readonly [K in keyof T]: T[K] extends (...values: infer A) => string
    ? (...values: A) => string
    : string;
};

interface Texts<T extends Table> extends Record<Locale, unknown> {
  readonly "zh-CN": T;
  readonly en: Wording<T>;
}

/** Texts of one feature: Chinese is the source, English must answer every key of it. */
export const defineTexts = <T extends Table>(zh: T, en: Wording<T>): Texts<T> => ({
  "zh-CN": zh,
  en,
});

/** The texts in the language of the page. */
export const useTexts = <T extends Table>(texts: Texts<T>): T | Wording<T> => texts[useLocale()];
