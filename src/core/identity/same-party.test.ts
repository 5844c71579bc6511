import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { describe, expect, test } from "vitest";
import {
  compareParties,
  coreOf,
  DEFAULT_THRESHOLDS,
  identityKeys,
  nameParts,
  normaliseDomain,
  normaliseName,
  normalisePhone,
  type Party,
  partyOf,
  type StatedParty,
  simplify,
} from "./index.ts";

const read = new Map<string, string>();
const reading = (character: string): string => {
  const known = read.get(character);
  if (known !== undefined) return known;
  const spoken = pinyin(character, { toneType: "none", v: true });
  read.set(character, spoken);
  return spoken;
};

const stated = (name: string, more: Partial<StatedParty> = {}): Party =>
  partyOf({ name, aliases: [], uscc: null, phone: null, website: null, email: null, ...more });

const compare = (a: Party, b: Party) =>
  compareParties(a, b, { reading, thresholds: DEFAULT_THRESHOLDS });
const verdict = (a: string, b: string): string => compare(stated(a), stated(b)).verdict;

const CODE = "91350100M000100Y43";
const OTHER_CODE = "913301091434387041";

const FULL = "杭州鸿宇电子科技有限公司";
const names = fc.oneof(
  fc.string({ unit: "binary", maxLength: 24 }),
  fc
    .tuple(
      fc.constantFrom("", "杭州", "浙江省杭州市", "臺北", "上海市浦东新区"),
      fc.string({ unit: fc.constantFrom(..."鸿宇融达通联國華龍A(（）)江"), maxLength: 6 }),
      fc.constantFrom("", "电子", "电子科技", "票证印刷", "貿易", "国际货运代理"),
      fc.constantFrom("", "有限公司", "集团股份有限公司", "厂", "(有限合伙)", "Co., Ltd."),
      fc.constantFrom("", "杭州分公司", "（中国）", "萧山支行"),
    )
    .map((parts) => parts.join("")),
);
const parties = fc.record({
  name: names,
  aliases: fc.array(names, { maxLength: 2 }),
  uscc: fc.constantFrom(null, CODE, OTHER_CODE, "91350100M000100Y4Z"),
  phone: fc.constantFrom(null, "0571-88001234", "+86 13800001234", "110"),
  website: fc.constantFrom(null, "https://www.hongyu.com.cn/about", "hongyu.com"),
  email: fc.constantFrom(null, "a@qq.com", "sales@hongyu.com"),
});

describe("one spelling of a company name", () => {
  test("width, brackets, dots, traditional characters and case do not matter", () => {
    expect(normaliseName("上海 ＡＢ（中国）有限公司")).toBe(normaliseName("上海ab(中国)有限公司"));
    expect(normaliseName("鴻宇〔深圳〕公司")).toBe("鸿宇(深圳)公司");
    expect(normaliseName("Société Générale S.A.")).toBe("SOCIETEGENERALESA");
    expect(simplify("臺灣積體電路製造")).toBe("台湾积体电路制造");
  });

  test("normalising twice changes nothing", () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
      }),
      { seed: 23, numRuns: 2000 },
    );
  });
});

describe("the parts of a company name", () => {
  test("region, brand, line of business, form and branch are told apart", () => {
    expect(nameParts("浙江省杭州市萧山区新星塑料制品有限公司宁波分公司")).toEqual({
      whole: "浙江省杭州市萧山区新星塑料制品有限公司宁波分公司",
      regions: ["浙江", "杭州", "萧山"],
      brand: "新星",
      trade: "塑料制品",
      form: "有限公司",
      branch: "宁波分公司",
      words: [],
    });
    expect(nameParts("鸿宇电子（深圳）有限公司").regions).toEqual(["深圳"]);
    expect(nameParts("某某投资中心（有限合伙）").form).toBe("有限合伙");
  });

  test("a district that is the whole brand stays the brand", () => {
    expect(nameParts("上海新华科技有限公司").brand).toBe("新华");
    expect(nameParts("大庆市电力公司").brand).toBe("");
  });

  test("something is left of every name that has a letter", () => {
    fc.assert(
      fc.property(names, (name) => {
        const parts = nameParts(name);
        if (/\p{L}/u.test(parts.whole)) expect(coreOf(parts) + parts.form).not.toBe("");
      }),
      { seed: 24, numRuns: 2000 },
    );
  });
});

