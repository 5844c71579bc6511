import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtIn, type Right, ROLES, type Role } from "../../src/app/roles.ts";
import { ROUTES, type RouteSpec } from "../../src/contract/index.ts";
import { withClient } from "../../src/storage/pool.ts";
import type { Answer, Client } from "./server.ts";
import { MARK, openTwoHouses, type TwoHouses } from "./two-houses.ts";

let houses: TwoHouses;
beforeAll(async () => {
  houses = await openTwoHouses();
});
afterAll(() => houses.test.stop());

/** Roles that see their house alone; the others see the whole organisation by the table of roles. */
const HOUSED = ROLES.filter((role) => builtIn(role).scope !== "all");
/** Of those who see the whole organisation, whoever sees no customers, runs or records of one there. */
const SEES: readonly Right[] = ["customer.read", "customer.request", "figures.read"];
const TRIED = ROLES.filter(
  (role) => HOUSED.includes(role) || !builtIn(role).rights.some((right) => SEES.includes(right)),
);

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
type Kind = "customer" | "manager" | "run" | "import" | "handover" | "transfer";

/** What the parameter of a route is an id of; a path with a parameter that is in none of these fails below. */
const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^\/api\/(customers|credit)\/:id/, "customer"],
  [/:customer/, "customer"],
  [/^\/api\/managers\/:id/, "manager"],
  [/^\/api\/runs\/:id/, "run"],
  [/^\/api\/imports\/:id/, "import"],
  [/^\/api\/handovers\/:id/, "handover"],
  [/^\/api\/transfers\/:id/, "transfer"],
];

/** Paths whose parameter belongs to no unit, or to things that are tried elsewhere. */
const NOT_OF_A_UNIT = /^\/api\/(regimes|users|import-mappings|webhooks|collisions|absences)\//;

/** Bodies that pass the schema; `@` stands for the id that is tried. */
const BODIES: Readonly<Record<string, unknown>> = {
  "POST /api/locks": { customer: "@", manager: "E1", reason: "试" },
  "POST /api/reveals": { customer: "@", field: "phone", reason: "约定上门" },
  "POST /api/pool/claims": { customers: ["@"] },
  "POST /api/transfers": { customers: ["@"], to: "E1", reason: "试一试" },
  "POST /api/collisions": { customer: "@", statement: "我先联系的" },
  "POST /api/lives/:customer/register": { evidence: "名片" },
  "POST /api/lives/:customer/contacts": { way: "call", answered: true, seconds: 90, evidence: "x" },
  "POST /api/lives/:customer/deal": { on: "2026-11-20", evidence: "合同" },
  "POST /api/lives/:customer/release": { reason: "不跟了" },
  "POST /api/imports/:id/preview": { mapping: { sheet: null, columns: [], coordinates: null } },
  "PATCH /api/runs/:id": { name: "改名" },
  "POST /api/runs/:id/decide": { customer: "KW", manager: "E1", reason: "试" },
  "POST /api/runs/:id/what-if": { question: { kind: "withoutManager", manager: "W1" } },
  "POST /api/runs/:id/leaver": { manager: "W1", depth: "own" },
  "POST /api/runs/:id/curve": { axis: "moves" },
  "POST /api/handovers/:id/answer": { customers: ["KW"], accept: true },
  "PATCH /api/handovers/:id/items/:customer": {},
  "POST /api/handovers/:id/defects": { customer: "KW", code: "missed", note: "漏交" },
  "POST /api/handovers/:id/refused": { customer: "KW", reason: "不同意" },
  "POST /api/transfers/:id/decide": { agrees: true },
  "POST /api/transfers/:id/told": { customers: ["KW"], way: "电话" },
  "POST /api/handovers/:id/checks": { customer: "KW", note: "满意" },
  "POST /api/absences/:id/report": { report: "正常" },
};

interface Tried {
  readonly key: string;
  readonly kind: Kind;
}

const QUERIES: Readonly<Record<string, string>> = {
  "GET /api/runs/:id/differences": "?against=none",
  "GET /api/credit/:id": "?on=2026-11-20",
};

/** Routes that take an id in the path or in the body. Events of a run wait and are left to the rest. */
function routesTried(): readonly Tried[] {
  return Object.keys(ROUTES).flatMap((key) => {
    const path = key.split(" ")[1] ?? "";
    if (key.endsWith("/events") || NOT_OF_A_UNIT.test(path)) return [];
    const inBody = JSON.stringify(BODIES[key] ?? null).includes('"@"');
    if (!path.includes(":")) return inBody ? [{ key, kind: "customer" as const }] : [];
    const kind = KINDS.find(([pattern]) => pattern.test(path))?.[1];
    if (kind === undefined) throw new Error(`nobody says what ${path} is about`);
    return [{ key, kind: path.startsWith("/api/handovers/") ? "handover" : kind }];
  });
}

