import { createHash } from "node:crypto";
import type { FieldSpec, SubjectKind, Value } from "../../src/core/facts/index.ts";
import { buildVocabulary } from "../../src/core/regime/expression/index.ts";
import {
  compilePlan,
  type Plan,
  parseRegime,
  type RegimeDocument,
} from "../../src/core/regime/index.ts";
import { readFacts } from "../../src/core/regime/surface/read-facts.ts";
import type { RuleReader } from "../../src/core/regime/surface/rule-reader.ts";
import { parseYaml, type RuleYaml } from "../../src/core/regime/surface/rule-yaml.ts";
import { customerId, type LocalDate, managerId } from "../../src/core/shared/index.ts";
import type { Pair } from "./decision.ts";

type Facts = Readonly<Record<string, Value>>;

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Parses a regime that must be free of faults. */
export function documentOf(source: string): RegimeDocument {
  const { document, issues } = parseRegime(source, { hash: sha256 });
  const errors = issues.filter(({ severity }) => severity === "error");
  if (document === null || errors.length > 0) throw new Error(JSON.stringify(errors));
  return document;
}

/** Compiles a regime that must compile. */
export function planOf(document: RegimeDocument, today: LocalDate): Plan {
  const plan = compilePlan(document, { today });
  if (!plan.ok) throw new Error(JSON.stringify(plan.error));
  return plan.value;
}

/** Fields of facts that the regime declares. */
function declaredFields(document: RegimeDocument): readonly FieldSpec[] {
  return document.articles.flatMap(({ rule }): readonly FieldSpec[] => {
    if (rule?.kind !== "define" || rule.form !== "field") return [];
    const { of, name, en, type, values, aliases } = rule;
    const spec = { of, key: en, zh: name, en, type, aliases };
    return [values.length === 0 ? spec : { ...spec, values }];
  });
}

/** Reads facts under their names in the regime, as the rule blocks do. */
export function factsOf(
  document: RegimeDocument,
  { yaml, node }: { readonly yaml: RuleYaml; readonly node: unknown },
  of: SubjectKind,
): Facts {
  const vocabulary = buildVocabulary(declaredFields(document), []);
  const reader: RuleReader = { yaml, vocabulary, article: "", kind: null, issues: [] };
  const facts = readFacts(reader, node, of);
  if (reader.issues.length > 0) throw new Error(JSON.stringify(reader.issues));
  return facts;
}

/** Reads a flow map of facts: `注册资本: 2亿元, 行业: J金融业`. */
function factsInText(document: RegimeDocument, text: string, of: SubjectKind): Facts {
  const { yaml, issues } = parseYaml([`{ ${text} }`], 1);
  if (yaml === null || issues.length > 0) throw new Error(`${text}: ${JSON.stringify(issues)}`);
  return factsOf(document, { yaml, node: yaml.root }, of);
}

const idIn = (fields: Facts, fallback: string): string =>
  typeof fields["id"] === "string" ? fields["id"] : fallback;

/** A customer and a manager with these facts. */
export function pairWith(customer: Facts, manager: Facts, today: LocalDate): Pair {
  return {
    customer: { id: customerId(idIn(customer, "K")), fields: customer },
    manager: { id: managerId(idIn(manager, "M")), fields: manager },
    today,
  };
}

/** A pair from the two texts. */
export function pairOf(
  document: RegimeDocument,
  texts: { readonly customer: string; readonly manager: string },
  today: LocalDate,
): Pair {
  const customer = factsInText(document, texts.customer, "customer");
  const manager = factsInText(document, texts.manager, "manager");
  return pairWith(customer, manager, today);
}
