import type { CustomerFacts, ManagerFacts } from "../../facts/index.ts";
import type { LocalDate } from "../../shared/index.ts";
import type { Definitions } from "../expression/index.ts";

/** One customer and one manager on one day, with the definitions of the regime: all a rule can see. */
export interface Situation {
  readonly customer: CustomerFacts;
  readonly manager: ManagerFacts;
  readonly today: LocalDate;
  readonly definitions: Definitions;
}
