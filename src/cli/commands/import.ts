import type { ImportKind } from "../../app/ports/files.ts";
import { readArguments, UsageError } from "../arguments.ts";
import type { Console } from "../console.ts";
import { printFault } from "../faults.ts";
import { type CliPorts, DONE, type ExitCode, YOUR_INPUT } from "../ports.ts";

const KINDS: readonly ImportKind[] = ["customers", "managers", "licences", "capacity", "owners"];

/** `guanhu import KIND FILE`: into the database, all of it or nothing. */
export async function importCommand(
  argv: readonly string[],
  ports: CliPorts,
  console: Console,
): Promise<ExitCode> {
  const args = readArguments(argv, { texts: ["mapping", "coordinates", "unit"] });
  const [word, path, ...rest] = args.positionals;
  const kind = KINDS.find((one) => one === word);
  if (kind === undefined || path === undefined || rest.length > 0) {
    throw new UsageError(`${KINDS.join("|")} FILE`);
  }
  const { contents, written } = await ports.importFile({
    kind,
    path,
    mapping: args.text("mapping"),
    coordinates: args.coordinates(),
    unit: args.text("unit"),
    onProgress: (rows, share) => console.progress(console.texts.reading(kind, rows, share)),
  });
  for (const fault of contents.faults) printFault(console, { file: path, fault });
  if (contents.errors > 0) {
    console.err(console.texts.refused(contents.errors, contents.warnings));
    return YOUR_INPUT;
  }
  console.out(console.texts.imported(contents.rows, written));
  return DONE;
}
