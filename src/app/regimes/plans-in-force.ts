import { compilePlan, type Plan, parseRegime } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { Stores } from "../ports.ts";

/** Compiled plans by text and day: a text in force never changes, so a plan lasts for the day. */
const plansOf = new WeakMap<App, Map<string, Plan | null>>();
const MAX_PLANS = 50;

function remember(app: App, key: string, make: () => Plan | null): Plan | null {
  const plans = plansOf.get(app) ?? new Map<string, Plan | null>();
  plansOf.set(app, plans);
  const known = plans.get(key);
  if (known !== undefined) return known;
  if (plans.size >= MAX_PLANS) plans.clear();
  const made = make();
  plans.set(key, made);
  return made;
}

/** The plan of one published revision on today's date; null when the text does not compile today. */
export async function planOf(
  app: App,
  stores: Stores,
  revision: { readonly regime: string; readonly revision: number },
): Promise<Plan | null> {
  const text = await stores.regimes.text(revision.regime, revision.revision);
  if (text === null) return null;
  const today = app.today();
  return remember(app, `${text.hash}@${today}`, () => {
    const { document } = parseRegime(text.source, { hash: app.hash });
    if (document === null) return null;
    const plan = compilePlan(document, { today });
    return plan.ok ? plan.value : null;
  });
}

const inForceOf = new WeakMap<App, { readonly key: string; readonly plans: readonly Plan[] }>();

/** The plans of all regimes in force, compiled once for each publication and day. */
export async function plansInForce(app: App, stores: Stores): Promise<readonly Plan[]> {
  const inForce = await stores.regimes.inForce();
  const key = JSON.stringify([app.today(), inForce]);
  const known = inForceOf.get(app);
  if (known?.key === key) return known.plans;
  const plans: Plan[] = [];
  for (const revision of inForce) {
    const plan = await planOf(app, stores, revision);
    if (plan !== null) plans.push(plan);
  }
  inForceOf.set(app, { key, plans });
  return plans;
}
