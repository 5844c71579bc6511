import type { CustomerFacts, ManagerFacts } from "../../../facts/index.ts";
import type { ProximityTerm } from "../../../regime/index.ts";
import type { ClassCharge, PairCosts, TravelCharge } from "../instance/pair-costs.ts";
import { classCharges } from "./class-charges.ts";
import type { ClassRules } from "./class-rules.ts";
import type { Sides } from "./code-table.ts";
import { decidingPrinciples } from "./deciding-principle.ts";
import {
  conditionPart,
  hardPrinciplePart,
  type PairPart,
  softPrinciplePart,
  wayPart,
} from "./pair-part.ts";
import { unitVectors } from "./travel.ts";

interface Source {
  readonly sides: Sides;
  readonly rules: ClassRules;
  readonly proximity: readonly ProximityTerm[];
  /** Present seat (-1 = none) and minutes for leaving it, by row. */
  readonly previous: Int32Array;
  readonly switchCost: Int32Array;
}

function travelCharges(
  proximity: readonly ProximityTerm[],
  customers: readonly CustomerFacts[],
): readonly TravelCharge[] {
  return proximity.flatMap((term): TravelCharge[] => {
    const { travel } = term;
    if (term.strength === "advisory" || travel.kind !== "distance") return [];
    const rate = new Float64Array(customers.length);
    customers.forEach((customer, row) => {
      rate[row] = term.applies(customer) ? travel.milliMinutesPerKm(customer) : Number.NaN;
    });
    return [{ rate, unknownKm: travel.unknownKm, capKm: travel.capKm ?? Number.POSITIVE_INFINITY }];
  });
}

const wayParts = ({ proximity, sides }: Source): readonly PairPart[] =>
  proximity.flatMap((term) =>
    term.strength === "advisory" || term.travel.kind !== "table"
      ? []
      : [wayPart(term, term.travel, sides)],
  );

const placesOf = (subjects: readonly (CustomerFacts | ManagerFacts)[]): Float64Array =>
  unitVectors(subjects.map((subject) => subject.fields["place"] ?? null));

/** The articles about pairs as a sum of small tables and ways. O(customers × articles). */
export function buildCosts(source: Source): PairCosts {
  const { sides, rules, previous, switchCost } = source;
  const { customers, seats } = sides;
  const bare: PairCosts = {
    customerCount: customers.subjects.length,
    seatCount: seats.subjects.length,
    metric: "sphere",
    customerPoints: placesOf(customers.subjects),
    seatPoints: placesOf(seats.subjects),
    travel: travelCharges(source.proximity, customers.subjects),
    classes: [],
    previous,
    switchCost,
  };
  const parts = [...rules.conditions.map(conditionPart), ...wayParts(source)];
  for (const principle of rules.principles) {
    if (!principle.isHard) continue;
    const deciding = decidingPrinciples(principle, { parts, costs: bare });
    parts.push(hardPrinciplePart(principle, deciding.classes, deciding.bits));
  }
  const soft = rules.principles.filter(({ isHard }) => !isHard).map(softPrinciplePart);
  const classes = classCharges([...parts, ...soft]);
  return { ...bare, classes: classes.length > 0 ? classes : [nothing(bare)] };
}

/** No article looks at classes: one table of one cell, so that every search finds one. */
const nothing = ({ customerCount, seatCount }: PairCosts): ClassCharge => ({
  customerClass: new Int32Array(customerCount),
  seatClass: new Int32Array(seatCount),
  seatClasses: 1,
  cells: new Int32Array(1),
  scale: null,
});
