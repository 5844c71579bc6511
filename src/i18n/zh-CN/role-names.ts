import { ACCESS_ROLES } from "../../core/regime/index.ts";

export const roleName = (role: string): string =>
  Object.entries(ACCESS_ROLES).find(([key]) => key === role)?.[1].zh ?? role;
