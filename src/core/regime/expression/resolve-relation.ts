import type { SubjectKind } from "../../facts/index.ts";
import { coerce } from "./resolve-compare.ts";
import { allowSubject, subjectOf } from "./resolve-name.ts";
import { type Resolver, refuse, resolveOperand } from "./resolver.ts";
import type { Syntax } from "./syntax.ts";
import type { Expr, ExprType } from "./tree.ts";
import { areComparable, isText } from "./type-rules.ts";
import { lookUpName, nearestTerms } from "./vocabulary.ts";

type Relation = Extract<Syntax, { kind: "relation" }>;

/** 属于, 不属于, 包含, 不包含. */
export function resolveRelation(resolver: Resolver, syntax: Relation): Expr | null {
  const subject = subjectOf(syntax.left);
  const positive =
    syntax.op === "contains"
      ? resolveContains(resolver, syntax)
      : subject === null
        ? resolveIn(resolver, syntax)
        : resolveTerms(resolver, syntax, subject);
  if (positive === null || !syntax.negated) return positive;
  return { node: "not", type: "bool", operand: positive, at: positive.at };
}

/** 客户 属于 重点客户, or one of several terms in a list. */
function resolveTerms(resolver: Resolver, syntax: Relation, subject: SubjectKind): Expr | null {
  if (!allowSubject(resolver, subject, syntax.start)) return null;
  const names = syntax.right.kind === "list" ? syntax.right.items : [syntax.right];
  const terms = names.map((name) => resolveTerm(resolver, name, subject));
  const sound = terms.filter((term) => term !== null);
  if (sound.length < terms.length) return null;
  const [only] = sound;
  if (only !== undefined && sound.length === 1) return only;
  return { node: "or", type: "bool", operands: sound, at: resolver.locate(syntax.start) };
}

function resolveTerm(resolver: Resolver, syntax: Syntax, subject: SubjectKind): Expr | null {
  if (syntax.kind !== "word" && syntax.kind !== "quoted") {
    return refuse(resolver, "expr.unexpectedToken", syntax.start, { found: "", expected: "term" });
  }
  const meaning = lookUpName(resolver.vocabulary, subject, syntax.text);
  if (meaning?.kind !== "declared") {
    const nearest = nearestTerms(resolver.vocabulary, subject, syntax.text);
    return refuse(resolver, "expr.unknownTerm", syntax.start, { name: syntax.text, nearest });
  }
  const { of, name, type } = meaning.declared;
  if (type !== "bool") {
    return refuse(resolver, "expr.wrongType", syntax.start, { expected: "bool", found: type });
  }
  return { node: "term", type, of, name, at: resolver.locate(syntax.start) };
}

function resolveIn(resolver: Resolver, syntax: Relation): Expr | null {
  const { right } = syntax;
  if (right.kind === "list") return resolveInList(resolver, syntax, right.items);
  const set = resolveOperand(resolver, right);
  if (set === null) return null;
  const at = resolver.locate(syntax.start);
  const member = resolveMemberOf(resolver, syntax.left, set.type);
  if (member === null) return null;
  if (set.type !== "set" || !isText(member.type)) {
    const data = { left: member.type, right: set.type, op: "in" };
    return refuse(resolver, "expr.typeMismatch", syntax.opStart, data);
  }
  return { node: "in", type: "bool", left: member, right: set, at };
}

function resolveInList(resolver: Resolver, syntax: Relation, list: readonly Syntax[]): Expr | null {
  const left = resolveOperand(resolver, syntax.left);
  if (left === null) return null;
  const at = resolver.locate(syntax.start);
  const items: Expr[] = [];
  for (const written of list) {
    const item = coerce(resolver, written, left);
    if (item === null) continue;
    if (areComparable(left.type, item.type)) items.push(item);
    else {
      const data = { left: left.type, right: item.type, op: "in" };
      refuse(resolver, "expr.typeMismatch", written.start, data);
    }
  }
  if (items.length < list.length) return null;
  const right: Expr = { node: "list", type: "set", items, at: resolver.locate(syntax.right.start) };
  return { node: "in", type: "bool", left, right, at };
}

/** The side that may be a bare word: a member of a set, or part of a text. */
function resolveMemberOf(resolver: Resolver, syntax: Syntax, whole: ExprType): Expr | null {
  const at = resolver.locate(syntax.start);
  const isTextual = whole === "set" || isText(whole);
  if (isTextual && syntax.kind === "word") {
    return { node: "literal", type: "text", value: syntax.text, at };
  }
  if (isTextual && syntax.kind === "number") {
    return { node: "literal", type: "text", value: syntax.raw, at };
  }
  return resolveOperand(resolver, syntax);
}

function resolveContains(resolver: Resolver, syntax: Relation): Expr | null {
  const left = resolveOperand(resolver, syntax.left);
  if (left === null) return null;
  const at = resolver.locate(syntax.start);
  if (
    left.type === "licences" &&
    (syntax.right.kind === "word" || syntax.right.kind === "quoted")
  ) {
    return { node: "licence", type: "bool", name: syntax.right.text, part: null, at };
  }
  const refuseTypes = (right: string): null => {
    const data = { left: left.type, right, op: "contains" };
    return refuse(resolver, "expr.typeMismatch", syntax.opStart, data);
  };
  if (left.type !== "set" && !isText(left.type)) return refuseTypes("text");
  const right = resolveMemberOf(resolver, syntax.right, left.type);
  if (right === null) return null;
  if (!isText(right.type)) return refuseTypes(right.type);
  return { node: "contains", type: "bool", left, right, at };
}
