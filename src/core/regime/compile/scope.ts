import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { ArticleKey } from "../../shared/index.ts";
import type { CompiledExpression, Expr, ExpressionParts } from "../expression/index.ts";
import type { Rule } from "../model/index.ts";
import { asTruth, type Compilation } from "./compiled.ts";
import { joinParts, joinReads } from "./join-reads.ts";
import type { MissingFact, Reads, Truth } from "./plan.ts";

/** Where one article applies, its exceptions taken into account. */
export interface Scope {
  readonly reads: Reads;
  parts(): ExpressionParts;
  /** False also where an exception displaces the article; null where its own `when` is 未知. */
  holds(customer: CustomerFacts, manager: ManagerFacts): Truth;
  missing(customer: CustomerFacts, manager: ManagerFacts): readonly MissingFact[];
}

/**
 * Every article that is an exception to `key`, or an exception to one of these. An article gives
 * way wherever the `when` of any of them is true: an exception to an exception takes the place of
 * both, and an exception whose `when` is 未知 does not displace the general rule.
 */
export function exceptionsOf(key: ArticleKey, rules: readonly Rule[]): readonly Rule[] {
  const found = new Map<ArticleKey, Rule>();
  const open: ArticleKey[] = [key];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const rule of rules) {
      if (!rule.overrides.includes(at) || found.has(rule.article)) continue;
      found.set(rule.article, rule);
      open.push(rule.article);
    }
  }
  return rules.filter((rule) => found.get(rule.article) === rule);
}

/** The rules of a regime in article order. */
export const rulesOf = (compilation: Compilation): readonly Rule[] =>
  compilation.document.articles.flatMap((article) => article.rule ?? []);

/** Compiles where a rule applies. */
export function scopeOf(rule: Rule, compilation: Compilation): Scope {
  const exceptions = exceptionsOf(rule.article, rulesOf(compilation));
  const own = rule.when === null ? null : compilation.expression(rule.when);
  const others = exceptions.map(({ when }) => whenOf(when, compilation));
  return {
    reads: joinReads([own, ...others].flatMap((compiled) => compiled?.reads ?? [])),
    parts: () => joinParts([own, ...others].flatMap((compiled) => compiled?.parts() ?? [])),
    holds: (customer, manager) => {
      const truth = own === null ? true : asTruth(own.value(customer, manager));
      if (truth === false) return false;
      for (const other of others) {
        if (other === null || other.value(customer, manager) === true) return false;
      }
      return truth;
    },
    missing: (customer, manager) => own?.missing(customer, manager) ?? [],
  };
}

function whenOf(when: Expr | null, compilation: Compilation): CompiledExpression | null {
  return when === null ? null : compilation.expression(when);
}
