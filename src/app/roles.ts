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

/** What a role may do, how far it sees and how it gets sensitive fields, unless an article says otherwise. */
interface BuiltIn {
  readonly scope: AccessScope;
  readonly rights: readonly Right[];
  readonly sensitive: SensitiveWay;
  /** Sensitive values that one person may have shown in a day. */
  readonly perDay: number;
}

type Row = readonly [scope: AccessScope, sensitive: SensitiveWay, rights: readonly Right[]];

/** What every head has: customers, managers and the ledger of what he answers for. */
const LOOKS: readonly Right[] = ["regime.read", "customer.read", "manager.read", "ledger.read"];

/** A head decides who looks after whom: plans, cases, handovers. */
const DECIDES: readonly Right[] = [
  "allocation.decide",
  "collision.decide",
  "handover.run",
  "transfer.ask",
  "transfer.approve",
];

/**
 * The rights of each role where no article of a regime in force speaks of it. Several roles add up, but a right
 * reaches only as far as the roles that grant it. Roles whose work comes with later kinds of
 * articles (callbacks, cases, complaints, products, targets) read the regimes, and what the rest of
 * their work needs is refused. A deputy approves, and a leader looks into single customers, where an
 * article gives the right.
 */
const TABLE: Readonly<Record<Role, Row>> = {
  manager: [
    "self",
    "reveal",
    ["regime.read", "book.act", "book.own", "contact.write", "customer.create", "transfer.ask"],
  ],
  backup: ["self", "masked", ["regime.read", "book.own", "contact.write"]],
  teamLead: ["team", "masked", [...LOOKS, ...DECIDES, "customer.create"]],
  unitHead: ["unit", "masked", [...LOOKS, ...DECIDES, "allocation.publish", "customer.create"]],
  deputyHead: ["unit", "masked", LOOKS],
  areaHead: ["area", "masked", [...LOOKS, ...DECIDES, "allocation.publish"]],
  industryHead: ["line", "masked", [...LOOKS, "transfer.ask"]],
  allocator: [
    "unit",
    "none",
    [
      ...LOOKS,
      "import.run",
      "allocation.run",
      "allocation.decide",
      "lock.write",
      "handover.run",
      "transfer.ask",
    ],
  ],
  callbackAgent: ["self", "masked", ["regime.read"]],
  callbackLead: ["unit", "masked", ["regime.read", "customer.read", "ledger.read"]],
  complaintOfficer: ["self", "masked", ["regime.read"]],
  compliance: ["all", "reveal", [...LOOKS, "lock.write", "ledger.verify"]],
  productOwner: ["self", "none", ["regime.read"]],
  licenceAdmin: ["self", "none", ["regime.read"]],
  caseClerk: ["self", "masked", ["regime.read"]],
  surveyor: ["self", "masked", ["regime.read"]],
  drawingReviewer: ["self", "masked", ["regime.read"]],
  completionInspector: ["self", "masked", ["regime.read"]],
  meterStaff: ["self", "masked", ["regime.read"]],
  caseReviewer: ["unit", "masked", ["regime.read", "customer.read", "ledger.read"]],
  inspector: ["all", "masked", ["regime.read", "customer.read", "ledger.read"]],
  planner: ["self", "none", ["regime.read"]],
  regimeEditor: ["all", "none", ["regime.read", "regime.edit"]],
  regimeApprover: ["all", "none", ["regime.read", "regime.publish", "ledger.read"]],
  executive: [
    "all",
    "none",
    ["regime.read", "regime.publish", "figures.read", "allocation.publish", "transfer.approve"],
  ],
  dpo: ["all", "reveal", ["regime.read", "customer.request", "ledger.read"]],
  sysAdmin: ["all", "none", ["settings.write"]],
  secAdmin: ["all", "none", ["users.write"]],
  auditAdmin: ["all", "none", ["ledger.read", "ledger.verify"]],
  partnerUser: ["self", "none", []],
  portalUser: ["self", "none", []],
};

const PER_DAY: Partial<Record<Role, number>> = { manager: 20, compliance: 50, dpo: 50 };

/** The built-in grant of a role. */
export function builtIn(role: Role): BuiltIn {
  const [scope, sensitive, rights] = TABLE[role];
  return { scope, sensitive, rights, perDay: PER_DAY[role] ?? 0 };
}

export const rightsOf = (roles: readonly Role[]): ReadonlySet<Right> =>
  new Set(roles.flatMap((role) => builtIn(role).rights));
