import type { CliTexts } from "./cli-words.ts";
import { cliTexts as en } from "./en/cli.ts";
import type { Locale } from "./text.ts";
import { cliTexts as zh } from "./zh-CN/cli.ts";

/** What the command line says, by language. */
export const CLI_TEXTS: Readonly<Record<Locale, CliTexts>> = { "zh-CN": zh, en };
