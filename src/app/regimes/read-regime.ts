import { parseRegime, type RegimeDocument } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import type { RegimeRecord, Stores } from "../ports.ts";
import { type Reader, within } from "../reader.ts";
import { Refusal } from "../refusal.ts";

export interface RegimeText {
  readonly source: string;
  readonly hash: string;
  readonly revision: number | null;
  readonly isDraft: boolean;
}

/** The regime, or a refusal that names it. */
export async function regimeIn(stores: Stores, id: string): Promise<RegimeRecord> {
  const regime = await stores.regimes.find(id);
  if (regime === null) throw new Refusal("regime.notFound", { id });
  return regime;
}

async function publishedText(stores: Stores, id: string, revision: number): Promise<RegimeText> {
  const text = await stores.regimes.text(id, revision);
  if (text === null) throw new Refusal("regime.notFound", { id, revision });
  return { ...text, revision, isDraft: false };
}

/** The text asked for: `draft`, a revision number, or (nothing) what is in force, else the draft. */
export async function regimeText(
  stores: Stores,
  regime: RegimeRecord,
  which: string | undefined,
): Promise<RegimeText> {
  const draft = regime.draft;
  if (which === "draft" || (which === undefined && regime.inForce === null)) {
    if (draft === null) throw new Refusal("regime.noDraft", { id: regime.id });
    return { source: draft.source, hash: draft.hash, revision: null, isDraft: true };
  }
  const revision = which === undefined ? (regime.inForce?.revision ?? 0) : Number(which);
  return publishedText(stores, regime.id, Number.isInteger(revision) ? revision : 0);
}

/** A regime with one of its texts. */
export async function readRegime(
  app: App,
  reader: Reader,
  which: { readonly id: string; readonly revision?: string | undefined },
): Promise<{ readonly regime: RegimeRecord; readonly text: RegimeText }> {
  return within(app, { reader, right: "regime.read" }, async (stores) => {
    const regime = await regimeIn(stores, which.id);
    return { regime, text: await regimeText(stores, regime, which.revision) };
  });
}

/** A text that must parse, as a document. */
export function documentOf(app: App, text: RegimeText): RegimeDocument {
  const parsed = parseRegime(text.source, { hash: app.hash });
  if (parsed.document === null) throw new Refusal("regime.doesNotParse", {}, parsed.issues);
  return parsed.document;
}
