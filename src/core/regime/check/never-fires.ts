import { compilationOf, NO_CUSTOMER, NO_MANAGER } from "../compile/compiled.ts";
import { exceptionsOf, scopeOf } from "../compile/scope.ts";
import type { Article, Rule } from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import type { Population } from "./population.ts";

/** Articles whose exception holds everywhere: they can never apply, whoever the customers are. */
export function checkDisplaced(articles: readonly Article[]): readonly RegimeCheckIssue[] {
  const rules = articles.flatMap(({ rule }) => rule ?? []);
  return articles.flatMap((article) => {
    if (article.rule === null) return [];
    const always = exceptionsOf(article.key, rules).find(({ when }) => when === null);
    if (always === undefined) return [];
    const by = articles.find(({ key }) => key === always.article)?.printed ?? always.article;
    return [issueAt(article, "check.neverFires", "warning", { by, isStatic: true })];
  });
}

/** Articles that concern no customer and no manager of this population. */
export function checkNeverFires(population: Population): readonly RegimeCheckIssue[] {
  if (population.customers.length === 0 || population.managers.length === 0) return [];
  return population.document.articles.flatMap((article) =>
    article.rule !== null && isIdle(article.rule, population)
      ? [issueAt(article, "check.neverFires", "warning", { by: null, isStatic: false })]
      : [],
  );
}

function isIdle(rule: Rule, population: Population): boolean {
  if (rule.kind === "define") return isUnusedTerm(rule.article, population);
  if (rule.when === null || isSettled(rule, population)) return false;
  if (rule.kind === "eligibility") {
    const table = population.eligibility.find(({ term }) => term.article === rule.article);
    return table?.neverApplies ?? false;
  }
  const scope = scopeOf(rule, compilationOf(population.document, population.plan.today));
  const speaksOfManagers = rule.kind === "roster" || rule.kind === "capacity";
  return speaksOfManagers
    ? !population.managers.some((manager) => scope.holds(NO_CUSTOMER, manager) === true)
    : !population.customers.some((customer) => scope.holds(customer, NO_MANAGER) === true);
}

/** Kinds whose scope may range over pairs, or that carry nothing out. */
function isSettled(rule: Rule, population: Population): boolean {
  if (rule.kind === "calendar" || rule.kind === "declaratory") return true;
  const scope = scopeOf(rule, compilationOf(population.document, population.plan.today));
  const { customer, manager, distance } = scope.reads;
  return rule.kind === "priority" && (distance || (customer.length > 0 && manager.length > 0));
}

function isUnusedTerm(article: Rule["article"], population: Population): boolean {
  const fact = population.plan.derived.find((one) => one.article === article);
  if (fact?.form !== "term") return false;
  const subjects = fact.of === "customer" ? population.customers : population.managers;
  return !subjects.some((subject) => fact.valueOf(subject) === true);
}
