import {
  ACCESS_ROLES,
  type AccessRight,
  type AccessRole,
  type AccessScope,
  type SensitiveWay,
} from "../core/regime/index.ts";

export type Role = AccessRole;
/** A new right is added in `core/regime/model/access-words.ts`; the type errors lead through the rest. */
export type Right = AccessRight;

const isRole = (text: string): text is Role => Object.hasOwn(ACCESS_ROLES, text);
export const ROLES: readonly Role[] = Object.keys(ACCESS_ROLES).filter(isRole);

/**
 * What a role may do where no article of a regime in force says otherwise. Several roles add up. Editor and approver are different persons; system,
 * security and audit administrators see no customers.
 */
export const ROLE_RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  manager: ["regime.read", "book.act", "book.own", "customer.create"],
  backup: ["regime.read", "book.act", "book.own", "customer.create"],
  teamLead: [
    "regime.read",
    "customer.read",
    "manager.read",
    "allocation.decide",
    "customer.create",
    "collision.decide",
    "handover.run",
  ],
  unitHead: [
    "regime.read",
    "customer.read",
    "manager.read",
    "allocation.decide",
    "allocation.publish",
    "ledger.read",
    "customer.create",
    "collision.decide",
    "handover.run",
    "transfer.approve",
  ],
  deputyHead: [
    "regime.read",
    "customer.read",
    "manager.read",
    "allocation.decide",
    "ledger.read",
    "customer.create",
    "collision.decide",
    "handover.run",
    "transfer.approve",
  ],
  areaHead: [
    "regime.read",
    "customer.read",
    "manager.read",
    "allocation.decide",
    "allocation.publish",
    "ledger.read",
    "customer.create",
    "collision.decide",
    "handover.run",
    "transfer.approve",
  ],
  industryHead: ["regime.read", "customer.read", "manager.read", "ledger.read"],
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
    "customer.create",
    "collision.decide",
    "handover.run",
  ],
  callbackAgent: ["regime.read"],
  callbackLead: ["regime.read"],
  complaintOfficer: ["regime.read"],
  compliance: [
    "regime.read",
    "customer.read",
    "manager.read",
    "lock.write",
    "ledger.read",
    "ledger.verify",
    "collision.decide",
  ],
  productOwner: ["regime.read"],
  licenceAdmin: ["regime.read"],
  caseClerk: ["regime.read"],
  surveyor: ["regime.read"],
  drawingReviewer: ["regime.read"],
  completionInspector: ["regime.read"],
  meterStaff: ["regime.read"],
  caseReviewer: ["regime.read"],
  inspector: ["regime.read"],
  planner: ["regime.read"],
  regimeEditor: ["regime.read", "regime.edit"],
  regimeApprover: ["regime.read", "regime.publish", "ledger.read"],
  executive: [
    "regime.read",
    "customer.read",
    "manager.read",
    "allocation.publish",
    "ledger.read",
    "collision.decide",
    "transfer.approve",
  ],
  dpo: ["regime.read", "ledger.read"],
  sysAdmin: ["regime.read", "settings.write", "users.write"],
  secAdmin: ["users.write"],
  auditAdmin: ["regime.read", "ledger.read", "ledger.verify"],
};

export const rightsOf = (roles: readonly Role[]): ReadonlySet<Right> =>
  new Set(roles.flatMap((role) => ROLE_RIGHTS[role]));

/** What a role sees of sensitive fields, and how far it sees, unless an article says otherwise. */
interface BuiltIn {
  readonly scope: AccessScope;
  readonly sensitive: SensitiveWay;
  /** Sensitive values that one person may have shown in a day. */
  readonly perDay: number;
}

const MASKED: BuiltIn = { scope: "unit", sensitive: "masked", perDay: 0 };

const BUILT_IN: Partial<Record<Role, BuiltIn>> = {
  manager: { scope: "self", sensitive: "reveal", perDay: 20 },
  backup: { scope: "self", sensitive: "masked", perDay: 0 },
  teamLead: { scope: "team", sensitive: "masked", perDay: 0 },
  areaHead: { scope: "area", sensitive: "masked", perDay: 0 },
  industryHead: { scope: "line", sensitive: "masked", perDay: 0 },
  compliance: { scope: "unit", sensitive: "reveal", perDay: 50 },
  dpo: { scope: "all", sensitive: "reveal", perDay: 50 },
};

/** The built-in grant of a role. */
export const builtIn = (role: Role): BuiltIn & { readonly rights: readonly Right[] } => ({
  rights: ROLE_RIGHTS[role],
  ...(BUILT_IN[role] ?? MASKED),
});
