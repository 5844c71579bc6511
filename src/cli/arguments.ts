import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { COORDINATE_SYSTEMS, type CoordinateSystem } from "../core/geo/index.ts";
import { type LocalDate, parseLocalDate } from "../core/shared/index.ts";
import type { Locale } from "../i18n/text.ts";

/** A command line that cannot be understood; shown with the way to the help. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly argument: string;

  constructor(argument: string) {
    super(argument);
    this.argument = argument;
  }
}

export interface Arguments {
  readonly positionals: readonly string[];
  text(name: string): string | null;
  required(name: string): string;
  flag(name: string): boolean;
  /** A whole number within limits. */
  number(name: string, limits: { otherwise: number; min: number; max: number }): number;
  date(name: string): LocalDate | null;
  coordinates(): CoordinateSystem | null;
}

const LANGUAGES: Readonly<Record<string, Locale>> = { zh: "zh-CN", "zh-CN": "zh-CN", en: "en" };

/** The language that `--lang` names anywhere on the line; needed before the rest is understood. */
export function languageOf(argv: readonly string[], otherwise: Locale): Locale {
  const at = argv.findIndex((one) => one === "--lang" || one.startsWith("--lang="));
  const word = at < 0 ? undefined : (argv[at]?.split("=")[1] ?? argv[at + 1]);
  return LANGUAGES[word ?? ""] ?? otherwise;
}

function parse(argv: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** Reads `--name value` options and flags; refuses what is not among them. */
export function readArguments(
  argv: readonly string[],
  names: { readonly texts?: readonly string[]; readonly flags?: readonly string[] },
): Arguments {
  const options: ParseArgsOptionsConfig = { lang: { type: "string" } };
  for (const name of names.texts ?? []) options[name] = { type: "string" };
  for (const name of names.flags ?? []) options[name] = { type: "boolean" };
  const { values, positionals } = parse(argv, options);
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === "string" && value !== "" ? value : null;
  };
  return {
    positionals,
    text,
    required: (name) => {
      const value = text(name);
      if (value === null) throw new UsageError(`--${name}`);
      return value;
    },
    flag: (name) => values[name] === true,
    number: (name, { otherwise, min, max }) => {
      const value = text(name);
      if (value === null) return otherwise;
      const number = Number(value);
      if (Number.isSafeInteger(number) && number >= min && number <= max) return number;
      throw new UsageError(`--${name} ${value} (${min} … ${max})`);
    },
    date: (name) => {
      const value = text(name);
      if (value === null) return null;
      const date = parseLocalDate(value);
      if (date === null) throw new UsageError(`--${name} ${value} (YYYY-MM-DD)`);
      return date;
    },
    coordinates: () => {
      const value = text("coordinates");
      if (value === null) return null;
      const system = COORDINATE_SYSTEMS.find((one) => one === value);
      if (system === undefined)
        throw new UsageError(`--coordinates ${value} (${COORDINATE_SYSTEMS.join(" | ")})`);
      return system;
    },
  };
}
