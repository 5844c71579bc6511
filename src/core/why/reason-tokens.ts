import { InvariantError } from "../shared/index.ts";

/**
 * Texts that nearly every reason holds: they are written as their number. What is not here is
 * written out once and then as its number. The list belongs to the form of stored reasons:
 * changing its order would change what they say, so it only grows at its end with a new `FORM`.
 */
const COMMON: readonly string[] = [
  "",
  "roster.admitted",
  "roster.refused",
  "eligibility.satisfied",
  "eligibility.broken",
  "eligibility.missingAllowed",
  "eligibility.missingDenied",
  "capacity.room",
  "capacity.full",
  "continuity.kept",
  "continuity.changed",
  "proximity.nearest",
  "proximity.travel",
  "proximity.beyondCap",
  "priority.matched",
  "priority.unmatched",
  "cohesion.together",
  "balance.relieved",
  "manual.awaits",
  "lock.held",
  "proximity",
  "continuity",
  "eligibility",
  "priority",
  "balance",
  "capacity",
  "unassigned",
  "costDrop",
  "roomNeeded",
  "ruleLifted",
  "post",
  "missing",
  "dimension,carvedOut",
  "km,known,minutesPerKm,cap",
  "load,limit",
  "manager,minutes",
  "group,members",
  "km,kmNeeded",
];

/** First token of a packed reason. */
const FORM = "r1";
const NULL = "~";
const REFERENCE = "@";
const TEXT = "'";
const LIST = "*";

const COMMON_TOKEN = new Map(COMMON.map((text, number) => [text, `@${number}`]));

/** What separates tokens, and what JSON or a line of text would have to escape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be escaped
const SPECIAL = /[%|"\\\u0000-\u001f\u007f]/g;
const ESCAPED = /%([0-9a-f]{2})/g;

const escaped = (text: string): string =>
  text.replace(SPECIAL, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
const unescaped = (text: string): string =>
  text.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Writes tokens one after another. */
export interface PackWriter {
  text(text: string): void;
  /** A text or nothing. */
  optional(text: string | null): void;
  /** What is no finite number is nothing, as in JSON. */
  number(value: number | null): void;
  list<T>(items: readonly T[], each: (item: T) => void): void;
  /** What was written since the last call. */
  take(): string;
}

/** Texts kept with their escaped form at most; ids of customers would fill the memory. */
const REMEMBERED = 20_000;

interface KnownText {
  readonly token: string;
  /** The reason that wrote it out last, and its number there. */
  reason: number;
  number: number;
}

/** A writer for many reasons: what they share is escaped once. */
export function packWriter(): PackWriter {
  const known = new Map<string, KnownText>();
  const tokens: (string | number)[] = [FORM];
  let reason = 0;
  let written = 0;
  const remember = (value: string): KnownText => {
    if (known.size >= REMEMBERED) known.clear();
    const added = { token: TEXT + escaped(value), reason: -1, number: 0 };
    known.set(value, added);
    return added;
  };
  const text = (value: string): void => {
    const common = COMMON_TOKEN.get(value);
    if (common !== undefined) {
      tokens.push(common);
      return;
    }
    const found = known.get(value) ?? remember(value);
    if (found.reason === reason) tokens.push(REFERENCE + found.number);
    else {
      tokens.push(found.token);
      found.reason = reason;
      found.number = COMMON.length + written;
      written += 1;
    }
  };
  const number = (value: number | null): void => {
    tokens.push(value !== null && Number.isFinite(value) ? value : NULL);
  };
  return {
    text,
    optional: (value) => (value === null ? number(null) : text(value)),
    number,
    list: (items, each) => {
      tokens.push(LIST + items.length);
      for (const item of items) each(item);
    },
    take: () => {
      const packed = tokens.join("|");
      tokens.length = 1;
      reason += 1;
      written = 0;
      return packed;
    },
  };
}

/** Reads what `packWriter` wrote, in the same order. */
export interface PackReader {
  text(): string;
  optional(): string | null;
  number(): number;
  optionalNumber(): number | null;
  list<T>(each: () => T): readonly T[];
  /** Whatever stands there. */
  value(): string | number | null | readonly string[];
}

/** A reader; what is not of this form is an `InvariantError`. */
export function packReader(packed: string): PackReader {
  const tokens = packed.split("|");
  if (tokens[0] !== FORM) throw new InvariantError(`a packed reason begins with ${FORM}`);
  const own: string[] = [];
  let at = 1;
  const next = (): string => {
    const token = tokens[at];
    if (token === undefined) throw new InvariantError("a packed reason ends too early");
    at += 1;
    return token;
  };
  const textOf = (token: string): string => {
    if (token.startsWith(TEXT)) {
      const text = unescaped(token.slice(1));
      own.push(text);
      return text;
    }
    const number = Number(token.slice(1));
    const text = number < COMMON.length ? COMMON[number] : own[number - COMMON.length];
    if (!token.startsWith(REFERENCE) || text === undefined)
      throw new InvariantError(`no text ${token} in a packed reason`);
    return text;
  };
  const listOf = <T>(token: string, each: () => T): readonly T[] =>
    Array.from({ length: Number(token.slice(1)) }, each);
  const factOf = (token: string): string | number | null | readonly string[] => {
    if (token === NULL) return null;
    if (token.startsWith(LIST)) return listOf(token, () => textOf(next()));
    if (token.startsWith(TEXT) || token.startsWith(REFERENCE)) return textOf(token);
    return Number(token);
  };
  const optionalNumber = (): number | null => {
    const token = next();
    return token === NULL ? null : Number(token);
  };
  return {
    text: () => textOf(next()),
    optional: () => {
      const token = next();
      return token === NULL ? null : textOf(token);
    },
    number: () => optionalNumber() ?? 0,
    optionalNumber,
    list: (each) => listOf(next(), each),
    value: () => factOf(next()),
  };
}
