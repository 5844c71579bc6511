import type { Role } from "../../app/roles.ts";

export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  manager: "customer manager",
  teamLead: "team lead",
  unitHead: "unit head",
  allocator: "allocation officer",
  compliance: "compliance officer",
  regimeEditor: "regime editor",
  regimeApprover: "regime approver",
  executive: "executive",
  sysAdmin: "system administrator",
  secAdmin: "security administrator",
  auditAdmin: "audit administrator",
};

export const roleName = (role: string): string =>
  Object.entries(ROLE_NAMES).find(([key]) => key === role)?.[1] ?? role;
