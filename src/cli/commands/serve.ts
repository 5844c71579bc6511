import { readArguments, UsageError } from "../arguments.ts";
import { type CliPorts, DONE, type ExitCode } from "../ports.ts";

/** `guanhu serve [--demo]`: the product, until it is told to stop. */
export async function serveCommand(argv: readonly string[], ports: CliPorts): Promise<ExitCode> {
  const args = readArguments(argv, { flags: ["demo"] });
  const [stray] = args.positionals;
  if (stray !== undefined) throw new UsageError(stray);
  await ports.serve({ isDemo: args.flag("demo") });
  return DONE;
}
