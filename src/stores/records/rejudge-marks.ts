import { canonical, type Json } from '../../basis/canonical.ts';
import { addDays, day, startOfDay } from '../../basis/time.ts';
import type { RegisterEntry, RejudgeMark } from '../../flow/ports/records.ts';
import { nearestVersion, standing, versionOn } from '../../model/version.ts';

export type NewMark = Omit<RejudgeMark, 'id'>;

/** Kinds of which a new version may change what was judged. */
export const judgedBy = ['point', 'outlet-limit'] as const;

type Body = { readonly [key: string]: Json | undefined };
type Span = { readonly from: string; readonly to: string };
const [beginning, end] = ['0000-00-00', '9999-12-31'];

/** What of a version judging reads, and the points it says it of; undefined: nothing holds. */
type Effect = { readonly says: string; readonly points: readonly number[] } | undefined;

/**
 * Which points and moments may be judged otherwise once these entries stand: exactly the days on which another content holds than
 * before. `before`: all versions of these ids so far. A point that was not known before leaves no mark: nothing was judged of it.
 * Editions of standards leave none either: they are dated beforehand, each hour meets its own.
 */
export function marksOf(before: readonly RegisterEntry[], entries: readonly RegisterEntry[]): readonly NewMark[] {
  const marks = new Map<string, { from: string; to: string; cause: string; enteredAt: number; points: Set<number> }>();
  const known = Map.groupBy(before, idOf);
  for (const [id, given] of Map.groupBy(entries.filter(({ kind }) => kind === 'point' || kind === 'outlet-limit'), idOf)) {
    const held = known.get(id) ?? [];
    const [kind, enteredAt] = [given[0]?.kind ?? 'point', Math.max(...given.map((entry) => entry.enteredAt))];
    if (kind === 'point' && held.length === 0) continue;
    for (const { points, from, to } of differences(kind, standing(held), standing([...held, ...given]))) {
      const key = `${kind} ${from} ${to}`;
      const mark = marks.get(key) ?? { from, to, cause: kind, enteredAt, points: new Set() };
      for (const point of points) mark.points.add(point);
      marks.set(key, { ...mark, enteredAt: Math.max(mark.enteredAt, enteredAt) });
    }
  }
  return [...marks.values()].map(({ from, to, points, ...rest }) => ({
    ...rest, points: [...points].sort((a, b) => a - b), from: from === beginning ? 0 : startOfDay(day(from)),
    ...(to === end ? {} : { to: startOfDay(addDays(day(to), 1)) }),
  }));
}

const idOf = ({ kind, id }: RegisterEntry): string => JSON.stringify([kind, id]);

type Versions = readonly RegisterEntry[];
type Difference = { readonly from: string; to: string; readonly points: readonly number[] };

function differences(kind: string, before: Versions, after: Versions): readonly Difference[] {
  const found: Difference[] = [];
  for (const { from, to } of spans([...before, ...after])) {
    const [was, is] = [effectOn(kind, before, from), effectOn(kind, after, from)];
    if (was?.says === is?.says) continue;
    const points = [...new Set([...(was?.points ?? []), ...(is?.points ?? [])])].sort((a, b) => a - b);
    const last = found.at(-1);
    if (last !== undefined && last.to !== end && addDays(day(last.to), 1) === from && String(last.points) === String(points)) last.to = to;
    else found.push({ from, to, points });
  }
  return found;
}

/** The days between which no version begins or ends, first to last. */
function spans(versions: readonly RegisterEntry[]): readonly Span[] {
  const ended = versions.flatMap(({ to }) => (to === undefined ? [] : [addDays(day(to), 1)]));
  const starts = [...new Set([beginning, ...versions.map(({ from }) => from), ...ended])].sort();
  return starts.map((from, at) => {
    const next = starts[at + 1];
    return { from, to: next === undefined ? end : addDays(day(next), -1) };
  });
}

function effectOn(kind: string, versions: readonly RegisterEntry[], on: string): Effect {
  const held = kind === 'point' ? nearestVersion(versions, on) : versionOn(versions, on);
  const body = held?.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const { from: _from, to: _to, enteredAt: _entered, ...rest } = body as Body;
  const number = kind === 'point' ? rest['number'] : rest['point'];
  const read: Body = kind === 'point' ? { kind: rest['kind'], waterbody: rest['waterbody'], attributes: rest['attributes'] } : rest;
  const says = canonical(Object.fromEntries(Object.entries(read).filter((pair): pair is [string, Json] => pair[1] !== undefined)));
  return { says, points: typeof number === 'number' ? [number] : [] };
}
