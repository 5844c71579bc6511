import type { ImportKind } from "../../app/ports/files.ts";
import type { FieldType } from "../../core/facts/index.ts";

export interface ExtraField {
  readonly key: string;
  readonly zh: string;
  readonly en: string;
  readonly type: FieldType;
  readonly required?: boolean;
  readonly aliases?: readonly string[];
}

const STAFF_ALIASES = ["客户经理工号", "员工编号", "manager_id", "staff_no", "id"];

/** Columns that the vocabulary of facts does not hold: coordinates, and the files beside the two main ones (I-05, I-06, I-07). */
export const CATALOGUES: Readonly<Record<ImportKind, readonly ExtraField[]>> = {
  customers: [
    {
      key: "lng",
      zh: "经度",
      en: "longitude",
      type: "number",
      aliases: ["lng", "lon", "long", "x"],
    },
    { key: "lat", zh: "纬度", en: "latitude", type: "number", aliases: ["lat", "y"] },
    {
      key: "precision",
      zh: "坐标精度",
      en: "coordinate precision",
      type: "text",
      aliases: ["coord_precision", "precision", "定位精度"],
    },
  ],
  managers: [
    {
      key: "lng",
      zh: "常驻地经度",
      en: "home longitude",
      type: "number",
      aliases: ["经度", "home_lng", "lng", "lon"],
    },
    {
      key: "lat",
      zh: "常驻地纬度",
      en: "home latitude",
      type: "number",
      aliases: ["纬度", "home_lat", "lat"],
    },
  ],
  licences: [
    {
      key: "id",
      zh: "工号",
      en: "staff number",
      type: "text",
      required: true,
      aliases: STAFF_ALIASES,
    },
    {
      key: "licence.name",
      zh: "证书类型",
      en: "licence",
      type: "text",
      required: true,
      aliases: ["证书", "证书名称", "资格", "资格证书", "licence", "license"],
    },
    {
      key: "licence.number",
      zh: "证书号",
      en: "licence number",
      type: "text",
      aliases: ["证书编号", "证号", "licence_no"],
    },
    {
      key: "licence.from",
      zh: "有效期自",
      en: "valid from",
      type: "date",
      aliases: ["发证日期", "起始日期", "valid_from"],
    },
    {
      key: "licence.until",
      zh: "有效期至",
      en: "valid until",
      type: "date",
      aliases: ["到期日期", "截止日期", "valid_until", "有效期"],
    },
    {
      key: "licence.status",
      zh: "状态",
      en: "status",
      type: "text",
      aliases: ["证书状态", "status"],
    },
  ],
  capacity: [
    {
      key: "id",
      zh: "工号",
      en: "staff number",
      type: "text",
      required: true,
      aliases: STAFF_ALIASES,
    },
    {
      key: "limit",
      zh: "上限",
      en: "limit",
      type: "number",
      required: true,
      aliases: ["管户上限", "容量", "capacity", "limit"],
    },
    {
      key: "from",
      zh: "起",
      en: "from",
      type: "date",
      aliases: ["起始日期", "生效日期", "自", "from"],
    },
    {
      key: "until",
      zh: "止",
      en: "until",
      type: "date",
      aliases: ["终止日期", "失效日期", "截止日期", "至", "until"],
    },
  ],
  owners: [
    {
      key: "customer",
      zh: "客户编号",
      en: "customer",
      type: "text",
      required: true,
      aliases: ["编号", "customer_id", "客户编码", "集团编号", "id"],
    },
    {
      key: "manager",
      zh: "工号",
      en: "manager",
      type: "text",
      required: true,
      aliases: ["客户经理工号", "管户人", "现管户人工号", "现管户人", "manager_id", "owner"],
    },
    { key: "role", zh: "角色", en: "role", type: "text", aliases: ["role", "管户角色"] },
    { key: "from", zh: "起", en: "from", type: "date", aliases: ["起始日期", "from", "自"] },
    { key: "until", zh: "止", en: "until", type: "date", aliases: ["终止日期", "until", "至"] },
  ],
};
