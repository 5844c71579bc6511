import type { Rng } from "../../../shared/index.ts";
import { piecesOf } from "./pieces.ts";
import type { Territories } from "./territory-problem.ts";
import type { TerritoryState } from "./territory-state.ts";

/** Temperatures in units of a typical tie. */
const HOT = 2.5;
const COLD = 0.12;
/** What a territory that is off by its whole target costs, in typical ties: at first, at last. */
const LENIENT = 15;
const STRICT = 2_500;
/** Share of attempts that swap a cell for another one instead of moving it alone. */
const SWAPS = 0.5;

interface Heat {
  readonly temperature: number;
  /** Minutes per unit of weight outside the limits. */
  readonly rate: number;
}

/** A cell and a neighbour of another territory; null where this draw finds none. */
function borderPair(state: TerritoryState, rng: Rng): { u: number; to: number } | null {
  const { start, other } = state.problem.ties;
  const u = rng.below(state.assigned.length);
  const degree = (start[u + 1] as number) - (start[u] as number);
  if (degree === 0) return null;
  const to = state.assigned[other[(start[u] as number) + rng.below(degree)] as number] as number;
  return to === state.assigned[u] ? null : { u, to };
}

const accepts = (delta: number, temperature: number, rng: Rng): boolean =>
  delta <= 0 || rng.unit() < Math.exp(-delta / temperature);

/** Moves one border cell if that keeps its territory in one piece and pays. */
function tryShift(state: TerritoryState, heat: Heat, rng: Rng): boolean {
  const pair = borderPair(state, rng);
  if (pair === null) return false;
  const { u, to } = pair;
  const delta = state.partedDelta(u, to) + heat.rate * state.outsideDelta(u, to);
  if (!accepts(delta, heat.temperature, rng) || !state.mayLeave(u)) return false;
  state.move(u, to);
  return true;
}

/** Moves one cell over a border and another one back. */
function trySwap(state: TerritoryState, heat: Heat, rng: Rng): boolean {
  const pair = borderPair(state, rng);
  if (pair === null || !state.mayLeave(pair.u)) return false;
  const { u, to } = pair;
  const from = state.assigned[u] as number;
  const before = state.parted + heat.rate * state.outside;
  state.move(u, to);
  for (let look = 0; look < 8; look++) {
    const back = rng.below(state.assigned.length);
    if (back === u || state.assigned[back] !== to || !state.touches(back, from)) continue;
    if (!state.mayLeave(back)) continue;
    state.move(back, from);
    const delta = state.parted + heat.rate * state.outside - before;
    if (accepts(delta, heat.temperature, rng)) return true;
    state.move(back, to);
    break;
  }
  state.move(u, from);
  return false;
}

const isBetter = (state: TerritoryState, best: Territories): boolean =>
  state.outside < best.outside || (state.outside === best.outside && state.parted < best.parted);

const snapshot = (state: TerritoryState): Territories => ({
  assigned: state.assigned.slice(),
  parted: state.parted,
  outside: state.outside,
  pieces: piecesOf(state.problem.ties, state.assigned),
});

/** Mean minutes of a tie, the unit of temperatures; 1 where there are none. */
function typicalTie({ problem }: TerritoryState): number {
  const { minutes } = problem.ties;
  return minutes.length === 0 ? 1 : minutes.reduce((sum, m) => sum + m, 0) / minutes.length || 1;
}

/**
 * Moves border cells for so many attempts, with falling temperature and a rising price for
 * weights outside the limits. Territories that hang together stay so. Returns the best seen:
 * balanced first, then fewest minutes of parted pairs.
 * Source: Kirkpatrick, Gelatt, Vecchi 1983, doi:10.1126/science.220.4598.671.
 */
export function annealTerritories(state: TerritoryState, rng: Rng, attempts: number): Territories {
  const tie = typicalTie(state);
  const target = Math.max(1, (state.problem.low + state.problem.high) / 2);
  let best = snapshot(state);
  for (let attempt = 0; attempt < attempts; attempt++) {
    const done = attempt / attempts;
    const heat = {
      temperature: tie * HOT * (COLD / HOT) ** done,
      rate: (tie * LENIENT * (STRICT / LENIENT) ** done) / target,
    };
    const hasMoved = rng.unit() < SWAPS ? trySwap(state, heat, rng) : tryShift(state, heat, rng);
    if (hasMoved && isBetter(state, best)) best = snapshot(state);
  }
  return best;
}
