import { flushCompileCache } from "node:module";
import { configurationOf } from "./configuration.ts";
import { log } from "./log.ts";
import { type Serving, serve } from "./serve.ts";

/** What a person needs to see after a start, in Chinese and English. */
function greet(serving: Serving): void {
  const lines = ["", `管户已启动 Guanhu is running: ${serving.address}`];
  if (serving.administrator !== null)
    lines.push(
      "",
      `管理员 administrator: ${serving.administrator.account}`,
      `一次性密码 one-time password: ${serving.administrator.password}`,
      "首次登录须修改密码。It must be changed at the first sign-in.",
    );
  if (serving.demo.length > 0) {
    lines.push("", "演示账号 demo accounts:");
    for (const { account, password, displayName } of serving.demo)
      lines.push(`  ${account.padEnd(12)} ${password.padEnd(14)} ${displayName}`);
  }
  console.log(lines.join("\n"));
}

/** Milliseconds after which a server that does not end is ended; its database ends with it. */
const LONGEST_STOP = 20_000;

/** Serves until the process is told to stop; then ends the database before itself. */
export async function serveCommand(options: { readonly isDemo: boolean }): Promise<void> {
  const serving = await serve(configurationOf(process.env, options.isDemo));
  greet(serving);
  // Written now: a server that is killed writes nothing, and it is the one to be back soon.
  flushCompileCache();
  const signal = await new Promise<string>((resolve) => {
    process.once("SIGINT", () => resolve("SIGINT"));
    process.once("SIGTERM", () => resolve("SIGTERM"));
  });
  log("stopping", { signal });
  setTimeout(() => {
    log("stopped by force", { after: LONGEST_STOP });
    process.exit(1);
  }, LONGEST_STOP).unref();
  await serving.stop();
}
