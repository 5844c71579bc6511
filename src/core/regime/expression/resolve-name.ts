import type { SubjectKind } from "../../facts/index.ts";
import { nearestNames } from "./nearest.ts";
import { type Resolver, refuse } from "./resolver.ts";
import type { Syntax } from "./syntax.ts";
import type { Expr, ExprType, LicencePart } from "./tree.ts";
import { lookUpName, nearestFields } from "./vocabulary.ts";

type Member = Extract<Syntax, { kind: "member" }>;
type Index = Extract<Syntax, { kind: "index" }>;

/** The words for the two subjects. */
const SUBJECTS: Readonly<Record<string, SubjectKind>> = {
  客户: "customer",
  customer: "customer",
  经理: "manager",
  客户经理: "manager",
  manager: "manager",
};

const LICENCE_PARTS: Readonly<Record<string, LicencePart>> = {
  有效期至: "validUntil",
  validUntil: "validUntil",
  valid_until: "validUntil",
  有效期自: "validFrom",
  validFrom: "validFrom",
  valid_from: "validFrom",
  编号: "number",
  number: "number",
};

/** The subject a bare word names; null when it names none. */
export const subjectOf = (syntax: Syntax): SubjectKind | null =>
  syntax.kind === "word" && Object.hasOwn(SUBJECTS, syntax.text)
    ? (SUBJECTS[syntax.text] ?? null)
    : null;

/** Refuses a subject that the place of the expression does not know. */
export function allowSubject(resolver: Resolver, subject: SubjectKind, offset: number): boolean {
  if (resolver.scope === "pair" || resolver.scope === subject) return true;
  refuse(resolver, "expr.wrongSubject", offset, { subject, only: resolver.scope });
  return false;
}

/** 客户.注册资本 or 经理.证书[…].有效期至 */
export function resolveMember(resolver: Resolver, syntax: Member): Expr | null {
  if (syntax.target.kind === "index") return resolvePart(resolver, syntax, syntax.target);
  const subject = subjectOf(syntax.target);
  if (subject === null) return refuseSubject(resolver, syntax.target);
  if (!allowSubject(resolver, subject, syntax.start)) return null;
  const meaning = lookUpName(resolver.vocabulary, subject, syntax.name);
  const at = resolver.locate(syntax.start);
  if (meaning === null) {
    const nearest = nearestFields(resolver.vocabulary, subject, syntax.name);
    const data = { subject, name: syntax.name, nearest };
    return refuse(resolver, "expr.unknownField", syntax.nameStart, data);
  }
  if (meaning.kind === "field") {
    const { of, key, zh, type } = meaning.spec;
    return { node: "field", type: fieldType(key, type), of, key, zh, at };
  }
  const { of, name, type } = meaning.declared;
  return { node: "term", type, of, name, at };
}

/** Two base fields are quantities with a unit. */
function fieldType(key: string, type: ExprType): ExprType {
  if (key === "tenureMonths") return "months";
  return key === "workMinutes" ? "minutes" : type;
}

function refuseSubject(resolver: Resolver, target: Syntax): null {
  if (target.kind !== "word") {
    return refuse(resolver, "expr.unexpectedToken", target.end, {
      found: ".",
      expected: "operator",
    });
  }
  const nearest = nearestNames(target.text, Object.keys(SUBJECTS));
  return refuse(resolver, "expr.unknownSubject", target.start, { name: target.text, nearest });
}

function resolvePart(resolver: Resolver, syntax: Member, index: Index): Expr | null {
  const part = Object.hasOwn(LICENCE_PARTS, syntax.name) ? LICENCE_PARTS[syntax.name] : undefined;
  if (part !== undefined) return resolveIndex(resolver, index, part);
  const nearest = nearestNames(syntax.name, Object.keys(LICENCE_PARTS));
  const data = { name: syntax.name, nearest };
  return refuse(resolver, "expr.unknownLicencePart", syntax.nameStart, data);
}

/** 经理.证书[高压服务证], and a part of it. */
export function resolveIndex(
  resolver: Resolver,
  syntax: Index,
  part: LicencePart | null,
): Expr | null {
  const target = syntax.target.kind === "member" ? resolveMember(resolver, syntax.target) : null;
  if (target === null) return null;
  if (target.type !== "licences") {
    const data = { expected: "licences", found: target.type };
    return refuse(resolver, "expr.wrongType", syntax.start, data);
  }
  const type = part === null ? "bool" : part === "number" ? "text" : "date";
  return { node: "licence", type, name: syntax.name, part, at: target.at };
}
