import type { LedgerFault } from "../../app/ports.ts";

export type LedgerFaultCode =
  | "hashDiffers"
  | "chainBroken"
  | "recordMissing"
  | "ownerDiffers"
  | "sealSignatureInvalid"
  | "sealChainBroken"
  | "sealRootDiffers"
  | "sealMissing"
  | "sealFileMissing"
  | "sealUnreadable";

const TEXTS: Readonly<Record<LedgerFaultCode, string>> = {
  hashDiffers: "记录内容与其哈希不符，已被改动 (the record was altered)",
  chainBroken: "与上一条记录的链接不符 (the link to the record before is broken)",
  recordMissing: "缺少记录 (a record is missing)",
  ownerDiffers: "现管户人与最后一条记录不符 (the owner is not the one of the last record)",
  sealSignatureInvalid: "封存签名无效 (the signature of the seal is invalid)",
  sealChainBroken: "封存之间的链接不符 (the seals do not follow one another)",
  sealRootDiffers: "封存以后记录被改动、删除或插入 (records were changed after they were sealed)",
  sealMissing:
    "数据库缺少已封存的内容，可能恢复了旧备份 (the database lacks a seal that the file has)",
  sealUnreadable: "封存文件里有读不出的行 (the file has a line that is no seal)",
  sealFileMissing: "封存文件缺少数据库中的封存 (the file lacks a seal that the database has)",
};

export const ledgerFault = (
  code: LedgerFaultCode,
  record: number | null,
  customer: string | null,
): LedgerFault => ({ code, record, customer, text: TEXTS[code] });
