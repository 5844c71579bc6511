import type { FieldType } from "./value.ts";

/** Who a field belongs to. */
export type SubjectKind = "customer" | "manager";

/** One field of the vocabulary: a canonical English key, its Chinese name and other names. */
export interface FieldSpec {
  readonly of: SubjectKind;
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly type: FieldType;
  /** Further column headings under which import files carry this field. */
  readonly aliases: readonly string[];
  /** Closed list of values for a `choice`, when there is one. */
  readonly values?: readonly string[];
  /** Set for a field that is computed from others (for example tenureMonths). */
  readonly derived?: boolean;
}

const field = (
  of: SubjectKind,
  key: string,
  zh: string,
  en: string,
  type: FieldType,
  aliases: readonly string[] = [],
): FieldSpec => ({ of, key, zh, en, type, aliases });

/**
 * Fields every regime can use without declaring them: import files I-01, I-03, I-05, I-07 and
 * the registry (I-10). A regime declares more with `kind: define`, `field:`.
 */
export const BASE_VOCABULARY: readonly FieldSpec[] = [
  field("customer", "id", "编号", "id", "text", [
    "客户编号",
    "id",
    "customer_id",
    "客户编码",
    "集团编号",
  ]),
  field("customer", "name", "名称", "name", "text", [
    "客户名称",
    "企业名称",
    "公司名称",
    "name",
    "公司",
  ]),
  field("customer", "aliases", "别名", "aliases", "set", ["简称", "曾用名", "英文名称", "aliases"]),
  field("customer", "type", "类型", "type", "choice", ["客户类型", "company_type", "企业类型"]),
  field("customer", "uscc", "统一社会信用代码", "uscc", "text", [
    "uscc",
    "信用代码",
    "社会信用代码",
  ]),
  field("customer", "industry", "行业", "industry", "text", [
    "行业代码",
    "industry_derived",
    "industry",
    "所属行业",
  ]),
  field("customer", "capital", "注册资本", "capital", "money", [
    "注册资金",
    "注册资本金",
    "registered_capital_wan",
    "registered_capital",
  ]),
  field("customer", "currency", "注册资本币种", "capital currency", "choice", ["币种", "currency"]),
  field("customer", "employees", "从业人数", "employees", "number", ["员工人数", "employees"]),
  field("customer", "tier", "级别", "tier", "choice", ["客户级别", "客户等级", "tier"]),
  field("customer", "status", "状态", "status", "choice", ["客户状态", "status"]),
  field("customer", "province", "省份", "province", "text", ["省", "province"]),
  field("customer", "city", "城市", "city", "text", ["市", "city"]),
  field("customer", "district", "区县", "district", "text", ["区", "所属区县", "district"]),
  field("customer", "street", "街道", "street", "text", ["乡镇街道", "town", "street", "所属街道"]),
  field("customer", "community", "社区", "community", "text", ["community"]),
  field("customer", "grid", "网格", "grid cell", "text", ["网格编号", "unit", "grid_code"]),
  field("customer", "adjacentGrids", "相邻网格", "adjacent grid cells", "set", [
    "邻接网格",
    "adjacent_grids",
  ]),
  field("customer", "building", "楼宇", "building", "text", ["楼宇名称", "building"]),
  field("customer", "address", "地址", "address", "text", [
    "住所",
    "详细地址",
    "客户地址",
    "address",
  ]),
  field("customer", "place", "位置", "place", "place", []),
  field("customer", "contact", "联系人", "contact person", "text", ["联系人姓名", "contact"]),
  field("customer", "phone", "联系电话", "contact phone", "text", [
    "电话",
    "手机",
    "手机号",
    "联系方式",
    "phone",
  ]),
  field("customer", "email", "电子邮箱", "e-mail", "text", ["邮箱", "email", "e-mail"]),
  field("customer", "website", "网站", "website", "text", ["网址", "官网", "域名", "website"]),
  field("customer", "owner", "现管户人", "present owner", "text", [
    "现管户人工号",
    "管户人",
    "客户经理工号",
    "负责人",
    "owner",
  ]),
  field("customer", "group", "集团", "group", "text", ["所属集团", "集团客户编号", "group"]),
  field("customer", "rivalGroups", "竞争组", "rival groups", "set", ["竞争关系", "rival_groups"]),
  field("customer", "source", "来源", "source", "choice", ["客户来源", "source"]),
  field("customer", "registeredOn", "成立日期", "registered on", "date", [
    "registered_on",
    "注册日期",
  ]),
  field("customer", "firstContact", "首次联系日期", "first contact", "date", ["first_contact"]),
  field("customer", "revenue", "月收入", "monthly revenue", "money", [
    "月均收入",
    "月收入元",
    "revenue",
  ]),
  field("customer", "workMinutes", "月工作量", "monthly workload minutes", "number", [
    "月工作分钟",
    "work_minutes",
  ]),
  field("customer", "tags", "标签", "tags", "set", ["tags"]),

  field("manager", "id", "工号", "staff number", "text", [
    "客户经理工号",
    "员工编号",
    "manager_id",
    "staff_no",
    "id",
  ]),
  field("manager", "name", "姓名", "name", "text", ["客户经理", "name"]),
  field("manager", "unit", "机构", "unit", "text", ["所属机构", "部门", "unit", "机构代码"]),
  field("manager", "post", "岗位", "post", "text", ["post", "职务"]),
  field("manager", "grade", "职级", "grade", "text", ["grade", "级别"]),
  field("manager", "hiredOn", "入职日期", "hired on", "date", ["hired_on", "hire_date"]),
  field("manager", "status", "状态", "status", "choice", ["status", "在岗状态"]),
  field("manager", "industries", "行业专长", "industries", "set", ["行业", "industries"]),
  field("manager", "products", "产品线", "product lines", "set", ["products", "product_lines"]),
  field("manager", "languages", "语种", "languages", "set", ["语言", "languages"]),
  field("manager", "territory", "片区", "territory", "set", [
    "负责片区",
    "负责区域",
    "territory",
    "区县",
  ]),
  field("manager", "homeText", "常驻地", "home", "text", ["home"]),
  field("manager", "homeDistrict", "驻地区县", "home district", "text", [
    "常驻区县",
    "home_district",
  ]),
  field("manager", "place", "常驻位置", "home place", "place", []),
  field("manager", "mentor", "导师工号", "mentor", "text", ["mentor"]),
  field("manager", "limit", "上限", "capacity limit", "number", ["管户上限", "capacity", "limit"]),
  field("manager", "recusals", "回避客户", "recusals", "set", ["回避", "recusals"]),
  field("manager", "licences", "证书", "licences", "licences", []),
  {
    of: "manager",
    key: "tenureMonths",
    zh: "任职月数",
    en: "months of tenure",
    type: "number",
    aliases: [],
    derived: true,
  },
];
