import { connect, createServer, type Socket } from "node:net";
import type { Connection } from "../../src/storage/pool.ts";

/** What stands between the server and its database. */
export interface Proxy {
  readonly connection: Connection;
  /** From now on nothing comes through, and nobody is told. */
  swallow(): void;
  /** Lets the next commit through, and swallows the answer to it. */
  swallowAnswerToCommit(): void;
  heal(): void;
  close(): Promise<void>;
}

const COMMIT = Buffer.from("commit\0");

/** A TCP proxy in front of the database, which may listen on a socket file. */
export async function openProxy(to: Connection): Promise<Proxy> {
  let isSilent = false;
  let waitsForCommit = false;
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = to.host.startsWith("/")
      ? connect(`${to.host}/.s.PGSQL.${to.port}`)
      : connect(to.port, to.host);
    let isDeaf = isSilent;
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
    }
    near.on("data", (chunk) => {
      if (isSilent || isDeaf) return;
      if (waitsForCommit && chunk.includes(COMMIT)) {
        waitsForCommit = false;
        isDeaf = true;
      }
      far.write(chunk);
    });
    far.on("data", (chunk) => {
      if (!isSilent && !isDeaf) near.write(chunk);
    });
    near.on("close", () => far.destroy());
    far.on("close", () => near.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  return {
    connection: { ...to, host: "127.0.0.1", port },
    swallow: () => {
      isSilent = true;
    },
    swallowAnswerToCommit: () => {
      waitsForCommit = true;
    },
    heal: () => {
      isSilent = false;
      waitsForCommit = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
