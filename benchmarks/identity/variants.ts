import {
  compareParties,
  DEFAULT_THRESHOLDS,
  type IdentityVerdict,
  identityKeys,
  nameParts,
  type Party,
  partyOf,
  simplify,
} from "../../src/core/identity/index.ts";
import { seededRng } from "../../src/core/shared/index.ts";
import { reading } from "../../src/storage/reading.ts";
import { csvRows } from "./csv-rows.ts";
import { bestThreshold, percent, qualityAt, type Scored } from "./scores.ts";

const SEED = 20261124;
const ASKED = 2000;

const party = (name: string, uscc: string | null = null): Party =>
  partyOf({ name, aliases: [], uscc, phone: null, website: null, email: null });

type Change = (name: string, random: ReturnType<typeof seededRng>) => string | null;

/** Characters that `simplify` turns into each simplified one. */
const traditional = new Map<string, string>();
for (let code = 0x4e00; code <= 0x9fff; code++) {
  const character = String.fromCodePoint(code);
  const simple = simplify(character);
  if (simple !== character) traditional.set(simple, character);
}

const FORM = /(?:股份有限公司|有限责任公司|有限公司)$/u;

function changes(names: readonly string[]): Readonly<Record<string, Change>> {
  const bySound = new Map<string, string[]>();
  for (const character of new Set(names.join("")))
    if (/\p{Script=Han}/u.test(character)) {
      const sound = reading(character);
      bySound.set(sound, [...(bySound.get(sound) ?? []), character]);
    }
  const replaced = (name: string, at: number, by: string | undefined): string | null =>
    by === undefined || by === name[at] ? null : name.slice(0, at) + by + name.slice(at + 1);
  const inBrand = (name: string, random: ReturnType<typeof seededRng>): number => {
    const { brand } = nameParts(name);
    const start = brand.length < 2 ? -1 : name.indexOf(brand);
    return start < 0 ? -1 : start + random.below(brand.length);
  };
  return {
    "full width, spaces, brackets": (name) =>
      name.replace(/^(杭州|浙江)(.+)(有限公司)$/u, "$1 $2（中国）$3").replace("（中国）", "") +
      (name.includes("(") ? "" : " "),
    "region in brackets": (name) => {
      const changed = name.replace(/^(杭州|浙江)(.{4,})(有限公司)$/u, "$2（$1）$3");
      return changed === name ? null : changed;
    },
    "without region": (name) => {
      const changed = name.replace(/^(?:浙江省?|杭州市?)+/u, "");
      return changed === name || changed.length < 6 ? null : changed;
    },
    "another legal form": (name) =>
      FORM.test(name)
        ? name.replace(FORM, (form) => (form === "有限公司" ? "有限责任公司" : "有限公司"))
        : null,
    "branch suffix": (name) => (FORM.test(name) ? `${name}宁波分公司` : null),
    "abbreviation (brand and line of business, no region, no form)": (name) => {
      const { brand, trade } = nameParts(name);
      return brand.length < 2 || trade.length < 2 ? null : brand + trade;
    },
    "abbreviation (brand alone)": (name) => {
      const { brand } = nameParts(name);
      return brand.length < 2 ? null : brand;
    },
    "traditional characters": (name) => {
      const changed = Array.from(name, (one) => traditional.get(one) ?? one).join("");
      return changed === name ? null : changed;
    },
    "one character of the brand by another of the same sound": (name, random) => {
      const at = inBrand(name, random);
      if (at < 0) return null;
      const others = (bySound.get(reading(name[at] ?? "")) ?? []).filter((one) => one !== name[at]);
      return replaced(name, at, others[random.below(Math.max(1, others.length))]);
    },
    "one character of the brand left out (brands of three and more)": (name, random) => {
      const at = nameParts(name).brand.length < 3 ? -1 : inBrand(name, random);
      return at < 0 ? null : name.slice(0, at) + name.slice(at + 1);
    },
  };
}

interface Known {
  readonly name: string;
  readonly party: Party;
  readonly uscc: string;
}

