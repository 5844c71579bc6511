/** A contact of the manager who was given the customer. */
export interface GivenContact {
  readonly at: Date;
  /** null = not stated. */
  readonly isAnswered: boolean | null;
}

/**
 * When the manager was first in touch since the customer was given to him; a call that nobody
 * answered is no contact. Null = not yet.
 */
export function firstContactAt(contacts: readonly GivenContact[], given: Date): Date | null {
  const times = contacts
    .filter(({ at, isAnswered }) => at >= given && isAnswered !== false)
    .map(({ at }) => at.getTime());
  return times.length === 0 ? null : new Date(Math.min(...times));
}
