import { fail, ok, type Result } from '../../basis/result.ts';
import type { Trajectory, TrajectoryPoint } from '../../model/trajectory.ts';

/** The meteorology that the file names (model and its start), and the trajectories by their number. */
export type Endpoints = { readonly models: readonly string[]; readonly motion: string; readonly trajectories: readonly Trajectory[] };

/** Text of an endpoint file. Fault trace.unreadable: `line N: what`. */
export function readEndpoints(text: string): Result<Endpoints> {
  const lines = text.split(/\r?\n/u);
  const grids = Number(/^\s*(\d+)/u.exec(lines[0] ?? '')?.[1]);
  if (!Number.isInteger(grids) || grids < 1) return fail('trace.unreadable', 'line 1: number of meteorological grids');
  const head = /^\s*(\d+)\s*(FORWARD|BACKWARD)\s*([A-Z]*)/u.exec(lines[grids + 1] ?? '');
  if (head === null) return fail('trace.unreadable', `line ${grids + 2}: number of trajectories and direction`);
  const [count, direction, motion] = [Number(head[1]), head[2] === 'FORWARD' ? 'forward' as const : 'backward' as const, head[3] ?? ''];
  const starts: Trajectory['start'][] = [];
  for (let at = 0; at < count; at += 1) {
    const line = grids + 2 + at;
    const numbers = numbersOf(lines[line]);
    const [year = Number.NaN, month = 1, day = 1, hour = 0, lat = Number.NaN, lon = Number.NaN, height = Number.NaN] = numbers ?? [];
    if (numbers === undefined || Number.isNaN(year + lat + lon + height)) return fail('trace.unreadable', `line ${line + 1}: start of trajectory ${at + 1}`);
    starts.push({ at: momentOf(year, month, day, hour, 0), lat, lon, height });
  }
  const named = /^\s*(\d+)\s*(.*)$/u.exec(lines[grids + 2 + count] ?? '');
  const names = (named?.[2] ?? '').split(/\s+/u).filter((name) => name !== '');
  if (named === null || names.length !== Number(named[1])) return fail('trace.unreadable', `line ${grids + 3 + count}: names of diagnostics`);
  const points = readPoints(lines, grids + 3 + count, starts, names);
  if (!points.ok) return points;
  return ok({
    models: lines.slice(1, grids + 1).map((line) => line.trim().split(/\s+/u)[0] ?? ''), motion,
    trajectories: starts.map((start, at) => ({ direction, start, points: points.value[at] ?? [] })),
  });
}

function readPoints(lines: readonly string[], first: number, starts: readonly Trajectory['start'][], names: readonly string[]): Result<readonly (readonly TrajectoryPoint[])[]> {
  const points: TrajectoryPoint[][] = starts.map(() => []);
  for (let line = first; line < lines.length; line += 1) {
    if ((lines[line] ?? '').trim() === '') continue;
    const numbers = numbersOf(lines[line]);
    const [of = 0, , year = 0, month = 1, day = 1, hour = 0, minute = 0, , hours = 0, lat = Number.NaN, lon = Number.NaN, height = Number.NaN, ...diagnostics] = numbers ?? [];
    const into = points[of - 1];
    if (numbers === undefined || into === undefined || Number.isNaN(height) || diagnostics.length !== names.length) return fail('trace.unreadable', `line ${line + 1}: ${names.length + 12} numbers of a known trajectory`);
    into.push({ hours, at: momentOf(year, month, day, hour, minute), lat, lon, height, values: Object.fromEntries(names.map((name, at) => [name, diagnostics[at] ?? 0])) });
  }
  return points.some((of) => of.length === 0) ? fail('trace.unreadable', 'a trajectory without a point: the file ends early') : ok(points);
}

function numbersOf(line: string | undefined): readonly number[] | undefined {
  const words = (line ?? '').trim().split(/\s+/u);
  const numbers = words.map(Number);
  return words[0] === '' || numbers.some((number) => !Number.isFinite(number)) ? undefined : numbers;
}

const centuryFrom = 40;
const momentOf = (year: number, month: number, day: number, hour: number, minute: number): number =>
  Date.UTC(year < 100 ? year + (year >= centuryFrom ? 1900 : 2000) : year, month - 1, day, hour, minute);
