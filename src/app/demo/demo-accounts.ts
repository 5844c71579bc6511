import type { DemoEntry } from "../app.ts";
import type { Role } from "../roles.ts";

interface DemoPerson {
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Which manager of the world the account belongs to: the one with most customers. */
  readonly isManager?: true;
}

/** One account per role, and one head of marketing who can do the whole round. */
const PEOPLE: readonly DemoPerson[] = [
  { account: "head", displayName: "营销负责人", roles: ["allocator", "regimeEditor", "executive"] },
  { account: "editor", displayName: "制度管理员", roles: ["regimeEditor"] },
  { account: "approver", displayName: "制度审批人", roles: ["regimeApprover"] },
  { account: "allocator", displayName: "分配管理员", roles: ["allocator"] },
  { account: "unithead", displayName: "机构负责人", roles: ["unitHead"] },
  { account: "lead", displayName: "团队主管", roles: ["teamLead"] },
  { account: "manager", displayName: "客户经理", roles: ["manager"], isManager: true },
  { account: "executive", displayName: "分管领导", roles: ["executive"] },
  { account: "compliance", displayName: "合规官", roles: ["compliance"] },
  { account: "sysadmin", displayName: "系统管理员", roles: ["sysAdmin"] },
  { account: "secadmin", displayName: "安全管理员", roles: ["secAdmin"] },
  { account: "auditor", displayName: "审计管理员", roles: ["auditAdmin"] },
];

/** The demo accounts with passwords made for this installation. */
export const demoEntries = (passwordOf: (account: string) => string): readonly DemoEntry[] =>
  PEOPLE.map(({ account, displayName, roles }) => ({
    account,
    displayName,
    roles,
    password: passwordOf(account),
  }));

export const isManagerAccount = (account: string): boolean =>
  PEOPLE.some((person) => person.account === account && person.isManager === true);
