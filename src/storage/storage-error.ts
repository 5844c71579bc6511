/** What can go wrong around the database itself, as opposed to what a request asks of it. */
export type StorageErrorCode =
  | "noBinaries"
  | "librariesMissing"
  | "noOrdinaryUser"
  | "dataDirInUse"
  | "dataDirUnreachable"
  | "initialiseFailed"
  | "startFailed"
  | "serverTooOld"
  | "chineseSearchBroken"
  | "schemaNewer"
  | "migrationChanged"
  | "roleRefused"
  | "backupExternal"
  | "backupTargetNotEmpty"
  | "backupTablespaces"
  | "backupUnfinished"
  | "backupDamaged"
  | "restoreTargetNotEmpty";

const TEXTS: Readonly<Record<StorageErrorCode, (data: StorageErrorData) => string>> = {
  noBinaries: (d) =>
    `没有适用于 ${d["platform"]} 的内置 PostgreSQL（no bundled PostgreSQL for this platform）。\n可以：设置 DATABASE_URL，使用已有的 PostgreSQL 15 或更高版本；或重新执行 npm ci（不要加 --omit=optional）。`,
  librariesMissing: (d) =>
    `内置 PostgreSQL 缺少库文件链接 ${d["path"]}，且无权建立（a library link is missing and cannot be made）。\n可以：以安装该目录的用户执行一次 npm rebuild。`,
  noOrdinaryUser: () =>
    "当前以 root 运行，PostgreSQL 不允许以 root 启动，且无法建立系统用户 postgres（PostgreSQL refuses to run as root and the user postgres could not be made）。\n可以：执行 useradd --system postgres；或改用普通用户运行；或设置 DATABASE_URL。",
  dataDirInUse: (d) =>
    `数据目录 ${d["dataDir"]} 正被另一个管户进程使用${d["pid"] === null ? "" : `（进程 ${d["pid"]}）`}（another Guanhu process holds this data directory）。\n可以：先停止该进程，或用 GUANHU_DATA 指定另一个数据目录。`,
  dataDirUnreachable: (d) =>
    `用户 ${d["user"]} 无法进入 ${d["path"]}（the database user cannot enter this directory）。\n可以：用 GUANHU_DATA 指定一个该用户可以进入的目录。`,
  initialiseFailed: (d) =>
    `建立数据库失败（could not create the database cluster）：${d["output"]}\n可以：检查 ${d["dataDir"]} 的磁盘空间和权限。`,
  startFailed: (d) =>
    `数据库未能启动（the database did not start）：${d["output"]}\n可以：查看 ${d["logFile"]}。`,
  serverTooOld: (d) =>
    `PostgreSQL 版本为 ${d["version"]}，需要 15 或更高版本（PostgreSQL 15 or later is needed）。\n可以：升级服务器，或不设 DATABASE_URL 以使用内置数据库。`,
  chineseSearchBroken: () =>
    "数据库的字符分类设置使中文检索失效：show_trgm('国家') 为空（LC_CTYPE makes Chinese search return nothing）。\n可以：以 C.UTF-8 或 zh_CN.UTF-8 的 LC_CTYPE 重建数据库。",
  schemaNewer: (d) =>
    `数据库结构为第 ${d["found"]} 号，本程序只认识到第 ${d["known"]} 号，且其间有不兼容的变更（the schema is newer than this program）。\n可以：使用更新版本的管户，数据未被改动。`,
  migrationChanged: (d) =>
    `已执行的迁移第 ${d["number"]} 号内容与程序所带不同（an applied migration differs from the one shipped）。\n可以：使用建立该数据库的版本，或从备份恢复。`,
  roleRefused: (d) =>
    `无法以角色 ${d["role"]} 登录数据库（the database refused this role）：${d["reason"]}\n可以：让 DATABASE_URL 的用户具有 CREATEROLE，或同时设置 DATABASE_OWNER_URL 与 DATABASE_APP_URL。`,
  backupExternal: () =>
    "这个数据库不是内置的，备份由它自己的工具负责（this database is not the bundled one）。\n可以：用 pg_dump 或贵单位的数据库备份；另存数据目录下的 keys、seals 和 secret.json。",
  backupTargetNotEmpty: (d) =>
    `目录 ${d["target"]} 不是空的，备份不会写进去（the target folder is not empty）。\n可以：指定一个新目录，例如带日期的名字。`,
  backupTablespaces: () =>
    "数据库使用了表空间，这里不能备份（tablespaces are not supported）。\n可以：把表移回默认表空间后再备份。",
  backupUnfinished: (d) =>
    `${d["folder"]} 不是完整的备份：缺少 guanhu-backup.json（the backup was never finished）。\n可以：换一份备份。`,
  backupDamaged: (d) =>
    `备份 ${d["folder"]} 中的 ${d["file"]} 缺失或已改动（a file of the backup is missing or changed）。\n可以：换一份备份；什么都没有写入。`,
  restoreTargetNotEmpty: (d) =>
    `数据目录 ${d["dataDir"]} 里已有数据，恢复不会覆盖（the data directory is not empty）。\n可以：用 GUANHU_DATA 指定一个新目录，或先把原目录移走。`,
};

export type StorageErrorData = Readonly<Record<string, string | number | null>>;

/** Raised at start: says what is wrong with the database and what the operator can do. */
export class StorageError extends Error {
  override readonly name = "StorageError";
  readonly code: StorageErrorCode;
  readonly data: StorageErrorData;

  constructor(code: StorageErrorCode, data: StorageErrorData = {}, options: ErrorOptions = {}) {
    super(TEXTS[code](data), options);
    this.code = code;
    this.data = data;
  }
}
