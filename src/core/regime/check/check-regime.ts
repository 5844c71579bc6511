import type { FactBook } from "../../facts/index.ts";
import type { LocalDate } from "../../shared/index.ts";
import { compilePlan } from "../compile/compile-plan.ts";
import type { RegimeDocument } from "../model/index.ts";
import { checkAccess } from "./access.ts";
import { checkCapacityTotal } from "./capacity-total.ts";
import { checkCarveOut } from "./carve-out.ts";
import { checkClocks } from "./clocks.ts";
import { checkCollisions } from "./collision.ts";
import { checkCrowdedCells } from "./crowded-cells.ts";
import { checkDates } from "./dates.ts";
import { checkDispatch } from "./dispatch.ts";
import { checkDrift } from "./drift.ts";
import { checkHandover } from "./handover.ts";
import type { RegimeCheckIssue } from "./issues.ts";
import { checkLaw } from "./law.ts";
import { checkDisplaced, checkNeverFires } from "./never-fires.ts";
import { checkNumbering } from "./numbering.ts";
import { checkOverlap } from "./overlap.ts";
import { populationOf } from "./population.ts";
import { checkReachability } from "./reachability.ts";
import { checkReferences } from "./references.ts";
import { checkRivals } from "./rivals.ts";
import { checkRuleTests } from "./rule-tests.ts";
import { checkStaffing } from "./staffing.ts";
import { checkTables } from "./tables.ts";
import { checkWayTimes, checkZones } from "./way-times.ts";

/**
 * Everything that can be wrong between the articles of a regime, and, with facts, between the
 * regime and the people it is for. An error blocks publication, a warning needs a signature.
 * Ordered by place in the text.
 */
export function checkRegime(
  document: RegimeDocument,
  options: { readonly today: LocalDate; readonly facts?: FactBook },
): readonly RegimeCheckIssue[] {
  const plan = compilePlan(document, options);
  const issues = [
    ...checkNumbering(document),
    ...checkReferences(document),
    ...checkOverlap(document),
    ...checkDisplaced(document.articles),
    ...checkTables(document),
    ...checkWayTimes(document),
    ...checkHandover(document),
    ...checkDrift(document),
    ...checkDates(document),
    ...checkClocks(document),
    ...checkCollisions(document),
    ...checkDispatch(document),
    ...checkAccess(document),
    ...checkLaw(document),
    // Without a meaning there is nothing to try the situations on.
    ...(plan.ok ? checkRuleTests(document, options.today) : plan.error.filter(isNews)),
  ];
  if (plan.ok && options.facts !== undefined) {
    const population = populationOf(document, plan.value, options.facts);
    issues.push(
      ...checkStaffing(population),
      ...checkReachability(population),
      ...checkCapacityTotal(population),
      ...checkCarveOut(population),
      ...checkRivals(population),
      ...checkZones(population),
      ...checkCrowdedCells(population),
      ...checkNeverFires(population),
    );
  }
  return issues.sort(byPlace);
}

/** Parsing has already reported a rule that it could not read. */
const isNews = ({ code }: RegimeCheckIssue): boolean => code !== "check.ruleUnreadable";

function byPlace(a: RegimeCheckIssue, b: RegimeCheckIssue): number {
  const line = (a.at?.line ?? 0) - (b.at?.line ?? 0);
  return line === 0 ? (a.at?.column ?? 0) - (b.at?.column ?? 0) : line;
}
