/** One column of a row on its way into the database. */
export type CopyValue = string | number | boolean | null;

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\u0000": "",
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the format escapes
const SPECIAL = /[\\\n\r\t\u0000]/;
const ALL_SPECIAL = new RegExp(SPECIAL, "g");

/** Source: PostgreSQL documentation, COPY, text format. */
export function copyText(value: CopyValue): string {
  if (value === null) return "\\N";
  if (typeof value !== "string") return String(value);
  return SPECIAL.test(value) ? value.replace(ALL_SPECIAL, (c) => ESCAPES[c] ?? "") : value;
}

/** One line of the text form of COPY. */
export const copyLine = (row: readonly CopyValue[]): string => `${row.map(copyText).join("\t")}\n`;

/** A PostgreSQL array literal of texts, for COPY. */
export const textArray = (texts: readonly string[]): string =>
  `{${texts.map((t) => `"${t.replace(/["\\]/g, "\\$&")}"`).join(",")}}`;

/** Half of a surrogate pair is no character; PostgreSQL refuses it. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD");

/** JSON that PostgreSQL takes: it refuses NUL and half surrogate pairs inside texts. */
export function storableJson(value: unknown): string {
  const text = JSON.stringify(value);
  if (!/\\u(0000|d[89a-f])/.test(text)) return text;
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "string" ? wellFormed(part).replaceAll("\u0000", "") : part,
  );
}
