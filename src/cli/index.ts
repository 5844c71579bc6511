export { languageOf } from "./arguments.ts";
export type { CliPorts, ExitCode, ImportOrder } from "./ports.ts";
export { runCli } from "./run-cli.ts";
