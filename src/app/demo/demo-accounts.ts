import type { DemoEntry } from "../app.ts";
import type { Role } from "../roles.ts";

interface DemoPerson {
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  /** Department of the demo world that the account belongs to; absent = the whole organisation. */
  readonly unit?: string;
  /** The account belongs to a manager of its unit: 1 = the one with most customers, 2 = the next. */
  readonly manager?: number;
}

const GROUP = "集团客户部";
const TRADE = "外贸部";

/** One account per role, and one head of marketing who can do the whole round. */
const PEOPLE: readonly DemoPerson[] = [
  {
    account: "head",
    displayName: "营销负责人",
    roles: ["allocator", "regimeEditor", "executive"],
    unit: GROUP,
  },
  { account: "editor", displayName: "制度管理员", roles: ["regimeEditor"] },
  { account: "approver", displayName: "制度审批人", roles: ["regimeApprover"] },
  { account: "allocator", displayName: "分配管理员", roles: ["allocator"], unit: GROUP },
  { account: "unithead", displayName: "机构负责人", roles: ["unitHead"], unit: GROUP },
  { account: "lead", displayName: "团队主管", roles: ["teamLead"], unit: GROUP },
  { account: "manager", displayName: "客户经理", roles: ["manager"], unit: GROUP, manager: 1 },
  { account: "trade", displayName: "外贸部负责人", roles: ["allocator", "unitHead"], unit: TRADE },
  { account: "trader", displayName: "业务员", roles: ["manager"], unit: TRADE, manager: 1 },
  { account: "rival", displayName: "另一业务员", roles: ["manager"], unit: TRADE, manager: 3 },
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

/** Where a demo account belongs. */
export const demoPlace = (
  account: string,
): { readonly unit: string | null; readonly manager: number | null } => {
  const person = PEOPLE.find((candidate) => candidate.account === account);
  return { unit: person?.unit ?? null, manager: person?.manager ?? null };
};
