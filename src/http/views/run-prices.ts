import type { ManagerRecord } from "../../app/ports.ts";
import type { Measured } from "../../app/runs/compare-runs.ts";
import { type Advice, hourAdvice } from "../../app/runs/hour-advice.ts";
import type { RunPrices } from "../../contract/index.ts";
import { isPlace } from "../../core/facts/index.ts";
import { adviceTexts, priceText } from "../../i18n/scenario-texts.ts";
import type { Locale } from "../../i18n/text.ts";

/** What an hour of every manager is worth, the dearest first, and what that advises. */
export function runPrices(
  { measures, summary }: Measured,
  managers: readonly ManagerRecord[],
  locale: Locale,
): RunPrices {
  const known = new Map(managers.map((manager) => [manager.id, manager]));
  const priced = summary.outcome.managerLoads.flatMap((load) => {
    const hour = measures.hours[load.manager];
    // Whom the roster does not admit has no price.
    return hour === undefined ? [] : [{ ...load, hour, unit: load.price }];
  });
  const advice = hourAdvice(priced);
  const rows = priced.map((load, at) => {
    const manager = known.get(load.manager);
    const place = manager?.fields["place"] ?? null;
    const { hour, unit, capacity, count, workload } = load;
    const said = advice[at] ?? null;
    return {
      manager: { id: load.manager, name: manager?.name ?? load.manager },
      hour,
      unit,
      load: load.load,
      capacity,
      count,
      workload,
      lng: isPlace(place) ? place.lng : null,
      lat: isPlace(place) ? place.lat : null,
      advice: said,
      text: priceText({ advice: said, hour, unit }, locale),
    };
  });
  rows.sort((a, b) => (b.hour ?? b.unit) - (a.hour ?? a.unit) || b.unit - a.unit);
  const advised = (wanted: Advice): readonly string[] =>
    rows.filter((row) => row.advice === wanted).map((row) => row.manager.name);
  const people = { hire: advised("hire"), relieve: advised("relieve"), room: advised("room") };
  return { rows, texts: adviceTexts(people, locale) };
}
