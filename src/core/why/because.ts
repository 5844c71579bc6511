import type { AllocationProblem, Finding, OtherSeat } from "../who/index.ts";
import type { ReasonCode, ReasonItem } from "./allocation-reason.ts";
import { lackingRoom } from "./lacking-room.ts";

/** What the reasons for one customer look at. */
export interface Ground {
  readonly problem: AllocationProblem;
  readonly customer: number;
  readonly unit: number;
  readonly seat: number;
  readonly findings: readonly Finding[];
  readonly others: readonly OtherSeat[];
  readonly loads: readonly Float64Array[];
  /** True when nobody eligible lives nearer. */
  readonly isNearest: boolean;
}

const SPEAKS_FOR: readonly ReasonCode[] = [
  "eligibility.satisfied",
  "eligibility.missingAllowed",
  "priority.matched",
  "proximity.way",
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

/**
 * Cheaper by the pair alone, and yet not chosen: he is full, or the work would be out of balance
 * by at least what the pair saves. Anything else is no reason.
 */
function passedOver({ problem, others, unit, loads }: Ground): ReasonItem[] {
  const cheaper = others.find(
    (other) => other.pairExtra < 0 && (other.isFull || other.withRoom >= 0),
  );
  const m = problem.managerOfSeat[cheaper?.seat ?? -1] ?? -1;
  const manager = problem.managers[m]?.id;
  if (cheaper === undefined || manager === undefined) return [];
  const facts = { manager, minutes: -cheaper.pairExtra };
  const article = cheaper.isFull
    ? lackingRoom(problem, { unit, seat: cheaper.seat, loads })[0]?.article
    : problem.plan.who.balance.find((term) => term.strength !== "advisory")?.article;
  const code = cheaper.isFull ? "capacity.full" : "balance.relieved";
  return article === undefined ? [] : [{ article, code, facts }];
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
