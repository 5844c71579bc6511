/** Roles of domain 3.2 that the present screens know. */
export const ROLES = [
  "manager",
  "teamLead",
  "unitHead",
  "allocator",
  "compliance",
  "regimeEditor",
  "regimeApprover",
  "executive",
  "sysAdmin",
  "secAdmin",
  "auditAdmin",
] as const;
export type Role = (typeof ROLES)[number];

export type Right =
  | "regime.read"
  | "regime.edit"
  | "regime.publish"
  | "customer.read"
  | "manager.read"
  | "import.run"
  | "allocation.run"
  | "allocation.decide"
  | "allocation.publish"
  | "lock.write"
  | "book.own"
  | "ledger.read"
  | "ledger.verify"
  | "settings.write"
  | "users.write";

/**
 * What a role may do. Several roles add up. Editor and approver are different persons; system,
 * security and audit administrators see no customers.
 */
export const ROLE_RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  manager: ["regime.read", "book.own"],
  teamLead: ["regime.read", "customer.read", "manager.read", "allocation.decide"],
  unitHead: [
    "regime.read",
    "customer.read",
    "manager.read",
    "allocation.decide",
    "allocation.publish",
    "ledger.read",
  ],
  allocator: [
    "regime.read",
    "customer.read",
    "manager.read",
    "import.run",
    "allocation.run",
    "allocation.decide",
    "allocation.publish",
    "lock.write",
    "ledger.read",
  ],
  compliance: [
    "regime.read",
    "customer.read",
    "manager.read",
    "lock.write",
    "ledger.read",
    "ledger.verify",
  ],
  regimeEditor: ["regime.read", "regime.edit"],
  regimeApprover: ["regime.read", "regime.publish", "ledger.read"],
  executive: ["regime.read", "customer.read", "manager.read", "allocation.publish", "ledger.read"],
  sysAdmin: ["regime.read", "settings.write", "users.write"],
  secAdmin: ["users.write"],
  auditAdmin: ["regime.read", "ledger.read", "ledger.verify"],
};

export const rightsOf = (roles: readonly Role[]): ReadonlySet<Right> =>
  new Set(roles.flatMap((role) => ROLE_RIGHTS[role]));
