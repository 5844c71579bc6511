import type { SealRecord } from "../app/ports.ts";
import type { Locale } from "./text.ts";

interface Receipt {
  readonly seal: SealRecord;
  readonly organisation: string;
  readonly printedAt: Date;
}

interface ReceiptWords {
  readonly title: string;
  readonly lead: string;
  readonly number: string;
  readonly at: string;
  readonly covers: (from: number, upto: number, records: number) => string;
  readonly coversLabel: string;
  readonly root: string;
  readonly previous: string;
  readonly first: string;
  readonly publicKey: string;
  readonly signature: string;
  readonly printedAt: string;
  readonly how: string;
  readonly line: string;
}

const WORDS: Readonly<Record<Locale, ReceiptWords>> = {
  "zh-CN": {
    title: "决定记录封存回执",
    lead: "把这张回执保存在系统之外。以后凭它可以证明：所覆盖的记录一条未改、一条未删、一条未加。",
    number: "封印编号",
    at: "封存时间",
    covers: (from, upto, records) => `第 ${from} 至 ${upto} 号，共 ${records} 条`,
    coversLabel: "覆盖记录",
    root: "默克尔根",
    previous: "上一封印散列",
    first: "无（第一号封印）",
    publicKey: "公钥（Ed25519）",
    signature: "签名",
    printedAt: "打印时间",
    how: "核验：在“决定记录”页选“用回执核对”，或执行 guanhu audit verify --seal 本文件。",
    line: "封印原文（核验时使用，勿改动）",
  },
  en: {
    title: "Receipt of a sealed ledger",
    lead: "Keep this receipt outside the system. It proves later that of the records it covers none was changed, deleted or added.",
    number: "Seal number",
    at: "Sealed at",
    covers: (from, upto, records) => `no. ${from} to ${upto}, ${records} records`,
    coversLabel: "Covers",
    root: "Merkle root",
    previous: "Hash of the seal before",
    first: "none (the first seal)",
    publicKey: "Public key (Ed25519)",
    signature: "Signature",
    printedAt: "Printed at",
    how: "To verify: “Verify with a receipt” on the page of decisions, or guanhu audit verify --seal THIS_FILE.",
    line: "The seal itself (used to verify; do not change)",
  },
};

/** As it stands in the seal file. */
function sealLine({ seal }: Receipt): string {
  const { number, fromSeq, uptoSeq, records, root, previous, at, publicKey, signature } = seal;
  const plain = { number, fromSeq, uptoSeq, records, root, previous, at: at.toISOString() };
  return JSON.stringify({ ...plain, publicKey, signature });
}

function lines(receipt: Receipt, locale: Locale): readonly (readonly [string, string])[] {
  const { seal, printedAt } = receipt;
  const w = WORDS[locale];
  return [
    [w.number, String(seal.number)],
    [w.at, seal.at.toISOString()],
    [w.coversLabel, w.covers(seal.fromSeq, seal.uptoSeq, seal.records)],
    [w.root, seal.root],
    [w.previous, seal.previous === "" ? w.first : seal.previous],
    [w.publicKey, seal.publicKey],
    [w.signature, seal.signature],
    [w.printedAt, printedAt.toISOString()],
  ];
}

/** Plain text: to keep in a file, to send, to verify from. */
export function receiptText(receipt: Receipt, locale: Locale): string {
  const w = WORDS[locale];
  const facts = lines(receipt, locale).map(([name, value]) => `${name}: ${value}`);
  return [
    `${receipt.organisation} ${w.title}`,
    "",
    w.lead,
    "",
    ...facts,
    "",
    w.how,
    "",
    `${w.line}:`,
    sealLine(receipt),
    "",
  ].join("\n");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const html = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

const STYLE = `
  body { font: 15px/1.6 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; color: #16211f; max-width: 720px; margin: 40px auto; padding: 0 20px }
  h1 { font-size: 22px; margin: 0 0 4px } p { margin: 8px 0 }
  dl { display: grid; grid-template-columns: 150px 1fr; gap: 6px 16px; border-block: 1px solid #999; padding: 14px 0; margin: 18px 0 }
  dt { color: #555 } dd { margin: 0; overflow-wrap: anywhere; font-family: ui-monospace, monospace; font-size: 13px }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 11px; border: 1px solid #bbb; padding: 10px }
  @media print { body { margin: 0 } }`;

/** A page to print. The seal is a line of its own: the saved page verifies as well. It has no character of markup. */
export function receiptPage(receipt: Receipt, locale: Locale): string {
  const w = WORDS[locale];
  const facts = lines(receipt, locale)
    .map(([name, value]) => `<dt>${html(name)}</dt><dd>${html(value)}</dd>`)
    .join("");
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(w.title)} ${receipt.seal.number}</title><style>${STYLE}</style></head><body><h1>${html(w.title)}</h1><p>${html(receipt.organisation)}</p><p>${html(w.lead)}</p><dl>${facts}</dl><p>${html(w.how)}</p><p>${html(w.line)}</p><pre>
${sealLine(receipt)}
</pre></body></html>
`;
}
