import { aboveBest, atMostText } from "../above-best.ts";
import type { CliTexts } from "../cli-words.ts";
import { renderIssue } from "../issues.ts";

/** Says nothing where the bound proves nothing. */
const above = (proven: Parameters<typeof aboveBest>[0]): string =>
  aboveBest(proven) === null ? "" : `, at most ${atMostText(proven)} above the best possible`;
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);

/** What the command line says. */
export const cliTexts: CliTexts = {
  help: `guanhu: runs a written regime of customer assignment.

  guanhu check REGIME.md [--json] [--today DATE]
      Checks a regime. 0 clean; 2 with errors or warnings, one a line: line:column code article message

  guanhu allocate --regime R.md --customers C.csv|xlsx --managers M.csv|xlsx
                  --out PLAN.csv --report REPORT.json
                  [--owners O.csv] [--mapping MAP.yaml]
                  [--coordinates wgs84|gcj02|bd09] [--seconds S] [--seed N]
                  [--rejects FAULTS.csv] [--today DATE] [--hands N]
      Allocates by the regime; no database, no server. Equal files, date, seconds and seed give an
      equal plan, byte by byte, with any number of threads (--hands). Without a date it is today:
      tenure and licences are judged by it.

  guanhu import customers|managers|licences|capacity|owners FILE
                [--mapping MAP.yaml] [--coordinates …] [--unit UNIT]
      Imports into the database, all of it or nothing.

  guanhu serve [--demo]        starts the product and prints its address
  guanhu audit verify [--json] [--seal FILE]
      recomputes the ledger; --seal: also against a seal or receipt kept elsewhere

  guanhu backup DIR            backs the bundled database up while it works; DIR is new or empty
  guanhu restore DIR           puts a backup into the data directory (GUANHU_DATA), which must be empty

  guanhu account reset NAME    at the machine: a new one-time password, no second factor, no session;
                               bundled database: stop the server first; another: DATABASE_URL

  Every command takes --lang zh|en. Exit codes: 0 done, 1 our bug, 2 your input, 3 a service we
  need, 4 not everybody could be assigned (the plan is written all the same).`,
  unknownCommand: (name) =>
    `There is no command “${name}”.\nYou can: run guanhu help to see them all.`,
  usage: (command, argument) =>
    `The command ${command} lacks, or does not understand: ${argument}\nYou can: run guanhu help to see how it is written.`,
  can: (advice) => `You can: ${advice}`,
  clean: (file) => `${file}: no faults.`,
  regimeUnreadable: (file, code) =>
    `The regime file “${file}” cannot be read (${code}).\nYou can: check the path.`,
  fault: ({ file, row, column, value, severity, code, what }) =>
    [
      severity,
      file,
      ...(row > 0 ? [`row ${row}`] : []),
      ...(column === null ? [] : [`“${column}”`]),
      ...(value === "" ? [] : [`value “${value}”`]),
      code,
      what,
    ].join(" "),
  moreFaults: (count) => `… ${count} more.\nYou can: write them all with --rejects FAULTS.csv.`,
  refused: (errors, warnings) =>
    `The files have ${errors} errors and ${warnings} warnings; nothing was allocated or written.`,
  assumedCoordinates:
    "The files do not name their coordinate system; WGS-84 is assumed.\nYou can: say --coordinates gcj02 (Amap, Tencent) or bd09 (Baidu).",
  rejectHeaders: ["file", "sheet", "row", "column", "value", "severity", "code", "reason"],
  reasonOf: (fault) => {
    const { what, can } = renderIssue(fault, "en");
    return can === null ? what : `${what} You can: ${can}`;
  },
  reading: (kind, rows, share) => `reading ${kind}: ${rows} rows, ${percent(share)}`,
  solving: ({ phase, objective, lowerBound, gap, share, unassigned }) =>
    `${phase} ${percent(share)}: cost ${objective ?? "—"}, bound ${lowerBound ?? "—"}, gap ${gap === null ? "—" : percent(gap)}, unassigned ${unassigned}`,
  allocated: ({ customers, managers, unassigned, moved, ...proven }) =>
    `${customers} customers to ${managers} managers: ${unassigned} unassigned, ${moved} moved, ${proven.objective} minutes a month in all${above(proven)}.`,
  imported: (rows, written) => `${rows} rows read, ${written} written.`,
  verified: ({ records, seals, faults }) =>
    faults.length === 0
      ? `${records} records and ${seals} seals of the ledger: all agree.`
      : `${records} records and ${seals} seals of the ledger: ${faults.length} do not agree.`,
  backedUp: ({ folder, files, bytes, at }) =>
    `Backed up to ${folder}: ${files} files, ${megabytes(bytes)} MB. Everything acknowledged before ${at} is in it.`,
  restored: ({ folder, dataDir, at }) =>
    `Restored from ${folder} into ${dataDir}: the state of ${at}. Everybody signs in again.`,
  accountReset: ({ account, oneTimePassword }) =>
    `The account “${account}” is reset: its second factor is gone, its sessions have ended.\nOne-time password (shown this once, to be changed after sign-in): ${oneTimePassword}`,
  serviceMissing: (detail) => `A service is not available: ${detail}`,
  ourBug: (detail) => `This is a fault of the program; please report it with: ${detail}`,
};
