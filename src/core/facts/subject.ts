import type { CustomerId, LocalDate, ManagerId } from "../shared/index.ts";
import type { Value } from "./value.ts";

/** Field values by canonical key; a key that is absent means 未知 as `null` does. */
export type Fields = Readonly<Record<string, Value>>;

/** A customer as the rules see it. `fields` holds `name`, `place`, `owner` … under their keys. */
export interface CustomerFacts {
  readonly id: CustomerId;
  readonly fields: Fields;
}

/** A customer manager as the rules see it. */
export interface ManagerFacts {
  readonly id: ManagerId;
  readonly fields: Fields;
}

/** A customer that must stay with (or go to) one manager, whatever the plan would prefer. */
export interface Lock {
  readonly customer: CustomerId;
  readonly manager: ManagerId;
  readonly reason: string;
}

/** Everything one allocation looks at, frozen. Time is part of the facts. */
export interface FactBook {
  readonly today: LocalDate;
  readonly customers: readonly CustomerFacts[];
  readonly managers: readonly ManagerFacts[];
  readonly locks: readonly Lock[];
}
