import { useSyncExternalStore } from "react";

export type Locale = "zh-CN" | "en";

const KEY = "guanhu.locale";
const listeners = new Set<() => void>();
let current: Locale = stored();

function stored(): Locale {
  try {
    return localStorage.getItem(KEY) === "en" ? "en" : "zh-CN";
  } catch {
    return "zh-CN"; // a browser that keeps no storage still gets the source language
  }
}

export const currentLocale = (): Locale => current;

/** Switches the language of the whole page and remembers it in this browser. */
export function setLocale(locale: Locale): void {
  current = locale;
  document.documentElement.lang = locale;
  try {
    localStorage.setItem(KEY, locale);
  } catch {
    // not remembered; the switch itself still holds for this visit
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useLocale = (): Locale => useSyncExternalStore(subscribe, currentLocale);
