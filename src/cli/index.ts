export { languageOf } from "./arguments.ts";
export type { BackedUp, CliPorts, ExitCode, ImportOrder, Restored } from "./ports.ts";
export { runCli } from "./run-cli.ts";
