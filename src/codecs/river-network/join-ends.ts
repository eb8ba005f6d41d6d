import type { Position } from 'geojson';
import { fail, ok, type Result } from '../../basis/result.ts';
import { distance, lengthOf, Snap } from './distance.ts';
import type { FileReach } from './read-line.ts';

/** Reaches with the numbers of their nodes. */
export type Joined = {
  readonly reaches: readonly FileReach[]; readonly from: readonly number[]; readonly to: readonly number[]; readonly nodes: number;
  /** A place of each node, where geometry gives one. */
  readonly positions: readonly (Position | undefined)[];
  readonly turned: readonly string[]; readonly zeroLength: readonly string[]; readonly leadNowhere: readonly string[]; readonly snapped: number;
};

/** Fault trace.no-column where a reach has neither from/to, nor next, nor a line. */
export function joinEnds(reaches: readonly FileReach[], snap: number): Result<Joined> {
  const way = (['from', 'next', 'line'] as const).find((name) => reaches.some((reach) => (name === 'line' ? reach.line.length > 1 : reach[name] !== undefined)));
  if (reaches.length > 0 && way === undefined) return fail('trace.no-column', 'from and to, or next, or lines');
  const lacking = reaches.find((reach) => (way === 'from' ? reach.from === undefined || reach.to === undefined : way === 'line' ? reach.line.length < 2 : false));
  if (lacking !== undefined) return fail('trace.no-column', `${way === 'from' ? 'from and to' : 'a line'} (reach ${lacking.id})`);
  const joined = way === 'line' ? byEnds(reaches, snap) : byNames(reaches, way === 'next');
  const zeroLength = joined.reaches.filter((reach, at) => joined.from[at] === joined.to[at] && hasNoLength(reach)).map(({ id }) => id);
  const kept = joined.reaches.map((_, at) => at).filter((at) => !zeroLength.includes(joined.reaches[at]?.id ?? ''));
  const of = <T>(values: readonly T[]): readonly T[] => kept.flatMap((at) => values.slice(at, at + 1));
  return ok({ ...joined, reaches: of(joined.reaches), from: of(joined.from), to: of(joined.to), zeroLength });
}

const hasNoLength = ({ numbers, line }: FileReach): boolean => numbers.length === 0 || (Number.isNaN(numbers.length) && lengthOf(line) === 0);

function byEnds(reaches: readonly FileReach[], snap: number): Omit<Joined, 'zeroLength'> {
  const nodes = new Snap(snap);
  const from = reaches.map(({ line }) => nodes.node(line[0] ?? []));
  const to = reaches.map(({ line }) => nodes.node(line.at(-1) ?? []));
  const moved = (node: number | undefined, at: Position | undefined): boolean => at !== undefined && distance(nodes.positions[node ?? 0] ?? at, at) > 0;
  const snapped = reaches.reduce((sum, { line }, at) => sum + Number(moved(from[at], line[0])) + Number(moved(to[at], line.at(-1))), 0);
  return { reaches, from, to, nodes: nodes.positions.length, positions: nodes.positions, turned: [], leadNowhere: [], snapped };
}

function byNames(reaches: readonly FileReach[], byNext: boolean): Omit<Joined, 'zeroLength'> {
  const ids = new Set(reaches.map(({ id }) => id));
  const numbers = new Map<string, number>();
  const numberOf = (name: string): number => {
    const known = numbers.get(name) ?? numbers.size;
    numbers.set(name, known);
    return known;
  };
  const ends = (next: string | undefined): boolean => next === undefined || next === '0' || next === '-1';
  const from = reaches.map((reach) => numberOf(byNext ? `above ${reach.id}` : reach.from ?? ''));
  const to = reaches.map(({ id, next, to: node }) => numberOf(!byNext ? node ?? '' : ends(next) || !ids.has(next ?? '') ? `below ${id}` : `above ${next}`));
  const leadNowhere = byNext ? reaches.filter(({ next }) => !ends(next) && !ids.has(next ?? '')).map(({ id }) => id) : [];
  const { turned, positions } = turnedLines(reaches, from, to, numbers.size);
  return { reaches, from, to, nodes: numbers.size, positions, turned, leadNowhere, snapped: 0 };
}

/** A line is against its from/to where its ends lie nearer to what the other lines say of the nodes when it is turned. */
function turnedLines(reaches: readonly FileReach[], from: readonly number[], to: readonly number[], nodes: number): { turned: readonly string[]; positions: readonly (Position | undefined)[] } {
  const said: Position[][] = Array.from({ length: nodes }, () => []);
  const put = (node: number | undefined, at: Position | undefined): void => { if (at !== undefined && node !== undefined) said[node]?.push(at); };
  for (const [at, { line }] of reaches.entries()) {
    put(from[at], line[0]);
    put(to[at], line.at(-1));
  }
  const far = (node: number | undefined, end: Position, own: Position): number => {
    const others = said[node ?? 0]?.filter((other) => other !== own) ?? [];
    return others.length === 0 ? 0 : Math.min(...others.map((other) => distance(other, end)));
  };
  const turned = reaches.filter(({ line }, at) => {
    const [first, last] = [line[0], line.at(-1)];
    if (first === undefined || last === undefined || line.length < 2) return false;
    const apart = distance(first, last);
    return far(from[at], first, first) + far(to[at], last, last) > far(from[at], last, first) + far(to[at], first, last) + apart / 2;
  }).map(({ id }) => id);
  return { turned, positions: said.map(([first]) => first) };
}
