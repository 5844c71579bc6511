import { parseRegime } from "../../core/regime/index.ts";
import type { App } from "../app.ts";
import { importPath } from "../imports/import-path.ts";
import { OPERATOR } from "../operator.ts";
import type { ImportKind, Json } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { revisionOf } from "../regimes/publish-regime.ts";
import { SYSTEM } from "../scope.ts";

/** A regime with a small world to try it on. Paths are of this machine. */
export interface DemoWorld {
  readonly source: string;
  readonly files: readonly { readonly kind: ImportKind; readonly path: string }[];
  readonly boundary: Json | null;
}

/** Puts the world's regime in force as it is shipped. Returns the department that owns it. */
async function enactRegime(app: App, source: string): Promise<string> {
  const { document, issues } = parseRegime(source, { hash: app.hash });
  if (document === null) throw new Refusal("regime.doesNotParse", {}, issues);
  const department = document.meta.owner;
  await app.database.within(SYSTEM, async (stores) => {
    await stores.units.ensure([department]);
    await stores.regimes.publish(
      revisionOf(document, { editedBy: SYSTEM.actor, signedWarnings: [] }),
      null,
    );
  });
  return department;
}

/** Loads one world: regime, managers, customers, owners. Faults in it are our own bug. */
export async function seedWorld(app: App, world: DemoWorld): Promise<void> {
  const unit = await enactRegime(app, world.source);
  for (const { kind, path } of world.files) {
    const request = { kind, path, coordinates: null, unit };
    const { contents } = await importPath(app, OPERATOR, request);
    if (contents.errors > 0)
      throw new Error(`demo file ${path}: ${JSON.stringify(contents.faults.slice(0, 3))}`);
  }
  if (world.boundary !== null)
    await app.database.within(SYSTEM, (stores) => stores.settings.put("boundary", world.boundary));
}
