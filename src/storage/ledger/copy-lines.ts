import { to as copyTo } from "pg-copy-streams";
import type { Client } from "../sql.ts";

/** The rows of a query as COPY lines, split at tabs; bytes one to a character (latin1). */
export async function* copyLines(
  client: Client,
  query: string,
): AsyncGenerator<readonly string[][]> {
  const stream = client.query(copyTo(`copy (${query}) to stdout`));
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + (chunk as Buffer).toString("latin1")).split("\n");
    rest = lines.pop() ?? "";
    yield lines.map((line) => line.split("\t"));
  }
}

/** Latin1-kept bytes to the text they are. */
export const utf8 = (bytes: string): string => Buffer.from(bytes, "latin1").toString("utf8");
