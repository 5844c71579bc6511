import { CLI_TEXTS } from "../i18n/cli-texts.ts";
import type { CliTexts } from "../i18n/cli-words.ts";
import type { Locale } from "../i18n/text.ts";

/** The two streams a command speaks to, in one language. */
export interface Console {
  readonly locale: Locale;
  readonly texts: CliTexts;
  /** The answer itself. */
  out(line: string): void;
  /** Everything about it: faults, progress, remarks. */
  err(line: string): void;
  /** Progress: one line that is overwritten on a terminal, a line every two seconds elsewhere. */
  progress(line: string): void;
}

const PROGRESS_MILLISECONDS = 2000;
const TERMINAL_MILLISECONDS = 100;

export function consoleIn(locale: Locale): Console {
  const isTerminal = process.stderr.isTTY === true;
  let shown = Number.NEGATIVE_INFINITY;
  let isLineOpen = false;
  const err = (line: string): void => {
    process.stderr.write(`${isLineOpen ? "\n" : ""}${line}\n`);
    isLineOpen = false;
  };
  return {
    locale,
    texts: CLI_TEXTS[locale],
    out: (line) => void process.stdout.write(`${line}\n`),
    err,
    progress: (line) => {
      const now = performance.now();
      if (now - shown < (isTerminal ? TERMINAL_MILLISECONDS : PROGRESS_MILLISECONDS)) return;
      shown = now;
      if (!isTerminal) return err(line);
      process.stderr.write(`\r\u001b[K${line}`);
      isLineOpen = true;
    },
  };
}
