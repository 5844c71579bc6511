/** A word of the access articles in both languages. */
interface Named {
  readonly zh: string;
  readonly en: string;
}

/** Roles a person may hold, by id. The last two are of people outside the organisation. */
export const ACCESS_ROLES = {
  manager: { zh: "客户经理", en: "customer manager" },
  backup: { zh: "B角", en: "backup manager" },
  teamLead: { zh: "团队主管", en: "team lead" },
  unitHead: { zh: "机构负责人", en: "unit head" },
  deputyHead: { zh: "副行长", en: "deputy head" },
  areaHead: { zh: "块负责人", en: "area head" },
  industryHead: { zh: "条负责人", en: "line head" },
  allocator: { zh: "分配管理员", en: "allocator" },
  callbackAgent: { zh: "回访专员", en: "callback agent" },
  callbackLead: { zh: "回访主管", en: "callback lead" },
  complaintOfficer: { zh: "投诉专员", en: "complaint officer" },
  compliance: { zh: "合规官", en: "compliance officer" },
  productOwner: { zh: "产品经理", en: "product owner" },
  licenceAdmin: { zh: "资格管理员", en: "licence administrator" },
  caseClerk: { zh: "业扩受理", en: "case clerk" },
  surveyor: { zh: "勘查", en: "surveyor" },
  drawingReviewer: { zh: "审图", en: "drawing reviewer" },
  completionInspector: { zh: "验收", en: "completion inspector" },
  meterStaff: { zh: "装表", en: "meter staff" },
  caseReviewer: { zh: "检审岗", en: "case reviewer" },
  inspector: { zh: "稽查", en: "inspector" },
  planner: { zh: "计划财务", en: "planner" },
  regimeEditor: { zh: "制度管理员", en: "regime editor" },
  regimeApprover: { zh: "制度审批人", en: "regime approver" },
  executive: { zh: "领导", en: "executive" },
  dpo: { zh: "个人信息保护负责人", en: "data protection officer" },
  sysAdmin: { zh: "系统管理员", en: "system administrator" },
  secAdmin: { zh: "安全管理员", en: "security administrator" },
  auditAdmin: { zh: "审计管理员", en: "audit administrator" },
  partnerUser: { zh: "伙伴", en: "partner" },
  portalUser: { zh: "客户联系人", en: "contact of a customer" },
} as const satisfies Readonly<Record<string, Named>>;

export type AccessRole = keyof typeof ACCESS_ROLES;

/** What a role may do, by id. A new right is added here, and in `contract/session.ts`. */
export const ACCESS_RIGHTS = {
  "regime.read": { zh: "查看制度", en: "read regimes" },
  "regime.edit": { zh: "起草制度", en: "draft regimes" },
  "regime.publish": { zh: "发布制度", en: "publish regimes" },
  "customer.read": { zh: "查看客户", en: "see customers" },
  "customer.request": { zh: "凭请求查看敏感信息", en: "see sensitive fields by request" },
  "customer.create": { zh: "录入客户、提起撞单", en: "enter customers, raise collisions" },
  "collision.decide": { zh: "判定撞单", en: "decide collisions" },
  "manager.read": { zh: "查看客户经理", en: "see managers" },
  "import.run": { zh: "导入数据", en: "import data" },
  "allocation.run": { zh: "运行分配", en: "run allocations" },
  "allocation.decide": { zh: "指定客户经理", en: "decide assignments" },
  "allocation.publish": { zh: "发布分配方案", en: "publish plans" },
  "figures.read": { zh: "查看方案汇总", en: "see the figures of plans" },
  "lock.write": { zh: "锁定客户", en: "lock customers" },
  "book.act": { zh: "报备、领取和退回客户", en: "register, claim and give back customers" },
  "book.own": { zh: "查看自己的客户", en: "see the own book" },
  "contact.write": { zh: "登记联系和成交", en: "record contacts and deals" },
  "handover.run": { zh: "办理交接和代管", en: "run handovers and cover" },
  "transfer.ask": { zh: "提出划转", en: "ask for transfers" },
  "transfer.approve": { zh: "批准划转", en: "approve transfers" },
  "ledger.read": { zh: "查看台账", en: "read the ledger" },
  "ledger.verify": { zh: "核验台账", en: "verify the ledger" },
  "settings.write": { zh: "修改设置", en: "change settings" },
  "users.write": { zh: "管理账号", en: "manage accounts" },
} as const satisfies Readonly<Record<string, Named>>;

export type AccessRight = keyof typeof ACCESS_RIGHTS;

/** How far a role sees: the own book, units of the account, units it answers for, everything. */
export const ACCESS_SCOPES = {
  self: { zh: "本人", en: "self" },
  team: { zh: "团队", en: "team" },
  unit: { zh: "机构", en: "unit" },
  area: { zh: "块", en: "area" },
  line: { zh: "条", en: "line" },
  all: { zh: "全部", en: "all" },
} as const satisfies Readonly<Record<string, Named>>;

export type AccessScope = keyof typeof ACCESS_SCOPES;

/** How a role gets sensitive fields: not at all, masked, masked and shown one by one, or as they are. */
export const SENSITIVE_WAYS = {
  none: { zh: "不显示", en: "not shown" },
  masked: { zh: "遮盖", en: "masked" },
  reveal: { zh: "逐条显示", en: "revealed one by one" },
  open: { zh: "不遮盖", en: "open" },
} as const satisfies Readonly<Record<string, Named>>;

export type SensitiveWay = keyof typeof SENSITIVE_WAYS;

/** Administrators of the program: three different persons, none of them sees customers. */
export const ADMINISTRATOR_ROLES: readonly AccessRole[] = ["sysAdmin", "secAdmin", "auditAdmin"];

/** People outside the organisation: whoever is one of them is nothing else here. */
export const OUTSIDE_ROLES: readonly AccessRole[] = ["partnerUser", "portalUser"];
