import type { EligibilityRule } from "../model/index.ts";
import { asTruth, type Compilation } from "./compiled.ts";
import { distinctFacts, joinParts, joinReads } from "./join-reads.ts";
import type { EligibilityTerm, EligibilityVerdict } from "./plan.ts";
import { scopeOf } from "./scope.ts";

/**
 * Compiles an eligibility article. Where its scope is 未知 the pair still passes when `require`
 * holds anyway; only otherwise does the missing fact matter.
 */
export function compileEligibility(
  rule: EligibilityRule,
  compilation: Compilation,
): EligibilityTerm {
  const scope = scopeOf(rule, compilation);
  const require = compilation.expression(rule.require);
  const onMissing: EligibilityVerdict =
    rule.onMissing === "allow" ? "missingAllowed" : "missingDenied";
  const verdict: EligibilityTerm["verdict"] = (customer, manager) => {
    const applies = scope.holds(customer, manager);
    if (applies === false) return "notApplicable";
    const satisfied = asTruth(require.value(customer, manager));
    if (satisfied === true) return "pass";
    return satisfied === false && applies === true ? "fail" : onMissing;
  };
  return {
    article: rule.article,
    strength: rule.strength,
    reads: joinReads([scope.reads, require.reads]),
    parts: joinParts([scope.parts(), require.parts()]),
    verdict,
    missing: (customer, manager) => {
      const found = verdict(customer, manager);
      if (found !== "missingAllowed" && found !== "missingDenied") return [];
      return distinctFacts([
        ...(scope.holds(customer, manager) === null ? scope.missing(customer, manager) : []),
        ...require.missing(customer, manager),
      ]);
    },
    penalty: rule.penalty,
  };
}
