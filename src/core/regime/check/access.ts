import {
  ACCESS_ROLES,
  type AccessRight,
  type AccessRole,
  ADMINISTRATOR_ROLES,
  type Article,
  customerFieldKey,
  OUTSIDE_ROLES,
  type RegimeDocument,
  type RuleOf,
} from "../model/index.ts";
import { issueAt } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

type RoleRule = Extract<RuleOf<"access">, { readonly form: "role" }>;

interface RoleArticle {
  readonly article: Article;
  readonly rule: RoleRule;
}

/** Rights that an administrator may have: he keeps the program, and sees no customers. */
const OF_ADMINISTRATORS: readonly AccessRight[] = [
  "regime.read",
  "settings.write",
  "users.write",
  "ledger.read",
  "ledger.verify",
];

/** Rights without which nobody could put right what an article has done, and who has them built in. */
const KEEPERS: Readonly<Partial<Record<AccessRight, readonly AccessRole[]>>> = {
  "users.write": ["secAdmin"],
  "regime.edit": ["regimeEditor"],
  "regime.publish": ["regimeApprover"],
};

/**
 * Articles of access that put apart what belongs apart, or leave nobody able to correct them.
 * Source: 个人信息保护法 第五十一条 (rights of access are to be set reasonably, and data
 * de-identified) for sensitive fields that are shown as they are.
 */
export function checkAccess(document: RegimeDocument): readonly RegimeCheckIssue[] {
  const roles = document.articles.flatMap((article): readonly RoleArticle[] =>
    article.rule?.kind === "access" && article.rule.form === "role"
      ? [{ article, rule: article.rule }]
      : [],
  );
  return [
    ...roles.flatMap(checkRole),
    ...roles.flatMap((one, index) => checkTwice(one, roles.slice(0, index))),
    ...checkKeepers(roles),
    ...checkFields(document),
  ];
}

function checkRole({ article, rule }: RoleArticle): readonly RegimeCheckIssue[] {
  const issues: RegimeCheckIssue[] = [];
  const role = ACCESS_ROLES[rule.role].zh;
  const beyond = rule.rights.filter((right) => !OF_ADMINISTRATORS.includes(right));
  if (ADMINISTRATOR_ROLES.includes(rule.role) && beyond.length > 0) {
    issues.push(issueAt(article, "check.accessAdministrator", "error", { role, rights: beyond }));
  }
  if (OUTSIDE_ROLES.includes(rule.role) && rule.rights.length > 0) {
    issues.push(issueAt(article, "check.accessOutsider", "error", { role, rights: rule.rights }));
  }
  if (rule.rights.includes("regime.edit") && rule.rights.includes("regime.publish")) {
    issues.push(issueAt(article, "check.accessEditorApproves", "error", { role }));
  }
  if (rule.sensitive === "open") {
    const norm = "《中华人民共和国个人信息保护法》第五十一条";
    const data = { excerpt: `${role}：敏感信息不遮盖`, lint: "LAW-11", norm };
    issues.push(issueAt(article, "law.sensitiveOpen", "warning", data));
  }
  return issues;
}

function checkTwice(
  { article, rule }: RoleArticle,
  earlier: readonly RoleArticle[],
): readonly RegimeCheckIssue[] {
  const other = earlier.find((one) => one.rule.role === rule.role);
  if (other === undefined) return [];
  const data = { role: ACCESS_ROLES[rule.role].zh, other: other.article.printed };
  return [issueAt(article, "check.accessRoleTwice", "warning", data)];
}

/** What nobody would be left to do, once these articles hold. */
function checkKeepers(roles: readonly RoleArticle[]): readonly RegimeCheckIssue[] {
  return Object.entries(KEEPERS).flatMap(([right, keepers]) => {
    const grants = ({ rule }: RoleArticle): boolean => rule.rights.some((one) => one === right);
    const keepsIt = (role: AccessRole): boolean =>
      roles.every((one) => one.rule.role !== role || grants(one));
    if (roles.some(grants) || keepers.some(keepsIt)) return [];
    const last = roles.findLast(({ rule }) => keepers.includes(rule.role));
    return last === undefined
      ? []
      : [issueAt(last.article, "check.accessNobody", "error", { right })];
  });
}

/** Names that neither the vocabulary nor the regime knows: imports may bring such a column, or never. */
function checkFields(document: RegimeDocument): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article) => {
    const { rule } = article;
    if (rule?.kind !== "access" || rule.form !== "fields") return [];
    return rule.fields
      .filter((name) => customerFieldKey(document, name).startsWith("x:"))
      .map((field) => issueAt(article, "check.accessFieldUnknown", "note", { field }));
  });
}
