import { StorageError } from "../storage/index.ts";
import { serveCommand } from "./serve-command.ts";

const SERVICE_MISSING = 3;

// `npm start`: the product with the demo world.
try {
  await serveCommand({ isDemo: true });
} catch (error) {
  if (!(error instanceof StorageError)) throw error;
  console.error(error.message);
  process.exitCode = SERVICE_MISSING;
}
