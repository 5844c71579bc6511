import type { TimelineRecord } from "../app/ports.ts";
import type { Locale } from "./text.ts";

type Entry = TimelineRecord & { readonly printed: readonly string[] };

function ownershipZh(entry: Entry): string {
  const by = entry.printed.length === 0 ? "" : `，依据${entry.printed.join("、")}`;
  if (entry.to === null) return `不再由${entry.from?.name ?? ""}管户${by}`;
  return entry.from === null
    ? `由${entry.to.name}管户${by}`
    : `由${entry.from.name}移交${entry.to.name}${by}`;
}

function ownershipEn(entry: Entry): string {
  const by = entry.printed.length === 0 ? "" : ` under ${entry.printed.join(", ")}`;
  if (entry.to === null) return `No longer with ${entry.from?.name ?? ""}${by}`;
  return entry.from === null
    ? `Given to ${entry.to.name}${by}`
    : `Handed over from ${entry.from.name} to ${entry.to.name}${by}`;
}

/** One entry of a customer's history, in one line. */
export function timelineText(entry: Entry, locale: Locale): string {
  const zh = locale === "zh-CN";
  const why =
    entry.reason === null || entry.reason === "" ? "" : `${zh ? "：" : ": "}${entry.reason}`;
  switch (entry.kind) {
    case "ownership":
      return `${zh ? ownershipZh(entry) : ownershipEn(entry)}${why}`;
    case "facts":
      return zh ? "资料导入或更新" : "Facts imported or changed";
    case "lock":
      return zh ? `锁定给${entry.to?.name ?? ""}${why}` : `Locked to ${entry.to?.name ?? ""}${why}`;
  }
}
