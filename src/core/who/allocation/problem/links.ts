import type { Plan } from "../../../regime/index.ts";
import type { ArticleKey } from "../../../shared/index.ts";
import type { WhoIssue } from "../../issues.ts";
import type { Links, Ties } from "../instance/instance.ts";
import { classesOf } from "./classes.ts";

/** Links between units as they are found, each once, in no order. */
export interface FoundLinks {
  readonly a: number[];
  readonly b: number[];
  readonly minutes: number[];
}

export const noLinks = (): FoundLinks => ({ a: [], b: [], minutes: [] });

/** Links two different units. */
export function link(found: FoundLinks, pair: { a: number; b: number }, minutes: number): void {
  if (pair.a === pair.b) return;
  found.a.push(pair.a);
  found.b.push(pair.b);
  found.minutes.push(minutes);
}

/** Links beyond which a plan is refused: more would take gigabytes. */
const MOST_LINKS = 8_000_000;

export const isTooMany = (found: FoundLinks): boolean => found.a.length > MOST_LINKS;

/** Whether linking everybody with everybody inside each list would be too many. */
export function areTooMany(lists: Iterable<readonly number[]>): boolean {
  let pairs = 0;
  for (const { length } of lists) pairs += (length * (length - 1)) / 2;
  return pairs > MOST_LINKS;
}

/** Says that an article links more pairs of customers than can be held. */
export function tooManyLinks(plan: Plan, article: ArticleKey): WhoIssue {
  const printed = plan.articles.find((other) => other.key === article)?.printed;
  const issue: WhoIssue = {
    code: "who.tooManyLinks",
    severity: "error",
    data: { most: MOST_LINKS },
  };
  return printed === undefined ? issue : { ...issue, article: printed };
}

/** Found links by unit, both ways, each pair once with the sum of its minutes; null = none. */
export function tiesFrom(found: FoundLinks, unitCount: number): Ties | null {
  if (found.a.length === 0) return null;
  const at = (k: number): number => {
    const a = found.a[k] as number;
    const b = found.b[k] as number;
    return Math.min(a, b) * unitCount + Math.max(a, b);
  };
  const pairs = classesOf(found.a.length, at);
  const minutes = new Int32Array(pairs.count);
  const low = new Int32Array(pairs.count);
  const high = new Int32Array(pairs.count);
  const size = new Int32Array(unitCount + 1);
  pairs.of.forEach((pair, k) => {
    minutes[pair] = (minutes[pair] as number) + (found.minutes[k] as number);
    low[pair] = Math.min(found.a[k] as number, found.b[k] as number);
    high[pair] = Math.max(found.a[k] as number, found.b[k] as number);
  });
  for (let pair = 0; pair < pairs.count; pair++)
    for (const u of [low[pair] as number, high[pair] as number])
      size[u + 1] = (size[u + 1] as number) + 1;
  for (let u = 0; u < unitCount; u++) size[u + 1] = (size[u + 1] as number) + (size[u] as number);
  const next = size.slice();
  const other = new Int32Array(2 * pairs.count);
  const charged = new Int32Array(2 * pairs.count);
  const put = (u: number, v: number, pair: number): void => {
    const place = next[u] as number;
    next[u] = place + 1;
    other[place] = v;
    charged[place] = minutes[pair] as number;
  };
  for (let pair = 0; pair < pairs.count; pair++) {
    put(low[pair] as number, high[pair] as number, pair);
    put(high[pair] as number, low[pair] as number, pair);
  }
  return { start: size, other, minutes: charged };
}

/** The same without minutes. */
export function foesFrom(found: FoundLinks, unitCount: number): Links | null {
  const ties = tiesFrom(found, unitCount);
  return ties === null ? null : { start: ties.start, other: ties.other };
}
