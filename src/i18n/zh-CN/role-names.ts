import type { Role } from "../../app/roles.ts";

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  manager: "客户经理",
  teamLead: "团队主管",
  unitHead: "机构负责人",
  allocator: "分配管理员",
  compliance: "合规官",
  regimeEditor: "制度管理员",
  regimeApprover: "制度审批人",
  executive: "领导",
  sysAdmin: "系统管理员",
  secAdmin: "安全管理员",
  auditAdmin: "审计管理员",
};

export const roleName = (role: string): string =>
  Object.entries(ROLE_NAMES).find(([key]) => key === role)?.[1] ?? role;
