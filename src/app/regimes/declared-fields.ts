import type { FieldSpec } from "../../core/facts/index.ts";
import { declaredFields as fieldsOf, parseRegime } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { Stores } from "../ports.ts";

const cache = new WeakMap<App, Map<string, readonly FieldSpec[]>>();

/** Fields declared by all regimes in force; the first declaration of a key holds. */
export async function declaredFields(app: App, stores: Stores): Promise<readonly FieldSpec[]> {
  const known = cache.get(app) ?? new Map<string, readonly FieldSpec[]>();
  cache.set(app, known);
  const specs = new Map<string, FieldSpec>();
  for (const regime of await stores.regimes.list()) {
    const { inForce } = regime;
    if (inForce === null) continue;
    let fields = known.get(inForce.hash);
    if (fields === undefined) {
      const text = await stores.regimes.text(regime.id, inForce.revision);
      const document = text === null ? null : parseRegime(text.source, { hash: app.hash }).document;
      fields = document === null ? [] : fieldsOf(document);
      known.set(inForce.hash, fields);
    }
    for (const field of fields)
      if (!specs.has(`${field.of}.${field.key}`)) specs.set(`${field.of}.${field.key}`, field);
  }
  return [...specs.values()];
}
