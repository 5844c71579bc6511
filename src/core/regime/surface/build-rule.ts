import { type ArticleKey, articleKey, InvariantError } from "../../shared/index.ts";
import type { Expr } from "../expression/index.ts";
import type { OnMissing, Rule, RuleKind, RuleOf, Strength } from "../model/index.ts";
import { buildAccess } from "./build-access.ts";
import { buildCollision } from "./build-collision.ts";
import { buildDefine } from "./build-define.ts";
import { buildDispatch } from "./build-dispatch.ts";
import { buildCover, buildCredit, buildHandover, buildPermit } from "./build-handover.ts";
import { buildClaim, buildPool, buildProtection } from "./build-ownership.ts";
import type { Declaration } from "./declarations.ts";
import { neededAt, type ReadFields, valueAt } from "./field-values.ts";
import type { RuleBase } from "./rule-base.ts";

/** Everything a rule is made of; its fields were read without a fault. */
export interface RuleParts {
  readonly kind: RuleKind;
  readonly article: ArticleKey;
  readonly fields: ReadFields;
  /** For `define`: the name it declares. */
  readonly declaration: Declaration | null;
}

/** Makes the typed rule from fields that its schema has read. */
export function buildRule(parts: RuleParts): Rule {
  const { kind, fields, declaration } = parts;
  const base = baseOf(parts);
  switch (kind) {
    case "define":
      if (declaration === null) throw new InvariantError("define without a declaration");
      return buildDefine(base, fields, declaration);
    case "roster":
      return buildRoster(base, fields);
    case "calendar":
      return {
        ...base,
        kind,
        use: textAt(fields, "use"),
        hours: valueAt(fields, "hours", "hours")?.hours ?? [],
      };
    case "eligibility":
      return buildEligibility(base, fields);
    case "capacity":
      return {
        ...base,
        kind,
        limit: neededAt(fields, "limit", "limit").limit,
        otherwise: quantityAt(fields, "otherwise"),
        weight: neededAt(fields, "weight", "numberTable").table,
      };
    case "balance":
      return buildBalance(base, fields);
    case "continuity":
      return {
        ...base,
        kind,
        handover: neededAt(fields, "handover", "numberTable").table,
        months: neededAt(fields, "spread", "quantity").value,
      };
    case "proximity":
      return buildProximity(base, fields);
    case "cohesion":
      return buildCohesion(base, fields);
    case "disjoint":
      return { ...base, kind, by: neededAt(fields, "by", "expression").expr };
    case "compactness":
      return {
        ...base,
        kind,
        cell: neededAt(fields, "cell", "expression").expr,
        adjacent: exprAt(fields, "adjacent"),
        apart: neededAt(fields, "apart", "quantity").value,
      };
    case "priority":
      return buildPriority(base, fields);
    case "manual":
      return { ...base, kind, by: textAt(fields, "by"), question: textAt(fields, "question") };
    case "protection":
      return buildProtection(base, fields);
    case "pool":
      return buildPool(base, fields);
    case "claim":
      return buildClaim(base, fields);
    case "collision":
      return buildCollision(base, fields);
    case "dispatch":
      return buildDispatch(base, fields);
    case "access":
      return buildAccess(base, fields);
    case "handover":
      return buildHandover(base, fields);
    case "cover":
      return buildCover(base, fields);
    case "credit":
      return buildCredit(base, fields);
    case "permit":
      return buildPermit(base, fields);
    case "declaratory":
      return { ...base, kind };
  }
}

const STRENGTHS: readonly Strength[] = ["hard", "soft", "advisory"];

function baseOf({ article, fields }: RuleParts): RuleBase {
  return {
    article,
    strength: choiceAt(fields, "strength", STRENGTHS),
    when: exprAt(fields, "when"),
    overrides: textsAt(fields, "overrides").map((key) => articleKey(key)),
    textSilent: textsAt(fields, "text_silent"),
    tests: valueAt(fields, "tests", "tests")?.tests ?? [],
  };
}

const exprAt = (fields: ReadFields, key: string): Expr | null =>
  valueAt(fields, key, "expression")?.expr ?? null;

const textAt = (fields: ReadFields, key: string): string => neededAt(fields, key, "text").text;

const textsAt = (fields: ReadFields, key: string): readonly string[] =>
  valueAt(fields, key, "texts")?.texts ?? [];

const quantityAt = (fields: ReadFields, key: string): number | null =>
  valueAt(fields, key, "quantity")?.value ?? null;

