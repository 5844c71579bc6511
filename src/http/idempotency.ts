import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../app/app.ts";
import { Refusal } from "../app/refusal.ts";
import { SYSTEM } from "../app/scope.ts";

interface Keyed {
  readonly app: App;
  readonly account: string;
  readonly route: string;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers["idempotency-key"];
  return typeof key === "string" && key !== "" ? key.slice(0, 200) : null;
}

const isOutcomeUnknown = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "OUTCOME_UNKNOWN";

/** Does the work once for a key. Without a key it simply does it. */
export async function once<T>(keyed: Keyed, work: () => Promise<T>): Promise<T> {
  const key = keyOf(keyed.request);
  if (key === null) return work();
  const { app, account } = keyed;
  const bodyHash = app.hash(JSON.stringify([keyed.request.url, keyed.request.body ?? null]));
  const verdict = await app.database.within(SYSTEM, (stores) =>
    stores.idempotency.begin({ account, key, route: keyed.route, bodyHash }),
  );
  if (verdict.kind === "differs") throw new Refusal("idempotency.differs");
  if (verdict.kind === "running") throw new Refusal("idempotency.running");
  if (verdict.kind === "done") {
    keyed.reply.code(verdict.status).header("idempotency-replayed", "true");
    // Kept from an earlier answer of the same route, so it has that route's shape.
    return (typeof verdict.answer === "string" ? JSON.parse(verdict.answer) : verdict.answer) as T;
  }
  const answer = await work().catch(async (error: unknown) => {
    // The effect may be there although its answer was lost: given back, a retry would repeat it.
    if (isOutcomeUnknown(error)) throw error;
    await app.database.within(SYSTEM, (stores) => stores.idempotency.abandon({ account, key }));
    throw error;
  });
  // The effect is there. A key whose answer cannot be kept stays taken: given back, a retry would repeat it.
  await app.database
    .within(SYSTEM, (stores) =>
      stores.idempotency.finish({
        account,
        key,
        status: keyed.reply.statusCode,
        // As text: the database would put the members of an object in another order.
        answer: JSON.stringify(answer),
      }),
    )
    .catch((cause: unknown) =>
      app.log("answer not kept for its key", { key, cause: String(cause) }),
    );
  return answer;
}
