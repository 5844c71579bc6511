// What row-level security costs on the list and on one customer: `node benchmarks/rls.bench.ts [customers] [rounds]`.
// The runtime role under its policies, against the same statements with the policies taken off and
// the same condition written into them. CPU time of the server's process, in turns within one run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startDatabase } from "../src/storage/index.ts";

const CUSTOMERS = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = Number(process.argv[3] ?? 12);
const UNITS = 500;
const SEEN = 10;
const MANAGERS = 5_000;
const GETS = 400;
const LISTS = 40;
const TICKS = 100;
/** Times the work is repeated for one measurement: the clock of the system ticks in hundredths. */
const AGAIN = 4;

const folder = mkdtempSync(join(tmpdir(), "guanhu-rls-"));
const running = await startDatabase({ dataDir: folder, url: undefined, log: () => {} });
const connect = async (user: "app" | "owner"): Promise<pg.Client> => {
  const { ssl: _ssl, ...connection } = user === "app" ? running.app : running.owner;
  const client = new pg.Client({ ...connection, options: "-c search_path=guanhu,public" });
  await client.connect();
  return client;
};
const owner = await connect("owner");
const app = await connect("app");
const units = Array.from({ length: SEEN }, (_, i) => `U${i * 7}`);

async function fill(): Promise<void> {
  await owner.query("begin; select set_config('app.all_units', 'on', true)");
  await owner.query(
    `insert into unit (id, name) select 'U' || g, '单位' || g from generate_series(0, ${UNITS - 1}) g`,
  );
  await owner.query(`insert into manager (id, name, pinyin, initials, unit_id)
    select 'M' || g, '经理' || g, 'm' || g, 'm', 'U' || g % ${UNITS} from generate_series(0, ${MANAGERS - 1}) g`);
  await owner.query(`insert into customer (id, name, norm_name, pinyin, initials, tokens, district, industry, unit_id, owner_id, fields)
    select 'K' || lpad(g::text, 8, '0'), '公司' || g, '公司' || g, 'gs' || lpad((g::bigint * 7919 % ${CUSTOMERS})::text, 8, '0'), 'gs',
      array['公司' || g], '区' || g % 10, '业' || g % 10, 'U' || (g % ${MANAGERS}) % ${UNITS}, 'M' || g % ${MANAGERS},
      jsonb_build_object('name', '公司' || g, 'district', '区' || g % 10)
    from generate_series(0, ${CUSTOMERS - 1}) g`);
  await owner.query("commit");
  await owner.query("analyze");
}

const ENTER =
  "select set_config('app.actor', 'bench', true), set_config('app.all_units', 'off', true), set_config('app.manager', '', true), set_config('app.units', $1, true)";
const COLUMNS = "c.id, c.name, c.fields, c.owner_id, c.ver";
const LIST = (where: string) =>
  `select ${COLUMNS} from customer c where ${where} order by c.pinyin, c.id limit 50`;
const GET = (where: string) => `select ${COLUMNS} from customer c where c.id = $1 and ${where}`;
/** What stands in the statement where there are no policies: the units alone, or all of the policy. */
const UNITS_ALONE =
  "c.unit_id = any ((select string_to_array(current_setting('app.units', true), ','))::text[])";
const WRITTEN = `((select current_setting('app.all_units', true)) = 'on' or ${UNITS_ALONE}
  or c.owner_id = (select nullif(current_setting('app.manager', true), '')))`;
const STATES = ["units", "written", "policies"] as const;
type State = (typeof STATES)[number];
const CONDITION: Readonly<Record<State, string>> = {
  units: UNITS_ALONE,
  written: WRITTEN,
  policies: "true",
};

/** CPU seconds of a server process, user and system. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}

async function work(kind: "list" | "get", where: string): Promise<void> {
  await app.query("begin");
  await app.query(ENTER, [units.join(",")]);
  if (kind === "list") for (let i = 0; i < LISTS; i++) await app.query(LIST(where));
  else
    for (let i = 0; i < GETS; i++) {
      const number = (i * 7919 * UNITS + Number(units[i % SEEN]?.slice(1))) % CUSTOMERS;
      await app.query(GET(where), [`K${String(number).padStart(8, "0")}`]);
    }
  await app.query("commit");
}

const policies = (on: boolean): Promise<unknown> =>
  owner.query(`alter table customer ${on ? "enable" : "disable"} row level security`);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of CPU of one statement in each state, in turns. */
async function compare(kind: "list" | "get"): Promise<Readonly<Record<State, number>>> {
  const asked = await app.query<{ pid: number }>("select pg_backend_pid() as pid");
  const pid = asked.rows[0]?.pid ?? 0;
  const spent: Record<State, number[]> = { units: [], written: [], policies: [] };
  for (let round = 0; round <= ROUNDS; round++) {
    for (const state of round % 2 === 0 ? STATES : STATES.toReversed()) {
      await policies(state === "policies");
      await work(kind, CONDITION[state]);
      const before = cpuOf(pid);
      for (let again = 0; again < AGAIN; again++) await work(kind, CONDITION[state]);
      if (round > 0) spent[state].push(cpuOf(pid) - before);
    }
  }
  const each = (state: State): number =>
    (median(spent[state]) / (AGAIN * (kind === "list" ? LISTS : GETS))) * 1000;
  return { units: each("units"), written: each("written"), policies: each("policies") };
}

const more = (with_: number, without: number): string =>
  `${((with_ / without - 1) * 100).toFixed(1)} %`;

try {
  await fill();
  const rows = [];
  for (const kind of ["list", "get"] as const) {
    const { units: alone, written, policies: with_ } = await compare(kind);
    const name = kind === "list" ? "list, 50 rows by name" : "one by id";
    const figures = [alone, written, with_].map((value) => value.toFixed(3)).join(" | ");
    rows.push(`| ${name} | ${figures} | ${more(with_, alone)} | ${more(with_, written)} |`);
  }
  const text = `# Row-level security

${CUSTOMERS.toLocaleString("en")} customers, ${UNITS} units, an account that sees ${SEEN} of them; bundled PostgreSQL, two cores.
Milliseconds of CPU of the server process for one statement, median of ${ROUNDS} rounds in turns within one
run: without policies and with the units in the statement; without policies and with the whole condition of the
policy in the statement; with the policies alone. Goal: at most 10 % more. \`node benchmarks/rls.bench.ts\`.

| statement | units written | condition written | policies | more than units | more than condition |
|---|---|---|---|---|---|
${rows.join("\n")}
`;
  writeFileSync(new URL("results/rls.md", import.meta.url), text);
  console.log(text);
} finally {
  await app.end();
  await owner.end();
  await running.stop();
  rmSync(folder, { recursive: true, force: true });
}
