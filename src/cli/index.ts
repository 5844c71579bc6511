export { languageOf } from "./arguments.ts";
export type { BackedUp, CliPorts, ExitCode, ImportOrder, ResetAccount, Restored } from "./ports.ts";
export { runCli } from "./run-cli.ts";
