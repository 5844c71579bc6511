import type { Issue } from "./issue.ts";

/** Outcome of anything that user data can make fail. Our own bugs throw `InvariantError` instead. */
export type Result<T, E = readonly Issue[]> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });
export const err = <E>(error: E): Result<never, E> => ({ ok: false, error });

/** Thrown for our own bugs only: a state that the types or an earlier check rule out. */
export class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Ends every `switch` over a closed union; a new member becomes a type error here. */
export function unreachable(value: never): never {
  throw new InvariantError(`unreachable: ${JSON.stringify(value)}`);
}
