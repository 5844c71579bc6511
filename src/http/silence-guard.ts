import type { FastifyInstance, FastifyReply } from "fastify";
import type { App } from "../app/app.ts";
import { Refusal } from "../app/refusal.ts";
import { sendProblem } from "./problem.ts";

/** Milliseconds until a request that has no answer yet asks whether the database is there at all. */
const PATIENCE = 6_000;

/**
 * Answers for a silent database within ten seconds, whatever a request waits for: a connection, a
 * query, one after the other. What takes long while the database answers is not cut short.
 */
export function guardAgainstSilence(server: FastifyInstance, app: App): void {
  server.addHook("onRequest", (_request, reply, done) => {
    const clock = setTimeout(() => void look(app, reply), PATIENCE);
    reply.raw.once("close", () => clearTimeout(clock));
    done();
  });
}

const isAnswered = (reply: FastifyReply): boolean => reply.sent || reply.raw.headersSent;

async function look(app: App, reply: FastifyReply): Promise<void> {
  if (isAnswered(reply) || (await app.database.isAlive()) || isAnswered(reply)) return;
  await sendProblem(reply, new Refusal("database.unavailable"));
}
