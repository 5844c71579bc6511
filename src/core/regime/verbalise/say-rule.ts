import { exceptionsOf } from "../compile/scope.ts";
import type { RegimeDocument, Rule } from "../model/index.ts";
import { sayInEnglish } from "./say-en.ts";
import { sayInChinese } from "./say-zh.ts";
import { type SpokenLocale, type Telling, tellingOf } from "./telling.ts";

/** A rule as one sentence: its scope, what it says, what it overrides and what overrides it. */
export function sayRule(rule: Rule, document: RegimeDocument, locale: SpokenLocale): string {
  const telling = tellingOf(document, locale);
  return locale === "en" ? english(rule, telling) : chinese(rule, telling);
}

const named = (keys: readonly string[], telling: Telling): readonly string[] =>
  keys.map((key) => telling.articleNamed(key));

const displacing = (rule: Rule, telling: Telling): readonly Rule[] =>
  exceptionsOf(rule.article, telling.rules);

function chinese(rule: Rule, telling: Telling): string {
  const scope = rule.when === null ? "" : `${telling.clause(rule.when)}的，`;
  const overrides = named(rule.overrides, telling);
  const general = overrides.length === 0 ? "" : `；取代${overrides.join("、")}`;
  const special = displacing(rule, telling)
    .map(({ when, article }) => {
      const name = telling.articleNamed(article);
      return when === null
        ? `；已由${name}取代`
        : `；不适用于${telling.clause(when)}的情形（${name}）`;
    })
    .join("");
  return `${scope}${sayInChinese(rule, telling)}${general}${special}。`;
}

function english(rule: Rule, telling: Telling): string {
  const scope = rule.when === null ? "" : `Where ${telling.clause(rule.when)}: `;
  const overrides = named(rule.overrides, telling);
  const general = overrides.length === 0 ? "" : `; this takes the place of ${overrides.join(", ")}`;
  const special = displacing(rule, telling)
    .map(({ when, article }) => {
      const name = telling.articleNamed(article);
      return when === null
        ? `; ${name} has taken its place`
        : `; not where ${telling.clause(when)} (${name})`;
    })
    .join("");
  return `${scope}${sayInEnglish(rule, telling)}${general}${special}.`;
}
