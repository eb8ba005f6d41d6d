import { fail, ok, type Result } from '../../basis/result.ts';
import type { RiverReaches } from '../../model/river-reaches.ts';
import { columnNames, columns, namedColumns, type Column } from './columns.ts';
import { lengthOf } from './distance.ts';
import { danglingEnds, headsMeeting, loops, parts } from './graph-faults.ts';
import { joinEnds, type Joined } from './join-ends.ts';
import { isRecord, readLine, type FileReach, type NumberColumn } from './read-line.ts';

/** What was found, mended and refused, by reach ids. A network with loops, refused reaches or clashing ids must not be traced. */
export type RepairReport = {
  readonly read: number; readonly kept: number; readonly columns: Readonly<Partial<Record<Column, string>>>; readonly ignoredColumns: readonly string[];
  /** Mended: rows that repeat another word for word are left out; geometry drawn against from/to is turned; reaches without length whose ends are one node are left out. */
  readonly repaired: { readonly repeatedRows: readonly string[]; readonly turnedGeometry: readonly string[]; readonly zeroLength: readonly string[]; readonly snappedEnds: number };
  /** Refused: rows that cannot be read or hold what cannot be, each with why. */
  readonly refused: readonly { readonly reach: string; readonly fault: string; readonly detail: string }[];
  /** Only told: each loop by its reaches, ends that lead nowhere, nodes into which reaches lead and none leaves beside another outlet, parts beside the largest. */
  readonly loops: readonly (readonly string[])[]; readonly danglingEnds: readonly string[]; readonly headsMeeting: readonly (readonly string[])[]; readonly disconnectedParts: readonly (readonly string[])[];
  readonly lengthFromGeometry: number; readonly reversing: readonly string[];
};
export type NetworkRead = { readonly reaches: RiverReaches; readonly report: RepairReport };
export type NetworkForm = {
  /** Metres within which ends of lines are one node, where the file has neither from/to nor next. */
  readonly snap: number;
  /** Names of the file for our columns, where they are not the documented ones. */
  readonly names?: ReadonlyMap<string, string>;
};

/**
 * A river network from a GeoJSON FeatureCollection of lines (WGS 84 or CGCS2000, longitude first). Nodes by `from`/`to`, else by `next` (id of the
 * reach below; 0 or nothing at an outlet), else by ends of lines within `snap` metres. Faults trace.unreadable, trace.no-column, trace.too-few.
 */
export function readNetwork(collection: unknown, { snap, names: own = new Map() }: NetworkForm): Result<NetworkRead> {
  if (!isRecord(collection) || !Array.isArray(collection['features'])) return fail('trace.unreadable', 'no GeoJSON FeatureCollection');
  const features: readonly unknown[] = collection['features'];
  const present = new Set(features.flatMap((feature) => (isRecord(feature) && isRecord(feature['properties']) ? Object.keys(feature['properties']) : [])));
  const missing = [...own].find(([column, name]) => !Object.hasOwn(columns, column) || !present.has(name));
  if (missing !== undefined) return fail('trace.no-column', `${missing.join('=')} (there are ${[...present].join(', ')}; columns are ${columnNames.join(', ')})`);
  const named = namedColumns(present, own);
  const rows = sorted(features.map((feature, at) => readLine(feature, at, named)));
  const joined = joinEnds(rows.kept, snap);
  if (!joined.ok) return joined;
  if (joined.value.reaches.length === 0) return fail('trace.too-few', rows.refused[0]?.detail ?? 'no reach in the file');
  const reaches = arraysOf(joined.value);
  const graph = { ...reaches, positions: joined.value.positions };
  return ok({
    reaches,
    report: {
      read: features.length, kept: reaches.ids.length, columns: Object.fromEntries(named.names), ignoredColumns: named.ignored,
      repaired: { repeatedRows: rows.repeated, turnedGeometry: joined.value.turned, zeroLength: joined.value.zeroLength, snappedEnds: joined.value.snapped }, refused: rows.refused,
      loops: loops(graph), danglingEnds: [...joined.value.leadNowhere, ...danglingEnds(graph, snap)], headsMeeting: headsMeeting(graph), disconnectedParts: parts(graph),
      lengthFromGeometry: joined.value.reaches.filter(({ numbers, line }) => Number.isNaN(numbers.length) && line.length > 1).length,
      reversing: joined.value.reaches.filter(({ reverses }) => reverses).map(({ id }) => id),
    },
  });
}

type Sorted = { readonly kept: readonly FileReach[]; readonly repeated: readonly string[]; readonly refused: RepairReport['refused'] };

/** A row that says the same again is left out; one that says otherwise under the same id is refused, since nobody knows which holds. */
function sorted(rows: readonly Result<FileReach>[]): Sorted {
  const [kept, repeated, refused] = [new Map<string, FileReach>(), [] as string[], [] as { reach: string; fault: string; detail: string }[]];
  for (const row of rows) {
    if (!row.ok) { refused.push({ reach: /reach (.+?)(?:\)|:|$)/u.exec(row.detail)?.[1] ?? '', fault: row.fault, detail: row.detail }); continue; }
    const { id } = row.value;
    const before = kept.get(id);
    if (before === undefined) kept.set(id, row.value);
    else if (JSON.stringify(before) === JSON.stringify(row.value)) repeated.push(id);
    else refused.push({ reach: id, fault: 'trace.unreadable', detail: `two reaches are called ${id}` });
  }
  return { kept: [...kept.values()], repeated, refused };
}

function arraysOf({ reaches, from, to, nodes }: Joined): RiverReaches {
  const column = (name: NumberColumn): Float64Array => Float64Array.from(reaches, ({ numbers }) => numbers[name]);
  return {
    ids: reaches.map(({ id }) => id), from: Int32Array.from(from), to: Int32Array.from(to), nodes,
    length: Float64Array.from(reaches, ({ numbers, line }) => (Number.isNaN(numbers.length) && line.length > 1 ? lengthOf(line) : numbers.length)),
    travelHours: column('travelHours'), velocity: column('velocity'), flow: column('flow'), meanFlow: column('meanFlow'), area: column('area'), slope: column('slope'),
    share: column('share'), decay: column('decay'), reverses: Uint8Array.from(reaches, ({ reverses }) => (reverses ? 1 : 0)),
  };
}
