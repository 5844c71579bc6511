import type { CustomerFacts, ManagerFacts, Value } from "../../facts/index.ts";
import { customerId, type LocalDate, managerId } from "../../shared/index.ts";
import { type Finding, judge, type Verdict } from "../evaluate/index.ts";
import type { Article, RegimeDocument, RuleTest } from "../model/index.ts";
import { placed } from "./issue-at.ts";
import type { RegimeCheckIssue } from "./issues.ts";

/** Situations written inside the rules whose outcome is not the one the author expects. */
export function checkRuleTests(
  document: RegimeDocument,
  today: LocalDate,
): readonly RegimeCheckIssue[] {
  return document.articles.flatMap((article) =>
    (article.rule?.tests ?? []).flatMap((test) => {
      const found = outcomesOf(document, article, { ...test, today: test.today ?? today });
      if (found.includes(normal(test.expect))) return [];
      const at = { line: test.line, column: 1 };
      const data = { expected: String(normal(test.expect)), found: found.map(String).join(" / ") };
      return [placed(article, at, { code: "check.testFails", severity: "error", data })];
    }),
  );
}

/** Words with which a test may state its outcome. */
const WORDS: Readonly<Record<string, string>> = {
  通过: "pass",
  成立: "pass",
  true: "pass",
  不通过: "fail",
  不成立: "fail",
  false: "fail",
  缺资料: "missing",
  未知: "missing",
  unknown: "missing",
  不适用: "notApplicable",
  not_applicable: "notApplicable",
};

const normal = (expect: RuleTest["expect"]): string | number =>
  typeof expect === "number" ? expect : (WORDS[String(expect)] ?? String(expect));

const subject = (
  fields: Readonly<Record<string, Value>>,
): { id: string; fields: typeof fields } => ({
  id: typeof fields["id"] === "string" ? fields["id"] : "",
  fields,
});

/** What the article says in the situation, in every form in which a test may state it. */
function outcomesOf(
  document: RegimeDocument,
  article: Article,
  test: RuleTest & { readonly today: LocalDate },
): readonly (string | number)[] {
  const customer = subject(test.customer);
  const manager = subject(test.manager);
  const findings = judge(document, {
    customer: { id: customerId(customer.id), fields: customer.fields } satisfies CustomerFacts,
    manager: { id: managerId(manager.id), fields: manager.fields } satisfies ManagerFacts,
    today: test.today,
  });
  const finding = findings.find((one) => one.article === article.key);
  return finding === undefined ? [] : outcomes(finding, test);
}

const VERDICTS: Readonly<Record<Verdict, readonly string[]>> = {
  notApplicable: ["notApplicable", "pass"],
  pass: ["pass"],
  fail: ["fail"],
  missingAllowed: ["missing", "pass"],
  missingDenied: ["missing", "fail"],
};

function outcomes(finding: Finding, test: RuleTest): readonly (string | number)[] {
  switch (finding.kind) {
    case "roster":
    case "eligibility":
      return VERDICTS[finding.verdict];
    case "capacity":
      return isEmpty(test.manager) ? [finding.weight] : [finding.limit ?? "none"];
    case "balance":
      return [finding.amount];
    case "continuity":
      return [finding.minutes];
    case "proximity": {
      const { travel } = finding;
      return [travel.by === "distance" ? travel.milliMinutesPerKm / 1000 : travel.minutes];
    }
    case "cohesion":
      return [finding.group ?? "none"];
    case "disjoint":
      return finding.rivalries.length === 0 ? ["none"] : finding.rivalries;
    case "compactness":
      return [finding.cell ?? "none"];
    case "priority":
      return Object.values(finding.matches).includes(false) ? ["fail"] : ["pass"];
    case "manual":
      return finding.applies ? ["pass"] : ["fail", "notApplicable"];
    case "protection":
    case "pool":
    case "claim":
      if (!finding.applies) return ["notApplicable", "fail"];
      return [finding.isMet ? "pass" : "fail", ...Object.values(finding.terms)];
    case "collision":
    case "dispatch":
      return finding.applies ? ["pass", ...finding.terms] : ["fail", "notApplicable"];
    case "access":
      return finding.hides.length === 0 ? ["none"] : finding.hides;
    case "handover":
    case "cover":
    case "credit":
    case "permit":
      return finding.applies ? ["pass", ...finding.figures] : ["fail", "notApplicable"];
    case "derived":
      return [derivedOutcome(finding.value)];
  }
}

const isEmpty = (fields: object): boolean => Object.keys(fields).length === 0;

function derivedOutcome(value: unknown): string | number {
  if (value === null) return "missing";
  if (typeof value === "boolean") return value ? "pass" : "fail";
  return typeof value === "number" ? value : String(value);
}
