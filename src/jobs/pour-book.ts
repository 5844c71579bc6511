import type { BookSource } from "../app/ports.ts";
import type { FromWorker } from "./messages.ts";
import type { Channel } from "./worker-channel.ts";

/** Pieces of the book under way to the worker at a time. */
const UNDER_WAY = 32;

/** Pours the book into the worker, as fast as it reads; between pieces the server takes other work. */
export async function pourBook(book: BookSource, channel: Channel): Promise<void> {
  let underWay = 0;
  const taken = async (): Promise<void> => {
    const message = await channel.receive();
    if (message.kind !== "taken") throw new Error(unexpected(message));
    underWay -= 1;
  };
  const send =
    (kind: "customers" | "plan") =>
    async (shared: Uint8Array): Promise<void> => {
      if (!channel.isAlive()) await taken();
      // The piece may be part of a larger buffer, all of which would be copied.
      const piece = Uint8Array.from(shared);
      channel.send({ kind, piece }, [piece.buffer]);
      underWay += 1;
      while (underWay >= UNDER_WAY) await taken();
    };
  await book({
    people: (managers, locks) => channel.send({ kind: "people", managers, locks }),
    customers: send("customers"),
    plan: send("plan"),
  });
  while (underWay > 0) await taken();
  channel.send({ kind: "go" });
}

export const unexpected = (message: FromWorker): string =>
  message.kind === "broke" ? message.message : `unexpected ${message.kind}`;
