import { readArguments, UsageError } from "../arguments.ts";
import type { Console } from "../console.ts";
import { type CliPorts, DONE, type ExitCode, YOUR_INPUT } from "../ports.ts";

/**
 * `guanhu audit verify [--seal FILE]`: recomputes every hash and seal of the ledger, also against seals
 * that were kept elsewhere; 2 when it was tampered with.
 */
export async function audit(
  argv: readonly string[],
  ports: CliPorts,
  console: Console,
): Promise<ExitCode> {
  const args = readArguments(argv, { texts: ["seal"], flags: ["json"] });
  if (args.positionals.join(" ") !== "verify") throw new UsageError("audit verify");
  const found = await ports.verifyLedger(args.text("seal"));
  if (args.flag("json")) console.out(JSON.stringify(found, null, 2));
  else {
    for (const fault of found.faults) {
      console.out(`${fault.record ?? "-"} ${fault.code} ${fault.customer ?? "-"} ${fault.text}`);
    }
    console.out(console.texts.verified(found));
  }
  return found.faults.length === 0 ? DONE : YOUR_INPUT;
}
