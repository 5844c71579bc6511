import type { AllocationProblem, Finding } from "../who/index.ts";
import type { Alternative, ReasonCode, ReasonItem } from "./allocation-reason.ts";

/** What the reasons for one customer look at. */
export interface Ground {
  readonly problem: AllocationProblem;
  readonly customer: number;
  readonly unit: number;
  readonly seat: number;
  readonly findings: readonly Finding[];
  readonly alternatives: readonly Alternative[];
  readonly loads: readonly Float64Array[];
  /** True when nobody eligible lives nearer. */
  readonly isNearest: boolean;
}

const SPEAKS_FOR: readonly ReasonCode[] = [
  "eligibility.satisfied",
  "eligibility.missingAllowed",
  "priority.matched",
  "continuity.kept",
  "continuity.changed",
];

function fromFindings(ground: Ground): ReasonItem[] {
  return ground.findings.flatMap((finding): ReasonItem[] => {
    const { article, code, facts } = finding;
    if (code === "proximity.travel")
      return [{ article, code: ground.isNearest ? "proximity.nearest" : code, facts }];
    return SPEAKS_FOR.includes(code) ? [{ article, code, facts }] : [];
  });
}

function rosterReasons({ problem }: Ground): ReasonItem[] {
  return problem.plan.who.roster.map((term) => ({
    article: term.article,
    code: "roster.admitted",
    facts: { post: term.post },
  }));
}

function cohesionReasons({ problem, customer, unit }: Ground): ReasonItem[] {
  const members = problem.members[unit]?.length ?? 1;
  const subject = problem.customers[customer];
  if (members < 2 || subject === undefined) return [];
  return problem.plan.who.cohesion.flatMap((term): ReasonItem[] => {
    const group = term.groupOf(subject);
    return group === null || term.mode !== "oneOwner"
      ? []
      : [{ article: term.article, code: "cohesion.together", facts: { group, members } }];
  });
}

function capacityReasons({ problem, seat, loads }: Ground): ReasonItem[] {
  return problem.capacity.flatMap((dimension): ReasonItem[] => {
    const article = dimension.article[seat];
    const limit = problem.instance.resources[dimension.resource]?.limit[seat];
    if (article == null || limit === undefined) return [];
    const load = loads[dimension.resource]?.[seat] ?? 0;
    return [{ article, code: "capacity.room", facts: { load, limit } }];
  });
}

/** Cheaper by the pair alone, and yet not chosen: he is full, or it would unbalance the work. */
function passedOver({ problem, alternatives, unit }: Ground): ReasonItem[] {
  const cheaper = alternatives.find((other) => other.extraPairCost < 0);
  if (cheaper === undefined) return [];
  const facts = { manager: cheaper.manager, minutes: -cheaper.extraPairCost };
  if (!cheaper.isFull) {
    const article = problem.plan.who.balance[0]?.article;
    return article === undefined ? [] : [{ article, code: "balance.relieved", facts }];
  }
  const m = problem.managers.findIndex((manager) => manager.id === cheaper.manager);
  const seat = problem.seatOfManager[m] ?? -1;
  const full = problem.capacity.find((dimension) => {
    const amount = problem.instance.resources[dimension.resource]?.amount[unit] ?? 0;
    return amount > 0 && dimension.article[seat] != null;
  });
  const article = full?.article[seat];
  return article == null ? [] : [{ article, code: "capacity.full", facts }];
}

/** Why the customer has this manager, article by article. */
export function becauseOf(ground: Ground): readonly ReasonItem[] {
  return [
    ...rosterReasons(ground),
    ...fromFindings(ground),
    ...cohesionReasons(ground),
    ...capacityReasons(ground),
    ...passedOver(ground),
  ];
}
