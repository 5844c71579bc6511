import { readArguments, UsageError } from "../arguments.ts";
import type { Console } from "../console.ts";
import { type CliPorts, DONE, type ExitCode } from "../ports.ts";

/** `guanhu account reset NAME`: a one-time password, printed once; second factor and sessions are gone. */
export async function account(
  argv: readonly string[],
  ports: CliPorts,
  console: Console,
): Promise<ExitCode> {
  const args = readArguments(argv, { flags: ["json"] });
  const [verb, name, stray] = args.positionals;
  if (verb !== "reset") throw new UsageError(verb ?? "account reset");
  if (name === undefined || stray !== undefined) throw new UsageError(stray ?? "NAME");
  const done = await ports.resetAccount(name);
  console.out(args.flag("json") ? JSON.stringify(done) : console.texts.accountReset(done));
  return DONE;
}
