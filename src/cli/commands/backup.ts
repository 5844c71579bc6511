import { readArguments, UsageError } from "../arguments.ts";
import type { Console } from "../console.ts";
import { type CliPorts, DONE, type ExitCode, YOUR_INPUT } from "../ports.ts";

function onlyFolder(argv: readonly string[]): { readonly folder: string; readonly json: boolean } {
  const args = readArguments(argv, { flags: ["json"] });
  const [folder, stray] = args.positionals;
  if (folder === undefined || stray !== undefined) throw new UsageError(stray ?? "DIR");
  return { folder, json: args.flag("json") };
}

/** `guanhu backup DIR`: the bundled database and what belongs to it, while it works. */
export async function backup(
  argv: readonly string[],
  ports: CliPorts,
  console: Console,
): Promise<ExitCode> {
  const { folder, json } = onlyFolder(argv);
  const done = await ports.backUp(folder);
  console.out(json ? JSON.stringify(done) : console.texts.backedUp(done));
  return DONE;
}

/** `guanhu restore DIR`: into an empty data directory; 2 when the ledger does not verify afterwards. */
export async function restore(
  argv: readonly string[],
  ports: CliPorts,
  console: Console,
): Promise<ExitCode> {
  const { folder, json } = onlyFolder(argv);
  const done = await ports.restore(folder);
  if (json) console.out(JSON.stringify(done));
  else {
    console.out(console.texts.restored(done));
    console.out(console.texts.verified(done.verified));
  }
  return done.verified.faults.length === 0 ? DONE : YOUR_INPUT;
}
