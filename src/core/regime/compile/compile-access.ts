import { customerFieldKey, type RuleOf } from "../model/index.ts";
import { type Compilation, NO_MANAGER } from "./compiled.ts";
import type { Plan, RoleAccessTerm, SensitiveTerm } from "./plan.ts";
import { scopeOf } from "./scope.ts";

type AccessRule = RuleOf<"access">;

/** Compiles who may do and see what; nothing where no article speaks of it. */
export function accessOf(
  rules: readonly AccessRule[],
  compilation: Compilation,
): Pick<Plan, "access"> {
  if (rules.length === 0) return {};
  return {
    access: {
      roles: rules.flatMap((rule) => (rule.form === "role" ? [roleTerm(rule)] : [])),
      sensitive: rules.flatMap((rule) =>
        rule.form === "fields" ? [sensitiveTerm(rule, compilation)] : [],
      ),
    },
  };
}

function roleTerm(rule: Extract<AccessRule, { form: "role" }>): RoleAccessTerm {
  const { article, strength, role, scope, rights, sensitive, perDay } = rule;
  return { article, strength, role, scope, rights: [...new Set(rights)], sensitive, perDay };
}

/** Where it is unknown whether the article applies, the field is kept from sight. */
function sensitiveTerm(
  rule: Extract<AccessRule, { form: "fields" }>,
  compilation: Compilation,
): SensitiveTerm {
  const scope = scopeOf(rule, compilation);
  const keys = rule.fields.map((name) => customerFieldKey(compilation.document, name));
  return {
    article: rule.article,
    strength: rule.strength,
    fields: [...new Set(keys)].sort(),
    covers: (customer) => scope.holds(customer, NO_MANAGER) !== false,
  };
}
