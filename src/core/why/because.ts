import {
  type AllocationProblem,
  type Finding,
  membersOf,
  type OtherSeat,
  sizeOfUnit,
} from "../who/index.ts";
import type { ReasonCode, ReasonItem } from "./allocation-reason.ts";
import type { Company } from "./company.ts";
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
  readonly company: Company;
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
  const members = sizeOfUnit(problem.units, unit);
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
 * Cheaper by the pair alone, and yet not chosen: he is full, has a rival, or the work out of
 * balance or the company parted would cost at least what the pair saves. Else there is no reason.
 */
function passedOver(ground: Ground): ReasonItem[] {
  const { problem, others } = ground;
  const cheaper = others.find(
    (other) => other.pairExtra < 0 && (other.isFull || other.withRoom >= 0),
  );
  const m = problem.managerOfSeat[cheaper?.seat ?? -1] ?? -1;
  const manager = problem.managers[m]?.id;
  if (cheaper === undefined || manager === undefined) return [];
  const facts = { manager, minutes: -cheaper.pairExtra };
  return cheaper.isFull
    ? noRoom(ground, { seat: cheaper.seat, m, facts })
    : dearerAlone(ground, { other: cheaper, m, facts });
}

function noRoom(
  { problem, unit, customer, loads, company }: Ground,
  at: { readonly seat: number; readonly m: number; readonly facts: ReasonItem["facts"] },
): ReasonItem[] {
  const full = lackingRoom(problem, { unit, seat: at.seat, loads })[0];
  if (full !== undefined) {
    return [{ article: full.article, code: "capacity.full", facts: at.facts }];
  }
  const met = company.rivalsHeld(customer).find(({ manager }) => manager === at.m);
  if (met === undefined) return [];
  const facts = { ...at.facts, rival: problem.customers[met.customer]?.id ?? null };
  return [{ article: met.article, code: "disjoint.rivalThere", facts }];
}

/** Says so only of what alone outweighs the saving. */
function dearerAlone(
  { problem, unit, company }: Ground,
  at: { readonly other: OtherSeat; readonly m: number; readonly facts: ReasonItem["facts"] },
): ReasonItem[] {
  const { other, facts } = at;
  const saved = -other.pairExtra;
  const parting = company.partingWith(Array.from(membersOf(problem.units, unit)), at.m);
  const parted = parting?.minutes ?? 0;
  if (parting !== null && parted >= saved) {
    return [{ article: parting.article, code: "company.parted", facts }];
  }
  const article = problem.plan.who.balance.find((term) => term.strength !== "advisory")?.article;
  const isBalance = other.withRoom - parted >= 0 && article !== undefined;
  return isBalance ? [{ article, code: "balance.relieved", facts }] : [];
}

/** Why the customer has this manager, article by article. */
export function becauseOf(ground: Ground): readonly ReasonItem[] {
  return [
    ...rosterReasons(ground),
    ...fromFindings(ground),
    ...cohesionReasons(ground),
    ...ground.company.reasonsOf(ground.customer),
    ...capacityReasons(ground),
    ...passedOver(ground),
  ];
}