/** An index of the keys in memory, as the database keeps one. */
function indexOf(known: readonly Known[]): (asked: Party) => readonly number[] {
  const byKey = new Map<number, number[]>();
  for (const [at, { party: one }] of known.entries())
    for (const key of identityKeys(one, reading)) {
      const list = byKey.get(key) ?? [];
      list.push(at);
      byKey.set(key, list);
    }
  return (asked) => {
    const hits = new Map<number, number>();
    for (const key of identityKeys(asked, reading))
      for (const at of byKey.get(key) ?? []) hits.set(at, (hits.get(at) ?? 0) + 1);
    return [...hits]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, 100)
      .map(([at]) => at);
  };
}

/** Names changed as people change them, looked for among all of Hangzhou. */
export function variantFigures(read: (name: string) => string, say: (text: string) => void): void {
  const rows = csvRows(read("city_hangzhou/companies.csv"));
  const seen = new Set<string>();
  const known: Known[] = [];
  for (const { name = "", uscc = "" } of rows) {
    if (name.length < 4 || seen.has(name)) continue;
    seen.add(name);
    // Without the codes: the names alone are measured.
    known.push({ name, uscc, party: party(name) });
  }
  const candidates = indexOf(known);
  const compare = (a: Party, b: Party) =>
    compareParties(a, b, { reading, thresholds: DEFAULT_THRESHOLDS });
  say(`## Changed names, looked for among ${known.length} of Hangzhou (seed ${SEED})`);
  say("");
  say(
    "Only the name is asked for. 'Others' are other registered names that are called same or likely, for one question.",
  );
  say("");
  say("| change | asked | among the candidates | same or likely | at least possible | others |");
  say("|---|---|---|---|---|---|");
  const random = seededRng(SEED);
  const order = known.map((_, at) => at);
  for (let at = order.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  const pairs: { readonly tuning: Scored[]; readonly kept: Scored[] } = { tuning: [], kept: [] };
  for (const [title, change] of Object.entries(changes(known.map(({ name }) => name)))) {
    let asked = 0;
    let among = 0;
    let others = 0;
    const verdicts: Record<IdentityVerdict, number> = {
      same: 0,
      likely: 0,
      possible: 0,
      different: 0,
    };
    for (const at of order) {
      const one = known[at];
      const changed = one === undefined ? null : change(one.name, random);
      if (one === undefined || changed === null || changed === one.name) continue;
      if (++asked > ASKED) break;
      const question = party(changed);
      const found = candidates(question);
      among += Number(found.includes(at));
      for (const other of found) {
        const candidate = known[other];
        if (candidate === undefined) continue;
        const { verdict, score } = compare(question, candidate.party);
        (asked % 2 === 0 ? pairs.tuning : pairs.kept).push({ score, isSame: other === at });
        if (other === at) verdicts[verdict]++;
        else others += Number(verdict === "same" || verdict === "likely");
      }
    }
    asked = Math.min(asked, ASKED);
    const likely = verdicts.same + verdicts.likely;
    say(
      `| ${title} | ${asked} | ${percent(among / asked)} | ${percent(likely / asked)} | ${percent((likely + verdicts.possible) / asked)} | ${(others / asked).toFixed(3)} |`,
    );
  }
  const threshold = bestThreshold(pairs.tuning);
  say("");
  say(
    "All candidate pairs of these questions together (a changed name and every candidate the keys give):",
  );
  say("");
  say("| threshold | precision | recall | F1 |");
  say("|---|---|---|---|");
  for (const [title, at] of [
    [`${(threshold / 100).toFixed(1)} %, learned on half of the questions`, threshold],
    ["90 %, likely as it is shipped", 9000],
    ["75 %, possible as it is shipped", 7500],
  ] as const) {
    const { precision, recall, f1 } = qualityAt(pairs.kept, at);
    say(`| ${title} | ${percent(precision)} | ${percent(recall)} | ${percent(f1)} |`);
  }
}
