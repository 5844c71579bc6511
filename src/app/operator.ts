import { type Reader, readerOf } from "./reader.ts";
import { SYSTEM } from "./scope.ts";

/**
 * The person at the machine itself: who may start the program and read its files may import with
 * it. Writes carry the actor `system`.
 */
export const OPERATOR: Reader = {
  ...readerOf({
    account: SYSTEM.actor,
    displayName: SYSTEM.actor,
    roles: ["allocator", "compliance"],
    unit: null,
    manager: null,
    scopeUnits: [],
    hasTotp: false,
    signOn: { isBound: false, invitedUntil: null },
    passwordHash: "",
    mustChangePassword: false,
    isActive: true,
    lastSeenAt: null,
  }),
  scope: SYSTEM,
};
