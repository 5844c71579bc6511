import { customerFieldKey, type RegimeDocument, type RuleOf } from "../model/index.ts";

/** What an article of access says of a customer: fields kept from sight, or a role's grants. */
export function accessSaid(
  rule: RuleOf<"access">,
  applies: boolean | null,
  document: RegimeDocument,
): { readonly hides: readonly string[]; readonly grants: string | null } {
  if (rule.form === "role") {
    const { role, scope, sensitive, perDay } = rule;
    const rights = [...new Set(rule.rights)].join(" ");
    return { hides: [], grants: `${role} ${scope} ${sensitive} ${perDay}: ${rights}` };
  }
  const keys: string[] = [];
  for (const name of rule.fields) {
    const key = customerFieldKey(document, name);
    if (applies !== false && !keys.includes(key)) keys.push(key);
  }
  return { hides: keys.sort(), grants: null };
}
