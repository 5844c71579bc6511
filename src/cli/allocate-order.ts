import { resolve } from "node:path";
import type { CoordinateSystem } from "../app/ports/files.ts";
import type { LocalDate } from "../core/shared/index.ts";
import { type Arguments, readArguments, UsageError } from "./arguments.ts";

/** What `guanhu allocate` is asked to do. */
export interface AllocateOrder {
  readonly regime: string;
  readonly customers: string;
  readonly managers: string;
  readonly owners: string | null;
  readonly mapping: string | null;
  readonly coordinates: CoordinateSystem | null;
  /** Budget of the search. */
  readonly seconds: number;
  readonly seed: number;
  /** Threads that work on it; null = as many as the machine has. The plan is the same. */
  readonly hands: number | null;
  readonly out: string;
  readonly report: string;
  /** Where the list of faults goes; null = only printed. */
  readonly rejects: string | null;
  /** The day on which the rules are applied. */
  readonly today: LocalDate;
}

const DEFAULT_SECONDS = 8;
const DEFAULT_SEED = 1;
const MOST_HANDS = 64;
const LONGEST_SECONDS = 24 * 3600;

const TEXTS = [
  "regime",
  "customers",
  "managers",
  "owners",
  "mapping",
  "coordinates",
  "seconds",
  "seed",
  "hands",
  "out",
  "report",
  "rejects",
  "today",
];

/** An answer never takes the place of a file that was asked about. */
function keepInputs(args: Arguments): void {
  const paths = (names: readonly string[]): readonly (string | null)[] =>
    names.map((name) => args.text(name)).map((path) => (path === null ? null : resolve(path)));
  const inputs = new Set(paths(["regime", "customers", "managers", "owners", "mapping"]));
  const outputs = paths(["out", "report", "rejects"]).filter((path) => path !== null);
  const clash = outputs.find((path, i) => inputs.has(path) || outputs.indexOf(path) !== i);
  if (clash !== undefined) throw new UsageError(clash);
}

export function allocateOrder(argv: readonly string[], today: LocalDate): AllocateOrder {
  const args = readArguments(argv, { texts: TEXTS });
  const [stray] = args.positionals;
  if (stray !== undefined) throw new UsageError(stray);
  keepInputs(args);
  return {
    regime: args.required("regime"),
    customers: args.required("customers"),
    managers: args.required("managers"),
    owners: args.text("owners"),
    mapping: args.text("mapping"),
    coordinates: args.coordinates(),
    seconds: args.number("seconds", { otherwise: DEFAULT_SECONDS, min: 1, max: LONGEST_SECONDS }),
    seed: args.number("seed", { otherwise: DEFAULT_SEED, min: 0, max: Number.MAX_SAFE_INTEGER }),
    hands:
      args.text("hands") === null
        ? null
        : args.number("hands", { otherwise: 1, min: 1, max: MOST_HANDS }),
    out: args.required("out"),
    report: args.required("report"),
    rejects: args.text("rejects"),
    today: args.date("today") ?? today,
  };
}
