import { fail, ok, type Result } from '../../basis/result.ts';
import { readNetwork, type NetworkRead } from '../../codecs/river-network/read-network.ts';
import { readGeopackage } from './geopackage.ts';
import { fileBytes } from './table-file.ts';

/** Flags of every verb that reads a network. */
export const networkFlags = {
  network: { type: 'string', says: 'GeoJSON (plain or gzip) or GeoPackage of reaches' },
  snap: { type: 'string', fallback: '1', says: 'metres within which ends of lines are one node, where the file names no nodes' },
  column: { type: 'string-list', says: 'OURS=THEIRS, a column under another name; repeatable' },
  velocity: { type: 'string', says: 'm/s for reaches of which nothing is known; without it a search ends there' },
} as const;
type NetworkFlags = { readonly flags: { readonly network: string | undefined; readonly snap: string | undefined }; readonly lists: Readonly<Record<string, readonly string[]>> };

/** A network as it stands in the file, with its report. Faults file.missing, trace.unreadable, trace.no-column, trace.too-few, system.bad-option. */
export function readNetworkFile({ flags, lists }: NetworkFlags): Result<NetworkRead> {
  if (flags.network === undefined) return fail('system.bad-option', '--network FILE');
  const snap = Number(flags.snap);
  if (!(snap > 0 && snap <= 1000)) return fail('system.bad-option', `--snap needs metres above 0 and to 1000, got ${flags.snap}`);
  const names = (lists['column'] ?? []).map((pair) => pair.split('='));
  const wrong = names.find((pair) => pair.length !== 2 || pair.includes(''));
  if (wrong !== undefined) return fail('system.bad-option', `--column OURS=THEIRS, got ${wrong.join('=')}`);
  const collection = collectionIn(flags.network);
  const read = collection.ok ? readNetwork(collection.value, { snap, names: new Map(names.map(([ours = '', theirs = '']) => [ours, theirs])) }) : collection;
  return read.ok || read.fault === 'file.missing' ? read : fail(read.fault, `${flags.network}: ${read.detail}`);
}

/** The same for tracing: refused where the report says that an answer would be wrong. Faults trace.network-loop, and that of the first refused reach. */
export function traceableNetwork(asked: NetworkFlags): Result<NetworkRead> {
  const read = readNetworkFile(asked);
  if (!read.ok) return read;
  const { loops, refused } = read.value.report;
  const [loop] = loops;
  if (loop !== undefined) return fail('trace.network-loop', loops.map((reaches) => [...reaches].join(' → ')).join('; '));
  const [first] = refused;
  if (first === undefined) return read;
  const fault = first.fault === 'trace.no-column' || first.fault === 'trace.unreadable' ? first.fault : 'trace.bad-number';
  return fail(fault, `${refused.length} of ${read.value.report.read} reaches refused, first ${first.detail}`);
}

/** `--velocity` as a number of metres a second, or nothing. */
export function assumedVelocity(text: string | undefined): Result<{ readonly assumedVelocity?: number }> {
  if (text === undefined) return ok({});
  const value = Number(text);
  return value > 0 && value < 20 ? ok({ assumedVelocity: value }) : fail('system.bad-option', `--velocity needs m/s above 0 and below 20, got ${text}`);
}

function collectionIn(path: string): Result<unknown> {
  const bytes = fileBytes(path);
  if (!bytes.ok) return bytes;
  if (new TextDecoder('latin1').decode(bytes.value.subarray(0, 15)) === 'SQLite format 3') return readGeopackage(path);
  try {
    return ok(JSON.parse(new TextDecoder().decode(bytes.value)) as unknown);
  } catch (error) {
    return fail('trace.unreadable', `no JSON: ${error instanceof Error ? error.message : ''}`);
  }
}
