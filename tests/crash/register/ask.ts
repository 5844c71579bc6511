import { Agent, request } from "node:http";
import { tokenOf } from "./names.ts";

const PATIENCE = 20_000;

/** An answer; status 0 where none came, and it is not known what happened. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

const NONE: Answer = { status: 0, body: {} };
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

interface Question {
  readonly port: number;
  readonly account: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: unknown;
}

/** One request over HTTP, never repeated. */
export function ask({ port, account, method, path, body }: Question): Promise<Answer> {
  const text = body === undefined ? "" : JSON.stringify(body);
  return new Promise((resolve) => {
    const sent = request(
      {
        ...{ agent, port, host: "127.0.0.1", method, path: `/api${path}`, timeout: PATIENCE },
        headers: {
          cookie: `guanhu_session=${tokenOf(account)}`,
          "x-guanhu": "1",
          "x-person": account,
          ...(text === "" ? {} : { "content-type": "application/json" }),
        },
      },
      (answer) => {
        let said = "";
        answer.on("data", (chunk) => {
          said += String(chunk);
        });
        answer.on("error", () => resolve(NONE));
        answer.on("close", () => {
          if (!answer.complete) return resolve(NONE);
          try {
            resolve({ status: answer.statusCode ?? 0, body: JSON.parse(said || "{}") });
          } catch {
            resolve(NONE);
          }
        });
      },
    );
    sent.on("timeout", () => sent.destroy());
    sent.on("error", () => resolve(NONE));
    sent.end(text);
  });
}
