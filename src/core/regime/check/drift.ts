import type { Position } from "../../shared/index.ts";
import type { Article, RegimeDocument } from "../model/index.ts";
import { placed } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { placeInProse, placeOfPath } from "./places.ts";
import { type ProseNumber, proseNumbers } from "./prose-numbers.ts";
import { agrees, type Quantity } from "./quantity.ts";
import { type RuleNumber, ruleNumbers } from "./rule-numbers.ts";

/**
 * Where prose and rule state different numbers: a number of the rule that the prose does not
 * state (unless `text_silent` owns up to it), and a number of the prose bound to no rule.
 */
export function checkDrift(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article) => {
    // A rule that cannot be read has been reported; its numbers are not known.
    if (article.ruleText !== null && article.rule === null) return [];
    const stated = proseNumbers(article.prose);
    const used = ruleNumbers(article);
    return [
      ...withoutRepeats(used.flatMap((number) => unstated(article, number, stated))),
      ...stated.flatMap((number) => unbound(document, article, { number, used })),
      ...needless(article, used, stated),
    ];
  });
}

/** A table of times is an annex: where the prose leaves it out, one issue speaks for the whole. */
function withoutRepeats(issues: readonly RegimeCheckIssue[]): readonly RegimeCheckIssue[] {
  const isTimes = ({ data }: RegimeCheckIssue): boolean => `${data["path"]}`.startsWith("times.");
  const first = issues.find(isTimes);
  return issues.filter((issue) => issue === first || !isTimes(issue));
}

const isSilent = (article: Article, path: string): boolean =>
  (article.rule?.textSilent ?? []).some((silent) => covers(silent, path));

const covers = (silent: string, path: string): boolean =>
  path === silent || path.startsWith(`${silent}.`);

function unstated(
  article: Article,
  number: RuleNumber,
  stated: readonly ProseNumber[],
): readonly RegimeCheckIssue[] {
  if (stated.some((one) => agrees(one, number)) || isSilent(article, number.path)) return [];
  const at: Position = number.at ?? placeOfPath(article, number.path);
  const data = { path: number.path, ...shownQuantity(number) };
  return [placed(article, at, { code: "check.numberNotInProse", severity: "error", data })];
}

function unbound(
  document: RegimeDocument,
  article: Article,
  { number, used }: { readonly number: ProseNumber; readonly used: readonly RuleNumber[] },
): readonly RegimeCheckIssue[] {
  if (number.isWeak || used.some((one) => agrees(number, one))) return [];
  const { rule } = article;
  const isExecuted = rule !== null && rule.kind !== "declaratory" && rule.kind !== "manual";
  // Of an article that carries out nothing, the reader is only told that a person must see to it.
  const severity = isExecuted ? "warning" : "note";
  const at = placeInProse(document, article, number);
  return [
    placed(article, at, { code: "check.numberNotInRule", severity, data: { text: number.text } }),
  ];
}

function needless(
  article: Article,
  used: readonly RuleNumber[],
  stated: readonly ProseNumber[],
): readonly RegimeCheckIssue[] {
  return (article.rule?.textSilent ?? []).flatMap((silent) => {
    const owned = used.filter(({ path }) => covers(silent, path));
    if (owned.some((number) => !stated.some((one) => agrees(one, number)))) return [];
    const at = placeOfPath(article, "text_silent");
    const data = { path: silent, isKnown: owned.length > 0 };
    return [placed(article, at, { code: "check.textSilentNeedless", severity: "warning", data })];
  });
}

/** The figure and what it counts, in the unit people write. */
function shownQuantity({ value, measure }: Quantity) {
  if (measure === "share") return { value: tidy(value * 100), measure };
  if (measure === "money") return { value: tidy(value / 100), measure };
  return { value: tidy(value), measure };
}

const tidy = (value: number): number => Math.round(value * 1e6) / 1e6;
