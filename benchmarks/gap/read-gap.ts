import type { TightProblem } from "../../src/core/who/allocation/tight/tight-problem.ts";

/** A file that is not a generalised assignment problem; the message says where. */
export class BadGapFile extends Error {}

/** Largest number that fits the tables of a problem. */
const MOST = 2 ** 31 - 1;
/** Most pairs of agents and jobs that are read. */
const MOST_PAIRS = 50_000_000;

/** The tokens of a text with the place of each, so that a message can name a line. */
interface Tokens {
  readonly text: readonly string[];
  readonly line: readonly number[];
}

function tokensOf(text: string): Tokens {
  const all: string[] = [];
  const line: number[] = [];
  text.split(/\r\n|\r|\n/).forEach((row, at) => {
    for (const token of row.split(/[\s\u{feff}]+/u)) {
      if (token === "") continue;
      all.push(token);
      line.push(at + 1);
    }
  });
  return { text: all, line };
}

function wholeAt(tokens: Tokens, at: number, what: string): number {
  const token = tokens.text[at];
  if (token === undefined)
    throw new BadGapFile(`the file ends where ${what} should be (number ${at + 1})`);
  const value = /^[+-]?\d+(\.0*)?([eE][+]?\d+)?$/.test(token) ? Number(token) : Number.NaN;
  const place = `line ${tokens.line[at]}, number ${at + 1}: ${what} is "${token.slice(0, 40)}"`;
  if (!Number.isInteger(value)) throw new BadGapFile(`${place}, not a whole number`);
  if (value < 0) throw new BadGapFile(`${place}, below 0`);
  if (value > MOST) throw new BadGapFile(`${place}, above ${MOST}`);
  return value;
}

/** Numbers of one problem of this shape: sizes, two tables, capacities. */
const lengthOf = (agents: number, jobs: number): number => 2 + 2 * agents * jobs + agents;

function problemAt(tokens: Tokens, from: number): { problem: TightProblem; end: number } {
  const agents = wholeAt(tokens, from, "the number of agents");
  const jobs = wholeAt(tokens, from + 1, "the number of jobs");
  if (agents === 0 || jobs === 0)
    throw new BadGapFile(`${agents} agents and ${jobs} jobs: both must be at least 1`);
  if (agents * jobs > MOST_PAIRS)
    throw new BadGapFile(`${agents} agents × ${jobs} jobs: at most ${MOST_PAIRS} pairs are read`);
  const end = from + lengthOf(agents, jobs);
  if (end > tokens.text.length)
    throw new BadGapFile(
      `${agents} agents × ${jobs} jobs need ${end - from} numbers, the file has ${tokens.text.length - from}`,
    );
  const table = (start: number, size: number, what: string): Int32Array =>
    Int32Array.from({ length: size }, (_, k) => wholeAt(tokens, start + k, what));
  const pairs = agents * jobs;
  const problem = {
    agents,
    jobs,
    cost: table(from + 2, pairs, "a cost"),
    weight: table(from + 2 + pairs, pairs, "a weight"),
    capacity: table(from + 2 + 2 * pairs, agents, "a capacity"),
  };
  return { problem, end };
}

/** Reads one problem, or a file that begins with the number of its problems. */
export function readGap(text: string): readonly TightProblem[] {
  const tokens = tokensOf(text);
  if (tokens.text.length === 0) throw new BadGapFile("the file is empty");
  const [a, b, c] = tokens.text.map(Number);
  const total = tokens.text.length;
  const isList =
    a !== undefined &&
    b !== undefined &&
    c !== undefined &&
    total !== lengthOf(a, b) &&
    a >= 1 &&
    total >= 1 + lengthOf(b, c) &&
    (total === 1 + lengthOf(b, c) ? a === 1 : a > 1);
  const problems: TightProblem[] = [];
  let at = isList ? 1 : 0;
  const count = isList ? wholeAt(tokens, 0, "the number of problems") : 1;
  for (let k = 0; k < count; k++) {
    const { problem, end } = problemAt(tokens, at);
    problems.push(problem);
    at = end;
  }
  if (at !== total) throw new BadGapFile(`${total - at} numbers are left after the last capacity`);
  return problems;
}
