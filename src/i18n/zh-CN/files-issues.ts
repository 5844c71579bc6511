import type { FileIssueCode } from "../../files/issues.ts";
import { type IssueText, shown } from "../text.ts";

/** 文件与单元格问题的说法。 */
export const filesIssues = {
  "file.notFound": {
    what: (d) => `找不到文件「${shown(d, "file")}」。`,
    can: () => "核对路径和文件名。",
  },
  "file.empty": {
    what: (d) => `文件「${shown(d, "file")}」是空的（0 字节）。`,
    can: () => "重新导出后再上传。",
  },
  "file.noRows": {
    what: (d) => `文件「${shown(d, "file")}」只有表头，没有数据行。`,
    can: () => "换一张工作表，或重新导出。",
  },
  "file.tooLarge": {
    what: (d) =>
      `文件「${shown(d, "file")}」有 ${shown(d, "megabytes")} MB，超过上限 ${shown(d, "limit")} MB。`,
    can: () => "分成几个文件依次导入。",
  },
  "file.tooManyRows": {
    what: (d) => `文件「${shown(d, "file")}」超过 ${shown(d, "limit")} 行。`,
    can: () => "分成几个文件依次导入。",
  },
  "file.oldExcel": {
    what: (d) =>
      `文件「${shown(d, "file")}」是旧版 Excel（.xls）格式，改成 .xlsx 的扩展名并不会改变内容。`,
    can: () => "用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”或 CSV。",
  },
  "file.encrypted": {
    what: (d) => `工作簿「${shown(d, "file")}」设有打开密码，不能读取。`,
    can: () => "取消密码后另存，再导入。",
  },
  "file.notWorkbook": {
    what: (d) => `文件「${shown(d, "file")}」是压缩包，但不是 Excel 工作簿。`,
    can: () => "解压后导入其中的 .xlsx 或 .csv 文件。",
  },
  "file.damaged": {
    what: (d) => `工作簿「${shown(d, "file")}」已损坏，读到一半无法继续。`,
    can: () => "用 Excel 或 WPS 打开并另存一份，再导入。",
  },
  "file.archiveBomb": {
    what: (d) =>
      `工作簿「${shown(d, "file")}」解压后有 ${shown(d, "megabytes")} MB（压缩比 ${shown(d, "ratio")}），不像正常的表格，未打开。`,
    can: () => "核对文件来源；确为数据时另存为 CSV。",
  },
  "file.archiveEntries": {
    what: (d) =>
      `工作簿「${shown(d, "file")}」里有 ${shown(d, "count")} 个条目，不像正常的表格，未打开。`,
    can: () => "核对文件来源；确为数据时另存为 CSV。",
  },
  "file.binary": {
    what: (d) => `文件「${shown(d, "file")}」不是表格（不是文本，也不是 .xlsx）。`,
    can: () => "导入 CSV 或 .xlsx 文件。",
  },
  "file.encoding": {
    what: (d) =>
      `文件「${shown(d, "file")}」的编码既不是 UTF-8 也不是 GBK/GB18030，第 ${shown(d, "line")} 行附近无法解读。`,
    can: () => "用 Excel 或 WPS 打开，另存为“CSV UTF-8”。",
  },
  "file.csvBroken": {
    what: (d) =>
      `文件「${shown(d, "file")}」第 ${shown(d, "line")} 行附近的引号没有成对，无法分列。`,
    can: () => "补上或删去多余的引号，或另存为 .xlsx。",
  },
  "file.lineTooLong": {
    what: (d) =>
      `文件「${shown(d, "file")}」第 ${shown(d, "line")} 行起的一行超过 1 MB：不是表格，或有一个引号没有收尾。`,
    can: () => "核对该行的引号，或重新导出。",
  },
  "file.noSheet": {
    what: (d) => `文件「${shown(d, "file")}」里没有工作表「${shown(d, "sheet")}」。`,
    can: () => "核对工作表名称。",
  },
  "file.noHeader": {
    what: (d) => `文件「${shown(d, "file")}」的前 ${shown(d, "rows")} 行里找不到表头。`,
    can: () => "把列名放在同一行，例如“客户编号、名称”。",
  },
  "file.missingColumn": {
    what: (d) => `缺少必填列「${shown(d, "field")}」；文件里的列有：${shown(d, "headers")}。`,
    can: (d) => `把其中一列对应到「${shown(d, "field")}」，或把列名改成：${shown(d, "names")}。`,
  },
  "file.mappingUnreadable": {
    what: (d) => `列对应文件无法读取：${shown(d, "detail")}。`,
    can: () => "按“列名: 字段”的 YAML 写法修改，或重新保存一份。",
  },
  "file.mappingUnknownField": {
    what: (d) => `列「${shown(d, "header")}」对应到「${shown(d, "field")}」，但没有这个字段。`,
    can: () => "改成已有的字段，或用 x:列名 保留为自定义列。",
  },
  "file.mappingUnknownHeader": {
    what: (d) =>
      `列对应里的「${shown(d, "header")}」不在文件中；文件里的列有：${shown(d, "headers")}。`,
    can: () => "核对列名，或重新做一次列对应。",
  },
  "file.required": {
    what: (d) => `「${shown(d, "field")}」没有填写。`,
    can: () => "补上这一格，或删去这一行。",
  },
  "file.duplicateId": {
    what: (d) => `「${shown(d, "id")}」与第 ${shown(d, "firstRow")} 行重复。`,
    can: () => "同一编号只留一行。",
  },
  "file.duplicateUscc": {
    what: (d) => `统一社会信用代码与第 ${shown(d, "firstRow")} 行相同。`,
    can: () => "核对是否为同一家客户。",
  },
  "file.usccLength": {
    what: (d) => `统一社会信用代码应为 18 位（GB 32100-2015），这里是 ${shown(d, "length")} 位。`,
    can: () => "补全代码；没有代码时留空。",
  },
  "file.usccCharacter": {
    what: (d) =>
      `统一社会信用代码第 ${shown(d, "position")} 位是「${shown(d, "character")}」，不是允许的字符（GB 32100-2015，不用 I、O、S、V、Z）。`,
    can: () => "按营业执照核对。",
  },
  "file.usccCheck": {
    what: (d) =>
      `统一社会信用代码的校验位应为「${shown(d, "expected")}」，这里是「${shown(d, "actual")}」（GB 32100-2015）。`,
    can: () => "按营业执照核对，多半是抄错了一位。",
  },
  "file.formula": {
    what: () => "这一格是公式，不是值。",
    can: () => "在 Excel 中“选择性粘贴为数值”后再导入。",
  },
  "file.cellError": {
    what: () => "这一格是表格的错误值（如 #N/A）。",
    can: () => "改成正确的值，或清空。",
  },
  "file.idBecameNumber": {
    what: () => "长号码被表格变成了数字（科学计数），末几位已经丢失。",
    can: () => "把该列设为“文本”格式后从原系统重新导出；改格式不能找回丢失的数字。",
  },
  "file.mergedCell": {
    what: (d) => `第 ${shown(d, "from")} 行到第 ${shown(d, "to")} 行有合并单元格，只有第一行有值。`,
    can: () => "取消合并，每一行都填上自己的值。",
  },
  "file.notNumber": {
    what: () => "这一格不是数字。",
    can: () => "只写数字，单位写在列名里。",
  },
  "file.notMoney": {
    what: () => "这一格不是金额。",
    can: () => "写成 300、300万元 或 3,000,000元。",
  },
  "file.negative": {
    what: () => "这一格不能是负数。",
    can: () => "核对数值。",
  },
  "file.notDate": {
    what: () => "这一格不是日期，或没有这一天。",
    can: () => "写成 2026-03-01、2026/3/1 或 2026年3月1日。",
  },
  "file.notBool": {
    what: () => "这一格应为“是”或“否”。",
    can: () => "写成“是”或“否”。",
  },
  "file.notInList": {
    what: (d) => `这一格的值不在允许的范围内：${shown(d, "values")}。`,
    can: () => "改成其中之一，或在制度里增加这个值。",
  },
  "file.notPlace": {
    what: (d) => `（${shown(d, "lng")}，${shown(d, "lat")}）不是地球上的经纬度。`,
    can: () => "用度为单位的十进制经纬度，例如 120.1551，30.2741。",
  },
  "file.textTooLong": {
    what: (d) => `文字有 ${shown(d, "length")} 个字符，超过 ${shown(d, "limit")}。`,
    can: () => "缩短，或把这一列设为不导入。",
  },
  "file.controlCharacter": {
    what: () => "文字里有看不见的控制字符。",
    can: () => "在 Excel 中用 CLEAN 函数清理后再导入。",
  },
  "file.capitalLooksLikeYuan": {
    what: (d) =>
      `按万元计，注册资本为 ${shown(d, "amount")} 万元；若原意是元，则为 ${shown(d, "asWan")} 万元。`,
    can: () => "核对单位；若整列是元，在列对应里把单位改成“元”。",
  },
  "file.capitalLooksLikeWan": {
    what: (d) => `按元计，注册资本只有 ${shown(d, "amount")} 元。`,
    can: () => "核对单位；若整列是万元，在列对应里把单位改成“万元”。",
  },
  "file.capitalForeign": {
    what: (d) => `注册资本的币种是 ${shown(d, "currency")}，没有给出汇率，按“未知”处理。`,
    can: (d) => `在列对应文件里写明汇率，例如 rates: { ${shown(d, "currency")}: 7.1 }。`,
  },
  "file.placeSwapped": {
    what: (d) => `经度 ${shown(d, "lng")}、纬度 ${shown(d, "lat")} 颠倒了，已对调。`,
    can: () => "核对两列的对应。",
  },
  "file.placeOutsideChina": {
    what: (d) => `坐标（${shown(d, "lng")}，${shown(d, "lat")}）不在中国境内。`,
    can: () => "核对经纬度两列和坐标系（WGS-84、GCJ-02、BD-09）。",
  },
  "file.placeHalf": {
    what: (d) => `坐标只有一半：缺${d["missing"] === "lng" ? "经度" : "纬度"}，按没有坐标处理。`,
    can: () => "补上另一半，或两格都清空。",
  },
  "file.unknownManager": {
    what: (d) => `没有工号为「${shown(d, "manager")}」的客户经理。`,
    can: () => "先导入客户经理，或改正、清空这个工号。",
  },
  "file.unknownCustomer": {
    what: (d) => `没有编号为「${shown(d, "customer")}」的客户。`,
    can: () => "先导入客户，或改正这个编号。",
  },
  "file.licenceDates": {
    what: (d) => `证书的有效期自 ${shown(d, "validFrom")} 晚于有效期至 ${shown(d, "validUntil")}。`,
    can: () => "核对两个日期。",
  },
} satisfies Record<FileIssueCode, IssueText>;
