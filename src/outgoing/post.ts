import { lookup } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import type { LookupFunction } from "node:net";
import { type AllowedHosts, isAllowed, isInside } from "./address-rules.ts";

export interface Post {
  readonly url: URL;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface PostRules {
  readonly allowed: AllowedHosts;
  /** Milliseconds for the whole exchange. */
  readonly patience: number;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A name whose addresses are inside. */
export class ForbiddenAddress extends Error {
  override readonly name = "ForbiddenAddress";
}

/** The answer took too long. */
export class PostTimeout extends Error {
  override readonly name = "PostTimeout";
}

const MAX_ANSWER = 64 * 1024;

/** Looks a name up once and lets the connection go to what was judged: the name cannot change in between. */
const judgedLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, "", 0);
    const [first] = addresses;
    if (first === undefined || addresses.some(({ address }) => isInside(address)))
      return callback(new ForbiddenAddress(hostname), "", 0);
    if (options.all === true) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });
};

/** One POST. A redirect is an answer like any other: it is not followed. */
export function post(one: Post, rules: PostRules): Promise<Answer> {
  const request = one.url.protocol === "https:" ? requestTls : requestPlain;
  const body = Buffer.from(one.body, "utf8");
  return new Promise((resolve, reject) => {
    const call = request(
      one.url,
      {
        method: "POST",
        agent: false,
        headers: { ...one.headers, "content-length": body.length },
        ...(isAllowed(one.url, rules.allowed) ? {} : { lookup: judgedLookup }),
      },
      (answer) => {
        const chunks: Buffer[] = [];
        let size = 0;
        answer.on("data", (chunk: Buffer) => {
          size += chunk.length;
          if (size > MAX_ANSWER) answer.destroy();
          else chunks.push(chunk);
        });
        answer.on("error", reject);
        answer.on("close", () => {
          clearTimeout(clock);
          if (answer.complete || size > MAX_ANSWER)
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString() });
          else reject(new Error("answer cut off"));
        });
      },
    );
    const clock = setTimeout(() => call.destroy(new PostTimeout("no answer")), rules.patience);
    call.on("error", (error) => {
      clearTimeout(clock);
      reject(error);
    });
    call.end(body);
  });
}
