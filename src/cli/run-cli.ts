import { languageOf, UsageError } from "./arguments.ts";
import { account } from "./commands/account.ts";
import { allocateCommand } from "./commands/allocate.ts";
import { audit } from "./commands/audit.ts";
import { backup, restore } from "./commands/backup.ts";
import { check } from "./commands/check.ts";
import { importCommand } from "./commands/import.ts";
import { serveCommand } from "./commands/serve.ts";
import { type Console, consoleIn } from "./console.ts";
import { type CliPorts, DONE, type ExitCode, YOUR_INPUT } from "./ports.ts";

type Command = (argv: readonly string[], ports: CliPorts, console: Console) => Promise<ExitCode>;

const COMMANDS: Readonly<Record<string, Command>> = {
  check,
  allocate: allocateCommand,
  import: importCommand,
  serve: serveCommand,
  account,
  audit,
  backup,
  restore,
};

const HELP = new Set(["help", "--help", "-h"]);

/** Runs one command line; the answer is the exit code. */
export async function runCli(argv: readonly string[], ports: CliPorts): Promise<ExitCode> {
  const console = consoleIn(languageOf(argv, ports.locale));
  const [name = "help", ...rest] = argv;
  if (HELP.has(name) || rest.some((word) => word === "--help" || word === "-h")) {
    console.out(console.texts.help);
    return DONE;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    console.err(console.texts.unknownCommand(name));
    return YOUR_INPUT;
  }
  try {
    return await command(rest, ports, console);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.err(console.texts.usage(name, error.argument));
    return YOUR_INPUT;
  }
}
