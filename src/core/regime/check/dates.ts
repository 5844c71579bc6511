import { type LocalDate, parseLocalDate } from "../../shared/index.ts";
import { inForce } from "../compile/compile-capacity.ts";
import type { Article, RegimeDocument } from "../model/index.ts";
import { placed } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { numeralValue } from "./numeral.ts";
import { placeInProse, placeOfPath } from "./places.ts";

/** Days that disagree: the commencement in the prose and in the head; a limit not yet in force. */
export function checkDates(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article) => [
    ...commencement(document, article),
    ...limits(document, article),
  ]);
}

const COMMENCEMENT =
  /自([\d零〇一二三四五六七八九]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日起(?:施行|实施|生效|执行)/g;

function commencement(document: RegimeDocument, article: Article): readonly RegimeCheckIssue[] {
  return [...article.prose.matchAll(COMMENCEMENT)].flatMap((match) => {
    const date = dateOf(match.slice(1, 4));
    if (date === null || date === document.meta.effective) return [];
    const at = placeInProse(document, article, { text: match[0], offset: match.index });
    const data = { prose: date, head: document.meta.effective };
    return [placed(article, at, { code: "check.commencementDiffers", severity: "error", data })];
  });
}

function dateOf(parts: readonly string[]): LocalDate | null {
  const [year = 0, month = 0, day = 0] = parts.map((part) => numeralValue(part) ?? 0);
  const pad = (value: number): string => String(value).padStart(2, "0");
  return parseLocalDate(`${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`);
}

function limits(document: RegimeDocument, article: Article): readonly RegimeCheckIssue[] {
  const rule = article.rule;
  if (rule?.kind !== "capacity" || !("entries" in rule.limit) || rule.otherwise !== null) return [];
  if (inForce(rule.limit, document.meta.effective) !== null) return [];
  const first = rule.limit.entries.map(({ from }) => from ?? "").sort()[0] ?? "";
  const at = placeOfPath(article, "limit");
  const data = { effective: document.meta.effective, first };
  return [placed(article, at, { code: "check.limitNotInForce", severity: "warning", data })];
}
