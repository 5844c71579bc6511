import {
  type ArticleKey,
  err,
  InvariantError,
  type LocalDate,
  ok,
  type Result,
} from "../../shared/index.ts";
import { issueAt } from "../check/issue-at.ts";
import type { RegimeCheckIssue } from "../check/issues.ts";
import { checkOverrides } from "../check/overrides.ts";
import type { Citation, RegimeDocument, Rule, RuleKind, RuleOf } from "../model/index.ts";
import { accessOf } from "./compile-access.ts";
import { compileCapacity } from "./compile-capacity.ts";
import { compileCollision } from "./compile-collision.ts";
import { compileDerived } from "./compile-derived.ts";
import { compileDispatch } from "./compile-dispatch.ts";
import { compileEligibility } from "./compile-eligibility.ts";
import { compileCohesion, compileManual, compilePriority } from "./compile-grouping.ts";
import { compileLife } from "./compile-handover.ts";
import { compileBalance, compileContinuity } from "./compile-load.ts";
import { compileCompactness, compileDisjoint } from "./compile-neighbours.ts";
import { compileClaim, compilePool, compileProtection } from "./compile-ownership.ts";
import { compileRoster } from "./compile-roster.ts";
import { compileProximity } from "./compile-travel.ts";
import { type Compilation, compilationOf } from "./compiled.ts";
import type { Plan } from "./plan.ts";
import { rulesOf } from "./scope.ts";

/**
 * Compiles a regime for one day. Fails where an article cannot be given a meaning: a rule that
 * did not parse, an exception to nothing, a ring of exceptions.
 */
export function compilePlan(
  document: RegimeDocument,
  options: { readonly today: LocalDate },
): Result<Plan, readonly RegimeCheckIssue[]> {
  const faults = faultsOf(document);
  if (faults.length > 0) return err(faults);
  const compilation = compilationOf(document, options.today);
  return ok({
    regime: {
      id: document.meta.id,
      title: document.meta.title,
      revision: document.meta.revision,
      textHash: document.textHash,
    },
    today: options.today,
    articles: document.articles.map(({ key, printed, title, prose }) => ({
      key,
      printed,
      title,
      prose,
    })),
    cite: citer(document),
    derived: ofKind("define", compilation).flatMap(
      (rule) => compileDerived(rule, compilation) ?? [],
    ),
    who: whoOf(compilation),
    ...lifeOf(compilation),
    ...ownershipOf(compilation),
    ...dispatchOf(compilation),
    ...accessOf(ofKind("access", compilation), compilation),
  });
}

function faultsOf(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const unreadable = document.articles
    .filter((article) => article.ruleText !== null && article.rule === null)
    .map((article) => issueAt(article, "check.ruleUnreadable", "error"));
  return [...unreadable, ...checkOverrides(document)];
}

function whoOf(compilation: Compilation): Plan["who"] {
  const all = <K extends RuleKind, T>(
    kind: K,
    compile: (rule: RuleOf<K>, compilation: Compilation) => T,
  ): readonly T[] => ofKind(kind, compilation).map((rule) => compile(rule, compilation));
  return {
    roster: all("roster", compileRoster),
    eligibility: all("eligibility", compileEligibility),
    capacity: all("capacity", compileCapacity),
    balance: all("balance", compileBalance),
    continuity: all("continuity", compileContinuity),
    proximity: all("proximity", compileProximity),
    cohesion: all("cohesion", compileCohesion),
    disjoint: all("disjoint", compileDisjoint),
    compactness: all("compactness", compileCompactness),
    priority: all("priority", compilePriority),
    manual: all("manual", compileManual),
  };
}

/** Articles of dispatch; without one there is no field. */
function dispatchOf(compilation: Compilation): Pick<Plan, "dispatch"> {
  const rules = ofKind("dispatch", compilation);
  return rules.length > 0 ? { dispatch: compileDispatch(rules, compilation) } : {};
}

type OwnershipKind = "protection" | "pool" | "claim" | "collision";

/** Articles of protection, pool, claim and collision; a kind without an article leaves no field. */
function ownershipOf(compilation: Compilation): Pick<Plan, OwnershipKind> {
  const protection = ofKind("protection", compilation);
  const pool = ofKind("pool", compilation);
  const claim = ofKind("claim", compilation);
  const collision = ofKind("collision", compilation);
  return {
    ...(protection.length > 0
      ? { protection: protection.map((rule) => compileProtection(rule, compilation)) }
      : {}),
    ...(pool.length > 0 ? { pool: pool.map((rule) => compilePool(rule, compilation)) } : {}),
    ...(claim.length > 0 ? { claim: claim.map((rule) => compileClaim(rule, compilation)) } : {}),
    ...(collision.length > 0
      ? { collision: collision.map((rule) => compileCollision(rule, compilation)) }
      : {}),
  };
}

/** Articles of handover, cover, credit and permit; a kind without an article leaves no field. */
function lifeOf(compilation: Compilation): Pick<Plan, "handover" | "cover" | "credit" | "permit"> {
  const all = <K extends "handover" | "cover" | "credit" | "permit">(kind: K) =>
    ofKind(kind, compilation).map((rule) => compileLife(rule, compilation));
  const [handover, cover, credit, permit] = [
    all("handover"),
    all("cover"),
    all("credit"),
    all("permit"),
  ];
  return {
    ...(handover.length > 0 ? { handover } : {}),
    ...(cover.length > 0 ? { cover } : {}),
    ...(credit.length > 0 ? { credit } : {}),
    ...(permit.length > 0 ? { permit } : {}),
  };
}

function ofKind<K extends RuleKind>(kind: K, compilation: Compilation): readonly RuleOf<K>[] {
  const isOfKind = (rule: Rule): rule is RuleOf<K> => rule.kind === kind;
  return rulesOf(compilation).filter(isOfKind);
}

function citer(document: RegimeDocument): (key: ArticleKey) => Citation {
  const byKey = new Map(document.articles.map((article) => [article.key, article]));
  return (key) => {
    const article = byKey.get(key);
    if (article === undefined) throw new InvariantError(`no article ${key} to cite`);
    return {
      regime: document.meta.id,
      revision: document.meta.revision,
      key,
      printed: article.printed,
      textHash: article.textHash,
    };
  };
}
