import type { RefusalCode } from "../../app/refusal.ts";
import type { IssueData } from "../../core/shared/index.ts";
import { factName } from "../fact-name.ts";
import type { IssueText } from "../text.ts";
import { shown } from "../text.ts";
import { collisionRefusals } from "./collision-refusals.ts";
import { dispatchRefusals } from "./dispatch-refusals.ts";
import { dutyRefusals } from "./duty-refusals.ts";
import { handoverRefusals } from "./handover-refusals.ts";
import { lifeRefusals } from "./life-refusals.ts";
import { roleName } from "./role-names.ts";

/** An instant as it is said in a sentence, to the minute. */
const when = (iso: string): string => iso.slice(0, 16).replace("T", " ");

const RIGHTS: Readonly<Record<string, string>> = {
  "regime.read": "查看制度",
  "regime.edit": "起草制度",
  "regime.publish": "发布制度",
  "customer.read": "查看客户",
  "customer.request": "凭请求查看敏感信息",
  "customer.create": "录入客户、提起撞单",
  "collision.decide": "判定撞单",
  "handover.run": "办理交接和代管",
  "transfer.ask": "提出划转",
  "transfer.approve": "批准划转",
  "manager.read": "查看客户经理",
  "import.run": "导入数据",
  "allocation.run": "运行分配",
  "allocation.decide": "指定客户经理",
  "allocation.publish": "发布分配方案",
  "figures.read": "查看方案汇总",
  "lock.write": "锁定客户",
  "book.act": "报备、领取和退回客户",
  "book.own": "查看自己的客户",
  "contact.write": "登记联系和成交",
  "ledger.read": "查看台账",
  "ledger.verify": "核验台账",
  "settings.write": "修改设置",
  "users.write": "管理账号",
};

const WEAK: Readonly<Record<string, string>> = {
  short: "太短",
  name: "含有账号名",
  monotone: "重复的字符太多",
  same: "与原密码相同",
};

const BOUNDARY: Readonly<Record<string, string>> = {
  notCollection: "不是 GeoJSON FeatureCollection",
  empty: "没有任何图形",
  noGeometry: "其中有图形缺少坐标",
};

/** The articles behind a refusal, in brackets; nothing where the built-in rights decided. */
const under = (d: IssueData): string => {
  const articles = d["articles"];
  const list = Array.isArray(articles) ? articles.join("、") : shown(d, "articles");
  return list === "" || list === "undefined" ? "" : `（${list}）`;
};

