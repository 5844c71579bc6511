import { readFile } from "node:fs/promises";
import { parseRegime, type RegimeDocument } from "../core/regime/index.ts";
import type { Issue } from "../core/shared/index.ts";
import type { Console } from "./console.ts";

/** The text of a regime file, or null when it cannot be read (said to the person). */
export async function regimeText(path: string, console: Console): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    console.err(console.texts.regimeUnreadable(path, code));
    return null;
  }
}

export function parseText(
  text: string,
  hash: (text: string) => string,
): { readonly document: RegimeDocument | null; readonly issues: readonly Issue[] } {
  return parseRegime(text, { hash });
}
