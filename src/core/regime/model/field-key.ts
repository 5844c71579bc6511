import { BASE_VOCABULARY } from "../../facts/index.ts";
import { declaredFields } from "./definitions.ts";
import type { RegimeDocument } from "./document.ts";

/**
 * The key under which facts hold the customer field of this name. A column that neither the
 * vocabulary nor the regime knows is kept by imports under `x:` and its heading.
 */
export function customerFieldKey(document: Pick<RegimeDocument, "articles">, name: string): string {
  const known = [...BASE_VOCABULARY, ...declaredFields(document)].find(
    (field) => field.of === "customer" && (field.key === name || field.zh === name),
  );
  return known?.key ?? `x:${name}`;
}