export const refusals = {
  ...handoverRefusals,
  ...collisionRefusals,
  "session.required": {
    what: () => "尚未登录，或登录已过期。",
    can: () => "重新登录。",
  },
  "session.wrong": {
    what: () => "账号或密码不对。",
    can: () => "核对后再试；忘记密码的，请管理员重置。",
  },
  "session.throttled": {
    what: () => "密码错误次数过多，暂停登录。",
    can: (d) => `${shown(d, "minutes")} 分钟后再试。`,
  },
  "session.passwordChangeRequired": {
    what: () => "正在使用一次性密码，须先修改。",
    can: () => "设置自己的密码后继续。",
  },
  "session.passwordWeak": {
    what: (d) => `新密码${WEAK[shown(d, "why")] ?? "不够强"}。`,
    can: (d) => `使用至少 ${shown(d, "least")} 个字符、不含账号名的密码。`,
  },
  "session.codeRequired": {
    what: () => "这个账号登录时还要动态验证码。",
    can: () => "输入手机上显示的六位数字，或一个恢复码。",
  },
  "session.codeWrong": {
    what: () => "动态验证码不对，或已经用过。",
    can: () => "等手机上的数字换过再试；手机不在身边的，用一个恢复码。",
  },
  "session.factorExists": {
    what: () => "这个账号已经设置了动态验证码。",
    can: () => "要换手机的，请另一名管理员先重置。",
  },
  "session.factorRequired": {
    what: () => "管理员账号须先设置动态验证码。",
    can: () => "用手机扫码设置后继续。",
  },
  "session.noProvider": {
    what: () => "没有配置统一登录。",
    can: () => "用账号和密码登录。",
  },
  "session.signOnFailed": {
    what: () => "统一登录没有完成，或已经过期。",
    can: () => "重新点「统一登录」；一再失败的，请管理员查看日志。",
  },
  "session.signOnUnknown": {
    what: (d) => `统一登录的「${shown(d, "username")}」在管户里没有为统一登录开通的账号。`,
    can: () => "请安全管理员在「用户与角色」里为同名账号点「更多」→「开通统一登录」。",
  },
  "session.signOnAdministrator": {
    what: () => "管理员账号不走统一登录。",
    can: () => "用账号、密码和动态验证码登录。",
  },
  "session.signOnFactor": {
    what: () => "这个账号设了动态验证码，而统一登录没有说明已经核对过第二重验证。",
    can: () => "用账号、密码和动态验证码登录。",
  },
  "search.hidden": {
    what: (d) =>
      `${factName(`customer.${shown(d, "field")}`, "zh-CN")}对当前账号遮盖${under(d)}，不能用来筛选或排序。`,
    can: () => "改用名称、客户经理等看得到的项目。",
  },
  "reveal.notAllowed": {
    what: (d) => `当前账号的角色不能查看敏感信息原文${under(d)}。`,
    can: () => "请有此权限的同事查看，或按制度申请。",
  },
  "reveal.reasonMissing": {
    what: () => "查看敏感信息须写明理由。",
    can: () => "写一句为什么要看，例如「约定上门时间」。",
  },
  "reveal.noSuchField": { what: () => "这名客户没有这一项敏感信息。" },
  "reveal.tooMany": {
    what: (d) => `今日已查看 ${shown(d, "perDay")} 条敏感信息，达到每日上限${under(d)}。`,
    can: () => "明日再看，或请同事查看。",
  },
  "account.unitUnknown": {
    what: (d) => `没有「${shown(d, "unit")}」这个机构。`,
    can: () => "从清单里选；新的机构随客户经理或客户的导入建立。",
  },
  "account.samePerson": {
    what: (d) =>
      `「${shown(d, "manager")}」这个人已有一个管理员账号（${shown(d, "other")}）；系统、安全、审计管理员须是三个人。`,
    can: () => "把账号交给另一个人。",
  },
  "session.passwordWrong": { what: () => "当前密码不对。", can: () => "重新输入当前密码。" },
  "right.missing": {
    what: (d) =>
      `当前账号没有「${RIGHTS[shown(d, "right")] ?? shown(d, "right")}」的权限${under(d)}。`,
    can: () => "请管理员增加相应角色，或换用有此权限的账号。",
  },
  "request.invalid": {
    what: (d) => `请求内容不符合格式：${shown(d, "where")}。`,
    can: () => "按 /openapi.json 的说明更正。",
  },
  "request.headerMissing": {
    what: () => "写操作缺少请求头 x-guanhu。",
    can: () => "加上请求头 x-guanhu: 1。",
  },
  "request.tooLarge": { what: () => "请求内容超过上限。", can: () => "分成几次提交。" },
  "request.failed": { what: (d) => `请求无法处理：${shown(d, "why")}。` },
  "route.notFound": { what: (d) => `没有这个地址：${shown(d, "path")}。` },
  "regime.notFound": {
    what: (d) =>
      d["revision"] === undefined
        ? `没有编号为「${shown(d, "id")}」的制度。`
        : `制度「${shown(d, "id")}」没有第 ${shown(d, "revision")} 版。`,
    can: () => "从制度列表中选择。",
  },
  "regime.noDraft": {
    what: (d) => `制度「${shown(d, "id")}」没有草案。`,
    can: () => "先编辑并保存草案。",
  },
  "regime.draftChanged": {
    what: (d) =>
      d["by"] === null || d["by"] === undefined
        ? "草案在此期间已被改动。"
        : `草案已被 ${shown(d, "by")} 于 ${when(shown(d, "at"))} 改动。`,
    can: () => "重新载入草案，合并后再保存或发布。",
  },
  "regime.doesNotParse": {
    what: () => "制度文本无法读取，现行制度未受影响。",
    can: () => "按下列各处更正。",
  },
  "regime.hasErrors": {
    what: (d) => `制度有 ${shown(d, "count")} 处错误，不能发布。`,
    can: () => "按下列各处更正后再发布。",
  },
  "regime.warningsUnsigned": {
    what: (d) => `有 ${shown(d, "count")} 条警告尚未签认。`,
    can: () => "更正，或逐条签认后发布。",
  },
  "regime.sameEditor": {
    what: (d) => `草案由 ${shown(d, "account")} 起草，起草人不得审批自己的草案。`,
    can: () => "由另一名有审批权限的人发布。",
  },
  "regime.exists": {
    what: (d) => `编号为「${shown(d, "id")}」的制度已经存在。`,
    can: () => "打开该制度编辑草案，或更换 regime 编号。",
  },
  "regime.otherId": {
    what: (d) => `文本属于制度「${shown(d, "found")}」，不是「${shown(d, "expected")}」。`,
    can: () => "改回原编号，或作为新制度建立。",
  },
  "regime.notInForce": {
    what: (d) => `制度「${shown(d, "title") || shown(d, "id")}」没有现行版本。`,
    can: () => "先发布制度，再运行分配。",
  },
  "regime.notYetEffective": {
    what: (d) =>
      `制度「${shown(d, "title")}」自 ${shown(d, "effective")} 起施行，今天是 ${shown(d, "today")}；发布即生效，因此现在不能发布。`,
    can: (d) => `在 ${shown(d, "effective")} 当日或以后发布，或更改施行日期。`,
  },
  "customer.notFound": {
    what: (d) => `没有编号为「${shown(d, "id")}」的客户，或不在您的管辖范围。`,
  },
  "manager.notFound": {
    what: (d) => `没有工号为「${shown(d, "id")}」的客户经理，或不在您的管辖范围。`,
  },
  "manager.none": {
    what: () => "当前账号没有对应的客户经理。",
    can: () => "请管理员在账号上登记工号。",
  },
  "lock.exists": {
    what: (d) => `客户「${shown(d, "customer")}」已经锁定。`,
    can: () => "先解除原来的锁定。",
  },
  "lock.notFound": { what: (d) => `客户「${shown(d, "customer")}」没有锁定。` },
  "import.notFound": {
    what: () => "没有这次导入，或其文件已被清理。",
    can: () => "重新上传文件。",
  },
  "import.fileMissing": { what: () => "没有收到文件。", can: () => "选择一个 CSV 或 XLSX 文件。" },
  "import.tooLarge": {
    what: (d) => `文件超过 ${shown(d, "megabytes")} MB 的上限。`,
    can: () => "把文件拆分后分次导入。",
  },
  "import.unreadable": {
    what: () => "文件无法读取，什么都没有写入。",
    can: () => "按下列原因更正后重新上传。",
  },
  "import.notChecked": { what: () => "文件还没有核对。", can: () => "先按列的含义核对文件。" },
  "import.hasFaults": {
    what: (d) => `文件有 ${shown(d, "count")} 处错误，整个文件未写入。`,
    can: () => "下载退回文件，更正后重新上传。",
  },
  "import.bookChanged": {
    what: (d) => `写入期间有 ${shown(d, "count")} 户的管户被他人变动，整个文件未写入。`,
    can: () => "重新核对后再写入。",
  },
  "import.overCapacity": {
    what: (d) =>
      `客户经理「${shown(d, "manager")}」的上限为 ${shown(d, "limit")}，写入后将达 ${shown(d, "held")}，整个文件未写入。`,
    can: () => "更正文件中的现管户人，或先调整该客户经理的上限。",
  },
  "import.mappingNotFound": { what: (d) => `没有名为「${shown(d, "name")}」的列对应。` },
  "run.notFound": { what: () => "没有这次分配运行。" },
  "run.noCustomers": { what: () => "还没有客户，无从分配。", can: () => "先导入客户。" },
  "run.noManagers": { what: () => "还没有客户经理，无从分配。", can: () => "先导入客户经理。" },
  "run.notRunning": { what: (d) => `第 ${shown(d, "number")} 次运行没有在进行。` },
  "run.notDone": {
    what: (d) => `第 ${shown(d, "number")} 次运行没有可用的方案。`,
    can: () => "等它完成，或重新运行。",
  },
  "run.noPlan": {
    what: (d) => `第 ${shown(d, "number")} 次运行是一条取舍曲线，自己没有方案。`,
    can: () => "打开曲线上的一点来看它的方案。",
  },
  "run.noMeasures": {
    what: (d) => `第 ${shown(d, "number")} 次运行是旧版本留下的，没有可供比较的度量和价格。`,
    can: () => "按同样的制度重新运行一次。",
  },
  "run.noCurve": {
    what: (d) => `第 ${shown(d, "number")} 次运行不是取舍曲线。`,
    can: () => "从一个方案画出曲线后再看。",
  },
  "run.onlyAsked": {
    what: (d) => `第 ${shown(d, "number")} 次运行只是一次假设，所假设的并未发生。`,
    can: () => "先让假设成真（例如录入新人），再按制度运行。",
  },
  "run.regimeSuperseded": {
    what: (d) =>
      `第 ${shown(d, "number")} 次运行用的是《${shown(d, "title")}》第 ${shown(d, "revision")} 版，现行的是第 ${shown(d, "inForce")} 版。`,
    can: () => "按现行版重新运行，再从新的方案算出同样的一个，然后发布。",
  },
  "comparison.count": {
    what: (d) => `要比较的方案有 ${shown(d, "count")} 个，须是 1 到 ${shown(d, "most")} 个。`,
    can: () => "重新选择要比较的方案。",
  },
  "run.alreadyPublished": {
    what: (d) =>
      d["by"] === null || d["by"] === undefined
        ? `第 ${shown(d, "number")} 次运行的方案已经发布过。`
        : `第 ${shown(d, "number")} 次运行的方案已由 ${shown(d, "by")} 于 ${when(shown(d, "at"))} 发布。`,
  },
  "run.conflict": {
    what: (d) =>
      `方案计算之后，有 ${shown(d, "count")} 户的管户已经变动${d["by"] ? `（${shown(d, "by")}，${when(shown(d, "at"))}）` : ""}，整个方案未发布：${shown(d, "customers")}。`,
    can: () => "按现在的管户重新运行，再发布。",
  },
  "run.overCapacity": {
    what: (d) =>
      `客户经理「${shown(d, "manager")}」的上限为 ${shown(d, "limit")}，发布后将达 ${shown(d, "held")}，整个方案未发布。`,
    can: () => "按现在的管户重新运行，再发布。",
  },
  "run.outOfScope": {
    what: (d) => `第 ${shown(d, "number")} 次运行的方案涉及您管辖范围以外的客户，整个方案未发布。`,
    can: () => "由管辖全部相关机构的人发布，或在您的管辖范围内重新运行。",
  },
  "run.notAwaiting": {
    what: (d) =>
      `第 ${shown(d, "number")} 次运行中，客户「${shown(d, "customer")}」没有待指定的事项。`,
  },
  "run.ineligible": {
    what: (d) =>
      `客户经理「${shown(d, "manager")}」不能管客户「${shown(d, "customer")}」：${shown(d, "articles")}不允许。`,
    can: () => "另选一名客户经理。",
  },
  "run.locked": {
    what: (d) =>
      `客户「${shown(d, "customer")}」已锁定给客户经理「${shown(d, "manager")}」（${shown(d, "reason")}），不能指定他人。`,
    can: () => "指定该客户经理，或先解除锁定。",
  },
  "account.notFound": { what: (d) => `没有账号「${shown(d, "account")}」。` },
  "account.exists": {
    what: (d) => `账号「${shown(d, "account")}」已经存在。`,
    can: () => "换一个账号名。",
  },
  "account.rolesExclude": {
    what: (d) =>
      `「${roleName(shown(d, "one"))}」与「${roleName(shown(d, "other"))}」不得由一人兼任。`,
    can: () => "分给两个账号。",
  },
  "account.ownRoles": {
    what: () => "任何人不得更改自己的角色。",
    can: () => "由另一名能管理账号的人更改。",
  },
  "account.lastKeeper": {
    what: (d) => `「${shown(d, "account")}」是最后一个能管理账号的人。`,
    can: () => "先让另一个账号具有管理账号的权限。",
  },
  "boundary.invalid": {
    what: (d) => `边界文件${BOUNDARY[shown(d, "why")] ?? "无法使用"}。`,
    can: () => "提供 WGS-84 坐标的 GeoJSON FeatureCollection。",
  },
  "ledger.noSeal": {
    what: () => "还没有封印：决定记录里还没有记录。",
    can: () => "有了第一条归属变动后，几秒内自动封存。",
  },
  "webhook.notFound": {
    what: () => "没有这个群机器人，或者不在你的范围内。",
    can: () => "回到设置，从列表里选。",
  },
  "webhook.address": {
    what: (d) =>
      shown(d, "why") === "addressUnknown"
        ? "这不是一个网址。"
        : "不能把消息发到这个地址：须为 https 的公网地址，不能带账号密码。",
    can: () => "从群机器人的设置里复制完整地址；内网地址请运维人员在 GUANHU_WEBHOOK_HOSTS 中放行。",
  },
  "webhook.unitUnknown": {
    what: (d) => `没有机构“${shown(d, "unit")}”。`,
    can: () => "选一个已有的机构，或者不选（全组织）。",
  },
  "idempotency.differs": {
    what: () => "同一个 Idempotency-Key 已用于另一个请求。",
    can: () => "换一个新的键。",
  },
  "idempotency.running": {
    what: () => "同一个请求正在处理。",
    can: () => "稍后再试，不会重复执行；若一直如此，请先查看结果是否已在，未做成再以新的请求重做。",
  },
  "database.full": {
    what: () => "磁盘将满，暂停写入以保护数据；查看不受影响。",
    can: () => "请运维人员腾出磁盘空间；空间恢复后自动可写，无需重启。",
  },
  "database.unavailable": {
    what: () => "数据库暂时没有应答。",
    can: () => "几秒后再试；数据未受影响。",
  },
  ...dispatchRefusals,
  ...dutyRefusals,
  ...lifeRefusals,
  "server.fault": {
    what: (d) => `程序出错，请求未完成（编号 ${shown(d, "request")}）。`,
    can: () => "把这个编号告诉管理员，日志中有原因。",
  },
} satisfies Record<RefusalCode, IssueText>;
