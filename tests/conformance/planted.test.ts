import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readChapter } from "./chapter.ts";
import { decideByPlan, decideByReference } from "./decision.ts";
import { documentOf, pairOf, planOf } from "./facts-text.ts";

const CHAPTERS = ["22-collision", "23-dispatch", "24-ownership", "30-handover"] as const;

/** What a term has beside what its article says: its place, its scope, what only readers are told. */
const BESIDE = /^(article|strength|when|overrides|textSilent|tests|kind|form|step|act|require)$/;

type Term = Readonly<Record<string, unknown>>;

/** The same field gone wrong, as a compiler would get it wrong: swapped, dropped, one off, turned round. */
function faults(value: unknown): readonly unknown[] {
  if (typeof value === "number") return [value + 1];
  if (typeof value === "boolean") return [!value];
  if (typeof value === "string") return [`${value}x`];
  if (!Array.isArray(value)) return [];
  const made: unknown[][] = [];
  if (value.length > 1) made.push(value.toReversed());
  if (value.length > 0) made.push(value.slice(1));
  if (typeof value[0] === "string") made.push([...value, "x"]);
  if (value.includes("fromHead") !== value.includes("toHead"))
    made.push(value.map((one) => ({ fromHead: "toHead", toHead: "fromHead" })[String(one)] ?? one));
  return made;
}

const chapterOf = (name: string) =>
  readChapter(readFileSync(new URL(`./chapters/${name}.md`, import.meta.url), "utf8"));

describe.each(CHAPTERS)("a compiler that gets one field of %s wrong", (name) => {
  const { regime, situations } = chapterOf(name);
  const document = documentOf(regime);
  const pairs = situations.map((one) => pairOf(document, one, one.today));
  const [day] = situations.map(({ today }) => today);
  if (day === undefined) throw new Error(`${name}: no situation`);
  const plan = planOf(document, day);

  it("is caught by the reference, whatever the field", () => {
    const wanted = pairs.map((pair) => decideByReference(document, pair));
    expect(pairs.map((pair) => decideByPlan(plan, pair))).toEqual(wanted);
    const missed: string[] = [];
    let planted = 0;
    for (const { list, terms, rebuilt } of parts(plan)) {
      terms.forEach((term, at) => {
        for (const [key, value] of Object.entries(term)) {
          if (BESIDE.test(key)) continue;
          for (const wrong of faults(value)) {
            planted += 1;
            const broken = rebuilt(terms.with(at, { ...term, [key]: wrong }));
            const found = pairs.map((pair) => decideByPlan(broken, pair));
            if (JSON.stringify(found) === JSON.stringify(wanted))
              missed.push(`${list} ${String(term["article"])}.${key}: ${JSON.stringify(wrong)}`);
          }
        }
      });
    }
    expect(missed).toEqual([]);
    expect(planted).toBeGreaterThan(10);
  });
});

interface Part {
  readonly list: string;
  readonly terms: readonly Term[];
  readonly rebuilt: (terms: readonly Term[]) => ReturnType<typeof planOf>;
}

const LISTS = ["collision", "handover", "cover", "credit", "permit", "protection", "pool", "claim"];

/** The lists of terms of a plan that speak of a customer's life. */
function parts(plan: ReturnType<typeof planOf>): readonly Part[] {
  const own = Object.entries(plan).flatMap(([list, terms]) =>
    LISTS.includes(list) && Array.isArray(terms)
      ? [{ list, terms, rebuilt: (made: readonly Term[]) => ({ ...plan, [list]: made }) }]
      : [],
  );
  const { dispatch } = plan;
  if (dispatch === undefined) return own;
  const ofDispatch = Object.entries(dispatch).map(([list, terms]) => ({
    list: `dispatch.${list}`,
    terms,
    rebuilt: (made: readonly Term[]) => ({ ...plan, dispatch: { ...dispatch, [list]: made } }),
  }));
  return [...own, ...ofDispatch];
}
