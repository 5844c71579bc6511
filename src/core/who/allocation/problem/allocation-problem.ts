import type { CustomerFacts, FactBook, ManagerFacts } from "../../../facts/index.ts";
import type { Plan } from "../../../regime/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";
import type { Instance } from "../instance/instance.ts";
import type { ClassRules } from "./class-rules.ts";
import type { Units } from "./units.ts";

/** Which article sets the limit of a capacity resource for each seat. */
export interface CapacityDimension {
  /** Index into `instance.resources`. */
  readonly resource: number;
  /** Article of the tightest limit per seat; null = no limit. */
  readonly article: readonly (ArticleKey | null)[];
}

/** A regime applied to frozen facts, as numbers and with the way back to the people. */
export interface AllocationProblem {
  readonly plan: Plan;
  readonly facts: FactBook;
  readonly customers: readonly CustomerFacts[];
  readonly managers: readonly ManagerFacts[];
  /** Manager index of the present owner per customer; -1 = none, or somebody not in the roster file. */
  readonly previous: Int32Array;
  /** Whether the customer has an owner at all (even one who is not listed any more). */
  readonly hasOwner: Uint8Array;
  /** Manager index per seat; seats are ordered by staff number, so the order of rows does not matter. */
  readonly managerOfSeat: Int32Array;
  /** Seat per manager, -1 = not admitted by the roster. */
  readonly seatOfManager: Int32Array;
  readonly units: Units;
  readonly unitOf: Int32Array;
  /** Manager index to which a customer is locked, -1 = free. */
  readonly lockedTo: Int32Array;
  /** 1 = the unit stays with its owner until a person has decided (and is not locked). */
  readonly awaited: Uint8Array;
  /** Per priority article: customers whose carved-out order holds, after the share limit. */
  readonly carvedOut: readonly Uint8Array[];
  readonly capacity: readonly CapacityDimension[];
  /** The pair articles as tables, by row of the pair costs and seat. */
  readonly rules: ClassRules;
  readonly instance: Instance;
  /** Straight-line kilometres from a customer to a seat; NaN where a place is unknown. */
  kmTo(customer: number, seat: number): number;
  /** Workload (minutes a month) and value (fen) per customer, for the reports; 0 where undefined. */
  readonly workload: Float64Array;
  readonly value: Float64Array;
  /** Warnings: nothing here stops the allocation. */
  readonly notes: readonly WhoIssue[];
}
