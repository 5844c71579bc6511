import { aboveBest, atMostText } from "../above-best.ts";
import type { CliTexts } from "../cli-words.ts";
import { renderIssue } from "../issues.ts";

const KINDS: Readonly<Record<string, string>> = {
  customers: "客户",
  managers: "客户经理",
  licences: "资格证书",
  capacity: "上限",
  owners: "现管户关系",
};
const PHASES: Readonly<Record<string, string>> = {
  prepare: "准备",
  bound: "求下界",
  construct: "建方案",
  improve: "改进",
  certify: "证明",
  done: "完成",
};
/** 下界证明不了什么时不说。 */
const above = (proven: Parameters<typeof aboveBest>[0]): string =>
  aboveBest(proven) === null ? "" : `，比理论最优至多高 ${atMostText(proven)}`;
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** 命令行的说法。 */
export const cliTexts: CliTexts = {
  help: `管户 guanhu：把写成条文的客户分配制度跑起来。

  guanhu check 制度.md [--json] [--today 日期]
      检查制度。0 没有问题；2 有错误或警告，每条一行：行:列 代码 条款 说明

  guanhu allocate --regime 制度.md --customers 客户.csv|xlsx --managers 客户经理.csv|xlsx
                  --out 方案.csv --report 报告.json
                  [--owners 现管户.csv] [--mapping 列对应.yaml]
                  [--coordinates wgs84|gcj02|bd09] [--seconds 秒] [--seed 种子]
                  [--rejects 问题.csv] [--today 日期] [--hands 线程数]
      按制度分配，不需要数据库和服务器。同样的文件、日期、秒数和种子，方案逐字节相同，与线程数无关。
      日期不写时取当天：任职月数、证书有效期都按它计算。

  guanhu import customers|managers|licences|capacity|owners 文件
                [--mapping 列对应.yaml] [--coordinates …] [--unit 机构]
      导入数据库，全部成功或一行不写。

  guanhu serve [--demo]       启动服务，打印地址
  guanhu audit verify [--json] [--seal 文件]
      核验台账；--seal：同时用另存的封印或回执核对

  guanhu backup 目录           服务运行中即可备份内置数据库；目录须为新目录或空目录
  guanhu restore 目录          把备份恢复到数据目录（GUANHU_DATA），该目录须为空

  guanhu account reset 账号    在本机重置账号：新的一次性密码，去掉动态验证码，结束它的会话
                              内置数据库须先停服务；外部数据库设 DATABASE_URL

  任何命令都可以加 --lang zh|en。退出码：0 完成，1 程序缺陷，2 输入有误，3 缺少服务，4 无法全部分配（方案照样写出）。`,
  unknownCommand: (name) => `没有「${name}」这个命令。\n可以：运行 guanhu help 查看全部命令。`,
  usage: (command, argument) =>
    `命令 ${command} 的参数有误或缺少：${argument}\n可以：运行 guanhu help 查看写法。`,
  can: (advice) => `可以：${advice}`,
  clean: (file) => `${file}：没有问题。`,
  regimeUnreadable: (file, code) => `制度文件「${file}」无法读取（${code}）。\n可以：核对路径。`,
  fault: ({ file, row, column, value, severity, code, what }) =>
    [
      severity === "error" ? "错误" : "警告",
      file,
      ...(row > 0 ? [`第${row}行`] : []),
      ...(column === null ? [] : [`「${column}」`]),
      ...(value === "" ? [] : [`值「${value}」`]),
      code,
      what,
    ].join(" "),
  moreFaults: (count) => `……另有 ${count} 条未列出。\n可以：用 --rejects 问题.csv 写出全部。`,
  refused: (errors, warnings) =>
    `文件有 ${errors} 处错误、${warnings} 处警告，没有分配，也没有写入。`,
  assumedCoordinates:
    "文件没有说明坐标系，按 WGS-84 处理。\n可以：用 --coordinates gcj02（高德、腾讯）或 bd09（百度）指明。",
  rejectHeaders: ["文件", "工作表", "行", "列", "值", "程度", "代码", "原因"],
  reasonOf: (fault) => {
    const { what, can } = renderIssue(fault, "zh-CN");
    return can === null ? what : `${what}可以：${can}`;
  },
  reading: (kind, rows, share) => `读取${KINDS[kind] ?? kind}：${rows} 行，${percent(share)}`,
  solving: ({ phase, objective, lowerBound, gap, share, unassigned }) =>
    `${PHASES[phase] ?? phase} ${percent(share)}：代价 ${objective ?? "—"}，下界 ${lowerBound ?? "—"}，差距 ${gap === null ? "—" : percent(gap)}，未分配 ${unassigned}`,
  allocated: ({ customers, managers, unassigned, moved, ...proven }) =>
    `${customers} 户分给 ${managers} 名客户经理：未分配 ${unassigned} 户，换人 ${moved} 户，总代价每月 ${proven.objective} 分钟${above(proven)}。`,
  imported: (rows, written) => `读取 ${rows} 行，写入 ${written} 行。`,
  verified: ({ records, seals, faults }) =>
    faults.length === 0
      ? `台账 ${records} 条、封印 ${seals} 个，全部相符。`
      : `台账 ${records} 条、封印 ${seals} 个，有 ${faults.length} 处不符。`,
  backedUp: ({ folder, files, bytes, at }) =>
    `已备份到 ${folder}：${files} 个文件，${megabytes(bytes)} MB。${at} 之前确认的变动都在其中。`,
  restored: ({ folder, dataDir, at }) =>
    `已从 ${folder} 恢复到 ${dataDir}：${at} 的状态。所有人须重新登录。`,
  accountReset: ({ account, oneTimePassword }) =>
    `账号「${account}」已重置：动态验证码已去掉，会话已结束。\n一次性密码（只显示这一次，登录后须更改）：${oneTimePassword}`,
  serviceMissing: (detail) => `所需的服务不可用：${detail}`,
  ourBug: (detail) => `程序有缺陷，请连同以下内容告诉我们：${detail}`,
};
