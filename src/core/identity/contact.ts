/** Mail of everybody: an address there says nothing about the organisation. */
const OPEN_MAIL = new Set(
  "qq.com foxmail.com vip.qq.com 163.com vip.163.com 126.com yeah.net sina.com sina.cn vip.sina.com sohu.com tom.com 139.com 189.cn wo.cn 21cn.com aliyun.com 263.net 188.com gmail.com googlemail.com outlook.com hotmail.com live.com live.cn msn.com yahoo.com yahoo.com.cn yahoo.cn icloud.com me.com mail.com gmx.com gmx.de web.de mail.ru yandex.ru protonmail.com proton.me naver.com hanmail.net aol.com".split(
    " ",
  ),
);
/** Sites on which many shops have a page. */
const MARKETS = new Set(
  "taobao.com tmall.com 1688.com alibaba.com jd.com pinduoduo.com made-in-china.com weibo.com qq.com baidu.com facebook.com linkedin.com amazon.com ebay.com".split(
    " ",
  ),
);
/** Second levels that are not yet somebody's: com.cn, gov.cn, co.uk. */
const OPEN_SECOND = /^(?:com|net|org|gov|edu|ac|co|mil|ne|or|go)$/u;

/** Digits of a telephone number with 86 and extension taken off; null when too short to tell anything. */
export function normalisePhone(text: string): string | null {
  const first = text.normalize("NFKC").split(/[,;/、，；]|转|ext|#|x/iu)[0] ?? "";
  const digits = first.replace(/\D/gu, "").replace(/^(?:00)?86(?=1\d{10}$|0\d{9,11}$)/u, "");
  return digits.length >= 7 && digits.length <= 15 && !/^(\d)\1+$/u.test(digits) ? digits : null;
}

/** The registered domain of a web or mail address; null where many share it. */
export function normaliseDomain(text: string): string | null {
  const trimmed = text.normalize("NFKC").trim().toLowerCase();
  const isMail = trimmed.includes("@");
  const host = trimmed
    .replace(/^[a-z]+:\/\//u, "")
    .replace(/^.*@/u, "")
    .replace(/[/?#:].*$/u, "")
    .replace(/\.$/u, "");
  const labels = host.split(".");
  if (labels.length < 2 || labels.some((label) => !/^[\p{L}\p{N}-]+$/u.test(label))) return null;
  if (isMail && OPEN_MAIL.has(host)) return null;
  const isOpenSecond = labels.length > 2 && OPEN_SECOND.test(labels.at(-2) ?? "");
  const domain = labels.slice(isOpenSecond ? -3 : -2).join(".");
  return /^[\d.]+$/u.test(domain) || MARKETS.has(domain) || (isMail && OPEN_MAIL.has(domain))
    ? null
    : domain;
}