/** The value of a choice, as one of the members of its union. */
function choiceAt<T extends string>(fields: ReadFields, key: string, members: readonly T[]): T {
  const { value } = neededAt(fields, key, "choice");
  const member = members.find((candidate) => candidate === value);
  if (member === undefined) throw new InvariantError(`schema of ${key} allows ${value}`);
  return member;
}

const ON_MISSING: readonly OnMissing[] = ["allow", "deny"];

function buildRoster(base: RuleBase, fields: ReadFields): RuleOf<"roster"> {
  const minimum = valueAt(fields, "minimum", "object")?.fields;
  return {
    ...base,
    kind: "roster",
    post: textAt(fields, "post"),
    require: neededAt(fields, "require", "expression").expr,
    onMissing: choiceAt(fields, "on_missing", ON_MISSING),
    minimum:
      minimum === undefined
        ? null
        : {
            per: neededAt(minimum, "per", "expression").expr,
            count: neededAt(minimum, "count", "quantity").value,
          },
    standIn: textsAt(fields, "stand_in"),
  };
}

function buildEligibility(base: RuleBase, fields: ReadFields): RuleOf<"eligibility"> {
  const override = valueAt(fields, "override", "object")?.fields;
  const byStrength: OnMissing = base.strength === "hard" ? "deny" : "allow";
  return {
    ...base,
    kind: "eligibility",
    require: neededAt(fields, "require", "expression").expr,
    onMissing: fields.has("on_missing") ? choiceAt(fields, "on_missing", ON_MISSING) : byStrength,
    penalty: quantityAt(fields, "penalty") ?? 0,
    override:
      override === undefined
        ? null
        : {
            by: textAt(override, "by"),
            reason: choiceAt(override, "reason", ["required", "optional"]) === "required",
            expiresDays: quantityAt(override, "expires"),
          },
  };
}

function buildBalance(base: RuleBase, fields: ReadFields): RuleOf<"balance"> {
  return {
    ...base,
    kind: "balance",
    measure: choiceAt(fields, "measure", ["workload", "count", "value"]),
    value: exprAt(fields, "value"),
    target: choiceAt(fields, "target", ["equal", "capacity"]),
    tolerance: neededAt(fields, "tolerance", "quantity").value,
    rate: neededAt(fields, "rate", "quantity").value,
    per: neededAt(fields, "per", "quantity").value,
  };
}

function buildProximity(base: RuleBase, fields: ReadFields): RuleOf<"proximity"> {
  const visits = neededAt(fields, "visits", "numberTable").table;
  const unknown = neededAt(fields, "unknown", "quantity").value;
  const cap = quantityAt(fields, "cap");
  const times = valueAt(fields, "times", "matrix")?.matrix;
  if (times === undefined) {
    return {
      ...base,
      kind: "proximity",
      form: "distance",
      visits,
      detour: neededAt(fields, "detour", "quantity").value,
      speed: neededAt(fields, "speed", "quantity").value,
      unknownKm: unknown,
      capKm: cap,
    };
  }
  return {
    ...base,
    kind: "proximity",
    form: "times",
    visits,
    from: neededAt(fields, "from", "expression").expr,
    to: neededAt(fields, "to", "expression").expr,
    times,
    unknownMinutes: unknown,
    capMinutes: cap,
  };
}

function buildCohesion(base: RuleBase, fields: ReadFields): RuleOf<"cohesion"> {
  const group = {
    ...base,
    kind: "cohesion",
    by: neededAt(fields, "by", "expression").expr,
  } as const;
  const mode = choiceAt(fields, "mode", ["oneOwner", "mainLocal"]);
  if (mode === "oneOwner") return { ...group, mode };
  return {
    ...group,
    mode,
    lead: exprAt(fields, "lead"),
    local: exprAt(fields, "local"),
    apart: neededAt(fields, "apart", "quantity").value,
  };
}

function buildPriority(base: RuleBase, fields: ReadFields): RuleOf<"priority"> {
  const carveOut = valueAt(fields, "carve_out", "object")?.fields;
  return {
    ...base,
    kind: "priority",
    dimensions: neededAt(fields, "dimensions", "list").items.map((dimension) => ({
      name: textAt(dimension, "name"),
      match: neededAt(dimension, "match", "expression").expr,
      penalty: neededAt(dimension, "penalty", "quantity").value,
    })),
    carveOut:
      carveOut === undefined
        ? null
        : {
            when: neededAt(carveOut, "when", "expression").expr,
            order: textsAt(carveOut, "order"),
            maxShare: quantityAt(carveOut, "max_share"),
          },
  };
}
