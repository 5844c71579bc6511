import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("./program.ts", import.meta.url));
/** A server under load. */
export const CLAIMS = fileURLToPath(new URL("./claims-program.ts", import.meta.url));

export type Message = Readonly<Record<string, unknown>>;

/** A running `program.ts`. */
export interface Child {
  readonly process: ChildProcess;
  readonly messages: readonly Message[];
  /** The first message with this key, or what the program said before it ended without. */
  said(key: string): Promise<Message>;
  readonly ended: Promise<number | null>;
}

interface ChildOptions {
  readonly uid?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Another program than `program.ts`. */
  readonly program?: string;
}

export function startChild(args: readonly string[], options: ChildOptions = {}): Child {
  const child = spawn(process.execPath, [options.program ?? PROGRAM, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...options.env },
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  const messages: Message[] = [];
  const waiting: (() => void)[] = [];
  const wake = (): void => {
    for (const check of waiting.splice(0)) check();
  };
  let errors = "";
  child.stderr?.on("data", (chunk) => {
    errors += String(chunk);
  });
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    messages.push(JSON.parse(line));
    wake();
  });
  let isOver = false;
  const ended = new Promise<number | null>((resolve) => {
    child.once("close", (code) => {
      isOver = true;
      wake();
      resolve(code);
    });
  });
  const said = (key: string): Promise<Message> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = messages.find((message) => key in message);
        if (found !== undefined) resolve(found);
        else if (isOver)
          reject(new Error(`ended without ${key}: ${JSON.stringify(messages)} ${errors}`));
        else waiting.push(check);
      };
      check();
    });
  return { process: child, messages, said, ended };
}

/** Runs a verb to its end; its last telling message. */
export async function runVerb(
  args: readonly string[],
  key: string,
  options: ChildOptions = {},
): Promise<Message> {
  const child = startChild(args, options);
  const message = await child.said(key);
  await child.said("stopped");
  await child.ended;
  return message;
}

/** Process numbers of a process's children. */
export function childrenOf(pid: number): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((candidate) => {
      try {
        const stat = readFileSync(`/proc/${candidate}/stat`, "utf8");
        return Number(stat.split(") ")[1]?.split(" ")[1]) === pid;
      } catch {
        return false;
      }
    });
}

/** `kill -9`, gone already or not. */
export function killHard(...pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It ended by itself.
    }
  }
}

/** Whether a process runs; one that is dead and not yet reaped does not. */
export function isRunning(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.[0] !== "Z";
  } catch {
    return false;
  }
}
