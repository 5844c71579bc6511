import Type, { type Static } from "typebox";
import { Named, nullable, words } from "./shared.ts";

const ROLES = [
  "manager",
  "backup",
  "teamLead",
  "unitHead",
  "deputyHead",
  "areaHead",
  "industryHead",
  "allocator",
  "callbackAgent",
  "callbackLead",
  "complaintOfficer",
  "compliance",
  "productOwner",
  "licenceAdmin",
  "caseClerk",
  "surveyor",
  "drawingReviewer",
  "completionInspector",
  "meterStaff",
  "caseReviewer",
  "inspector",
  "planner",
  "regimeEditor",
  "regimeApprover",
  "executive",
  "dpo",
  "sysAdmin",
  "secAdmin",
  "auditAdmin",
  "partnerUser",
  "portalUser",
] as const;
export const Role = words(ROLES);
export type Role = Static<typeof Role>;

const RIGHTS = [
  "regime.read",
  "regime.edit",
  "regime.publish",
  "customer.read",
  "customer.request",
  "customer.create",
  "collision.decide",
  "contact.write",
  "handover.run",
  "transfer.ask",
  "transfer.approve",
  "manager.read",
  "import.run",
  "allocation.run",
  "allocation.decide",
  "allocation.publish",
  "figures.read",
  "lock.write",
  "book.own",
  "book.act",
  "ledger.read",
  "ledger.verify",
  "settings.write",
  "users.write",
] as const;
export const Right = words(RIGHTS);
export type Right = Static<typeof Right>;

export const SessionView = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  roles: Type.Array(Role),
  rights: Type.Array(Right),
  unit: nullable(Named),
  /** The manager this account belongs to (我的客户). */
  manager: nullable(Named),
  /** Nothing but the change of password is served until it is done. */
  mustChangePassword: Type.Boolean(),
  /** none = not asked for; owed = nothing else is served until it is set up; confirmed. */
  factor: words(["none", "owed", "confirmed"]),
  /** How this person gets sensitive fields. */
  sensitive: words(["none", "masked", "reveal", "open"]),
});
export type SessionView = Static<typeof SessionView>;

/** Shown on the sign-in page of the demo world only. */
export const DemoAccount = Type.Object({
  account: Type.String(),
  displayName: Type.String(),
  password: Type.String(),
  roles: Type.Array(Role),
});
export type DemoAccount = Static<typeof DemoAccount>;

export const SessionState = Type.Object({
  session: nullable(SessionView),
  organisation: Type.String(),
  /** Name of the provider of single sign-on; null = none. */
  signOn: nullable(Type.String()),
  demo: Type.Boolean(),
  demoAccounts: Type.Array(DemoAccount),
});
export type SessionState = Static<typeof SessionState>;

export const SignIn = Type.Object({
  account: Type.String({ minLength: 1, maxLength: 100 }),
  password: Type.String({ minLength: 1, maxLength: 200 }),
  /** Six digits of the second factor, or a recovery code; asked for with `session.codeRequired`. */
  code: Type.Optional(Type.String({ maxLength: 40 })),
});

/** A second factor that waits for its first code. */
export const FactorBegun = Type.Object({ uri: Type.String(), secret: Type.String() });
export const FactorCode = Type.Object({ code: Type.String({ minLength: 6, maxLength: 40 }) });
/** Shown once. */
export const FactorConfirmed = Type.Object({ recoveryCodes: Type.Array(Type.String()) });

/** Where the browser goes to sign in with the provider. */
export const SignOnBegun = Type.Object({ url: Type.String() });
export const SignOnReturn = Type.Object({
  state: Type.Optional(Type.String({ maxLength: 500 })),
  code: Type.Optional(Type.String({ maxLength: 4000 })),
  error: Type.Optional(Type.String({ maxLength: 500 })),
  iss: Type.Optional(Type.String({ maxLength: 500 })),
  session_state: Type.Optional(Type.String({ maxLength: 500 })),
});

export const PasswordChange = Type.Object({
  current: Type.String({ minLength: 1, maxLength: 200 }),
  next: Type.String({ minLength: 10, maxLength: 200 }),
});
