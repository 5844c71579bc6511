import type { FastifyInstance } from "fastify";

const TRIES = 20;

const isTaken = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "EADDRINUSE";

/** Listens on the port, or the next one that is free. Returns the port. */
export async function listen(
  server: FastifyInstance,
  at: { readonly host: string; readonly port: number },
): Promise<number> {
  for (let tried = 0; ; tried++) {
    try {
      await server.listen({ host: at.host, port: at.port === 0 ? 0 : at.port + tried });
      const address = server.server.address();
      return typeof address === "object" && address !== null ? address.port : at.port;
    } catch (error) {
      if (!isTaken(error) || tried >= TRIES) throw error;
    }
  }
}
