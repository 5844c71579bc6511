import { dateOfDayNumber, type LocalDate, parseLocalDate, regimeId } from "../../shared/index.ts";
import { nearestNames } from "../expression/index.ts";
import type { RegimeMeta, RegimeStatus } from "../model/index.ts";
import type { SurfaceIssue, SurfaceIssueCode } from "./issues.ts";
import { entriesOf, itemsOf, offsetOf, parseYaml, type RuleYaml, textOf } from "./rule-yaml.ts";

const KEYS = [
  "regime",
  "title",
  "revision",
  "status",
  "effective",
  "basis",
  "calendar",
  "owner",
] as const;
type Key = (typeof KEYS)[number];

const STATUSES: Readonly<Record<string, RegimeStatus>> = {
  draft: "draft",
  草案: "draft",
  in_force: "in_force",
  施行: "in_force",
  现行: "in_force",
  repealed: "repealed",
  废止: "repealed",
};

export interface FrontMatter {
  readonly meta: RegimeMeta | null;
  readonly issues: readonly SurfaceIssue[];
  /** 0-based index of the first line after it. */
  readonly next: number;
}

/** Reads the block between the two `---` at the top; without a sound one there is no regime. */
export function readFrontMatter(lines: readonly string[]): FrontMatter {
  const first = lines.findIndex((line) => line.trim() !== "");
  const at = { line: Math.max(first, 0) + 1, column: 1 };
  const refuse = (code: SurfaceIssueCode, next: number): FrontMatter => ({
    meta: null,
    issues: [{ code, severity: "error", data: {}, at }],
    next,
  });
  if (lines[first]?.trim() !== "---") return refuse("meta.missing", 0);
  const end = lines.findIndex((line, i) => i > first && /^(---|\.\.\.)[ \t]*$/.test(line));
  if (end < 0) return refuse("meta.unclosed", first + 1);
  const { yaml, issues } = parseYaml(lines.slice(first + 1, end), first + 2);
  const read = yaml === null ? { meta: null, issues: [] } : readMeta(yaml, first + 1);
  const all = [...issues, ...read.issues];
  const isSound = all.every((issue) => issue.severity !== "error");
  return { meta: isSound ? read.meta : null, issues: all, next: end + 1 };
}

function readMeta(
  yaml: RuleYaml,
  firstLine: number,
): { readonly meta: RegimeMeta; readonly issues: readonly SurfaceIssue[] } {
  const issues: SurfaceIssue[] = [];
  const report = (code: SurfaceIssueCode, offset: number, data: SurfaceIssue["data"]): void => {
    const severity = code === "meta.keyUnknown" ? "warning" : "error";
    issues.push({ code, severity, data, at: yaml.locate(offset) });
  };
  const values = new Map<string, unknown>();
  for (const { key, keyOffset, value } of entriesOf(yaml.root) ?? []) {
    if (KEYS.some((known) => known === key)) values.set(key, value);
    else report("meta.keyUnknown", keyOffset, { key, nearest: nearestNames(key, KEYS) });
  }
  const read = <T>(key: Key, parse: (text: string) => T | null, fallback: T): T => {
    const node = values.get(key);
    const text = textOf(node);
    const value = text === null ? null : parse(text);
    if (value === null && text !== null) {
      report("meta.valueInvalid", offsetOf(node), { key, value: text });
    }
    return value ?? fallback;
  };
  for (const key of ["regime", "title", "effective"] as const) {
    if (textOf(values.get(key)) !== null) continue;
    issues.push({
      code: "meta.keyMissing",
      severity: "error",
      data: { key },
      at: { line: firstLine, column: 1 },
    });
  }
  const meta: RegimeMeta = {
    id: regimeId(read("regime", (text) => (/^[a-z0-9][a-z0-9-]*$/.test(text) ? text : null), "")),
    title: read("title", (text) => text, ""),
    revision: read("revision", (text) => (/^[1-9]\d{0,8}$/.test(text) ? Number(text) : null), 1),
    status: read<RegimeStatus>("status", (text) => STATUSES[text] ?? null, "draft"),
    effective: read<LocalDate | null>("effective", parseLocalDate, null) ?? EPOCH,
    basis: textsOf(values.get("basis")),
    calendar: read("calendar", (text) => text, "cn-statutory"),
    owner: read("owner", (text) => text, ""),
  };
  return { meta, issues };
}

/** Stands where `effective` is faulty; such a front matter is refused as a whole. */
const EPOCH = dateOfDayNumber(0);

function textsOf(node: unknown): readonly string[] {
  const items = itemsOf(node) ?? [node];
  return items.map((item) => textOf(item)).filter((text) => text !== null);
}