describe("telephone and domain", () => {
  test("86, dashes and extensions are taken off, what is too short tells nothing", () => {
    expect(normalisePhone("+86 138-0000-1234")).toBe("13800001234");
    expect(normalisePhone("0571-88001234转801")).toBe("057188001234");
    expect(normalisePhone("110")).toBeNull();
    expect(normalisePhone("00000000")).toBeNull();
  });

  test("the domain is the registered one, and mail of everybody is none", () => {
    expect(normaliseDomain("https://www.hongyu.com.cn/about?a=1")).toBe("hongyu.com.cn");
    expect(normaliseDomain("sales@cn.hongyu.com")).toBe("hongyu.com");
    expect(normaliseDomain("someone@qq.com")).toBeNull();
    expect(normaliseDomain("hongyu.taobao.com")).toBeNull();
    expect(normaliseDomain("127.0.0.1")).toBeNull();
  });
});

describe("whether two organisations are one", () => {
  test("equal codes are the same party whatever the names; two codes never are", () => {
    const one = stated("鸿宇电子", { uscc: CODE });
    expect(compare(one, stated("杭州融达印刷", { uscc: CODE.toLowerCase() })).verdict).toBe("same");
    const other = compare(one, stated("鸿宇电子", { uscc: OTHER_CODE }));
    expect(other.verdict).toBe("possible");
    expect(other.parts).toContainEqual({ part: "uscc", agreement: "differs" });
  });

  test.each([
    [FULL, "杭州鴻宇電子科技有限公司", "same"],
    ["鸿宇电子科技（杭州）有限公司", FULL, "likely"],
    [FULL, "鸿宇电子科技", "likely"],
    [FULL, "杭州宏宇电子科技有限公司", "likely"],
    [FULL, "杭州鸿宇电子科技有限公司西湖分公司", "possible"],
    [FULL, "宁波鸿宇电子科技有限公司", "possible"],
    [FULL, "杭州鸿宇餐饮管理有限公司", "different"],
    [FULL, "杭州鸿达电子科技有限公司", "different"],
    ["大庆市电力公司", "大连市电力公司", "different"],
    ["Kestrelfield Tools GmbH", "Tools Kestrelfield Ltd.", "likely"],
    ["Kestrelfield Tools GmbH", "Junipershore Tools GmbH", "different"],
  ])("%s and %s: %s", (a, b, expected) => {
    expect(verdict(a, b)).toBe(expected);
  });

  test("a shared domain makes alike names likely, and strangers possible", () => {
    const website = "www.hongyu.com";
    const near = compare(
      stated(FULL, { website }),
      stated("宁波鸿宇电子科技有限公司", { website }),
    );
    expect(near.verdict).toBe("likely");
    expect(compare(stated(FULL, { website }), stated("老王面馆", { website })).verdict).toBe(
      "possible",
    );
  });

  test("an alias counts as a name", () => {
    const known = stated("杭州鸿宇电子科技有限公司", { aliases: ["HY Electronics"] });
    expect(compare(known, stated("hy electronics")).verdict).toBe("same");
  });

  test("the order of the two does not matter, and everybody is himself", () => {
    fc.assert(
      fc.property(parties, parties, (one, other) => {
        const a = partyOf(one);
        const b = partyOf(other);
        expect(compare(a, b)).toEqual(compare(b, a));
        if (a.names.length > 0) expect(compare(a, a).verdict).toBe("same");
      }),
      { seed: 25, numRuns: 1500 },
    );
  });
});

describe("keys for an index", () => {
  const shared = (a: string, b: string): boolean => {
    const keys = new Set(identityKeys(stated(a), reading));
    return identityKeys(stated(b), reading).some((key) => keys.has(key));
  };

  test("a name with one character of its middle wrong, missing or added is still found", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."鸿璟琰煜昀翊骁睿"), minLength: 4, maxLength: 8 }),
        fc.nat(7),
        fc.constantFrom("replace", "remove", "add"),
        (core, where, how) => {
          const at = where % core.length;
          const middle = how === "remove" ? "" : how === "add" ? `${core[at]}堃` : "堃";
          const changed = core.slice(0, at) + middle + core.slice(at + 1);
          if (changed.length >= 4) expect(shared(core, changed)).toBe(true);
        },
      ),
      { seed: 26, numRuns: 1000 },
    );
  });

  test("the very name shares more keys than any branch of the same organisation", () => {
    const common = (a: string, b: string): number => {
      const keys = new Set(identityKeys(stated(a), reading));
      return identityKeys(stated(b), reading).filter((key) => keys.has(key)).length;
    };
    const branch = "中国邮政集团公司杭州市分公司第九报刊亭";
    const other = "中国邮政集团公司杭州市分公司第八报刊亭";
    expect(common(branch, branch)).toBeGreaterThan(common(branch, other));
  });

  test("another region, form, branch or spelling keeps a key in common", () => {
    for (const other of ["鸿宇电子科技", "鴻宇電子科技(宁波)集团", "宏宇电子科技公司", "鸿宇科技"])
      expect(shared(FULL, other)).toBe(true);
    expect(shared(FULL, "杭州融达票证印刷有限公司")).toBe(false);
  });
});