async function ask(client: Client, { key }: Tried, id: string): Promise<Answer> {
  const [method, path = ""] = key.split(" ") as [Method, string];
  const own = path.startsWith("/api/runs/") || path.startsWith("/api/handovers/") ? "KW" : id;
  const filled = path
    .replace(":id", id)
    .replace(":customer", own)
    .replace(":manager", "W1")
    .concat(QUERIES[key] ?? "");
  const body = JSON.parse(JSON.stringify(BODIES[key] ?? {}).replaceAll('"@"', JSON.stringify(id)));
  return method === "GET" ? client.get(filled) : client.send(method, filled, body);
}

/** Ids and what is counted per request are no difference. */
const plain = (answer: Answer, id: string): string =>
  `${answer.status} ${answer.text.replaceAll(id, "ID").replace(/"instance":"[^"]*"/g, "")}`;

/** Who was seen when, and that somebody tried to claim: all that a refusal may leave behind. */
const LEFT_BEHIND = "'session', 'account', 'claim_attempt'";

/** Everything else in the database: a refusal changes none of it. */
async function picture(): Promise<Readonly<Record<string, string>>> {
  return withClient(houses.test.admin, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables
       where schemaname = 'guanhu' and tablename not in (${LEFT_BEHIND}) order by 1`,
    );
    const seen: Record<string, string> = {};
    for (const { name } of rows) {
      const { rows: found } = await client.query<{ n: string; sum: string }>(
        `select count(*)::text as n, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from guanhu.${name} t`,
      );
      seen[name] = `${found[0]?.n} ${found[0]?.sum}`;
    }
    return seen;
  });
}

/** Administrators and people of the whole organisation see everything; here everybody is of the east. */
async function easterner(role: Role): Promise<Client> {
  const manager = role === "manager" || role === "backup" ? { manager: "E1" } : {};
  await houses.test.account(`east-${role}`, [role], { unit: "东部", ...manager });
  return houses.test.signIn(`east-${role}`);
}

describe("of another house's things", () => {
  it.each(TRIED)(
    "%s learns nothing, not even that they are there, and changes nothing",
    async (role) => {
      const client = await easterner(role);
      const before = await picture();
      const odd: string[] = [];
      for (const route of routesTried()) {
        const { foreign, missing } = houses.ids[route.kind] ?? { foreign: "", missing: "" };
        const there = await ask(client, route, foreign);
        const nowhere = await ask(client, route, missing);
        // A batch answers for each by itself; what it says of each is compared below.
        if (there.status < 400 && route.key !== "POST /api/pool/claims")
          odd.push(`${route.key} opened: ${there.text.slice(0, 160)}`);
        if (there.status >= 500) odd.push(`${route.key} broke: ${there.text.slice(0, 160)}`);
        if (plain(there, foreign) !== plain(nowhere, missing))
          odd.push(
            `${route.key}\n  ${plain(there, foreign).slice(0, 300)}\n  ${plain(nowhere, missing).slice(0, 300)}`,
          );
        if (there.text.includes(MARK) || there.text.includes("西岭")) odd.push(`${route.key} told`);
      }
      expect(odd).toEqual([]);
      expect(await picture()).toEqual(before);
    },
  );

  it.each(HOUSED)("no list, search or count of %s shows any", async (role) => {
    const client = await houses.test.signIn(`east-${role}`);
    const odd: string[] = [];
    for (const url of lists()) {
      const { text } = await client.get(url);
      if (/西岭|西湾|邵小晚|xibu/.test(text) || text.includes(MARK)) odd.push(url);
    }
    expect(odd).toEqual([]);
  });
});

/** Routes that list, with the searches that would find the western customer. */
function lists(): readonly string[] {
  const plainLists = Object.entries<RouteSpec>(ROUTES).flatMap(([key, spec]) => {
    const [method, path = ""] = key.split(" ");
    const isList = method === "GET" && !path.includes(":") && spec.events === undefined;
    return isList && path !== "/api/sign-on" && path !== "/api/comparison" ? [path] : [];
  });
  const searches = ["?q=西岭", "?q=KW", "?owner=W1", `?q=${MARK}`].map(
    (query) => `/api/customers${encodeURI(query)}`,
  );
  return [...plainLists, ...searches, "/api/ledger?customer=KW", "/api/pool?q=KW"];
}

describe("the description of the interface", () => {
  it("has every route that the server answers, and no other", async () => {
    const described = (await houses.test.stranger().get("/openapi.json")).body.paths;
    const listed = Object.entries<Record<string, unknown>>(described).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        (method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`,
      ),
    );
    expect(listed.sort()).toEqual(Object.keys(ROUTES).sort());
    const answered = houses.test.server
      .printRoutes({ commonPrefix: false })
      .split("\n")
      .filter((line) => line.includes("/api/"));
    expect(answered.length).toBeGreaterThan(20);
  });
});
