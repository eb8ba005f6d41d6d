import type { FaultCode } from '../../basis/fault.ts';
import { parseExact, toMicro } from '../../basis/decimal.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { civilOffsetMs } from '../../basis/time.ts';
import { readMoment, readTime } from '../odata/times.ts';
import { isRecord, NumberText, type ExactJson } from './exact-json.ts';
import { readStreamId, type StreamKey } from './read-stream-id.ts';
import { lengthOf, type StreamPeriod } from './streams.ts';

/** One observation as it came, ready to be a reading: start of its period [UTC ms], value × 10^6, character of the data flag. */
export type PushedRow = { readonly at: number; readonly micro: bigint; readonly flag: number };
/** The rows of one Datastream in their order, each taken or refused. */
export type PushedRows = { readonly stream: StreamKey; readonly rows: readonly Result<PushedRow>[] };

const names = ['phenomenonTime', 'result', 'resultTime', 'resultQuality', 'validTime', 'parameters'] as const;
const linkNames = ['Datastream', 'FeatureOfInterest'];
type Values = Readonly<Partial<Record<(typeof names)[number], ExactJson>>>;

/** The body of one Observation. `inside`: the Datastream that the address names already. `now`: world clock, UTC ms. */
export function readObservation(body: ExactJson | undefined, inside: string | undefined, now: number): Result<PushedRows> {
  if (!isRecord(body)) return fail('push.malformed', 'a JSON object is needed');
  const stray = Object.keys(body).find((name) => !names.some((one) => one === name) && !linkNames.includes(name));
  if (stray !== undefined) return fail('push.malformed', `an Observation has no ${stray.slice(0, 60)}`);
  const named = linkId(body['Datastream']);
  if (inside !== undefined && named !== undefined && named !== inside) return fail('push.malformed', 'address and body name two Datastreams');
  const stream = streamOf(inside ?? named);
  return stream.ok ? ok({ stream: stream.value, rows: [readRow(body, stream.value.period, now)] }) : stream;
}

/** One element of a DataArray document (18-088 §13.2): rows of one Datastream. */
export function readDataArray(element: ExactJson | undefined, now: number): Result<PushedRows> {
  if (!isRecord(element)) return fail('push.malformed', 'each element is a JSON object');
  const stream = streamOf(linkId(element['Datastream']));
  if (!stream.ok) return stream;
  const { components, dataArray } = element;
  if (!Array.isArray(components) || !Array.isArray(dataArray)) return fail('push.malformed', 'components and dataArray are lists');
  const known = (one: unknown): boolean => names.some((name) => name === one) || one === 'FeatureOfInterest/id';
  const stray: unknown = components.find((one) => !known(one)) ?? components.find((one, at) => components.indexOf(one) !== at);
  if (stray !== undefined) return fail('push.malformed', `components: ${typeof stray === 'string' ? stray.slice(0, 60) : typeof stray}`);
  return ok({ stream: stream.value, rows: dataArray.map((row) => readArrayRow(row as ExactJson, components as readonly string[], stream.value.period, now)) });
}

function readArrayRow(row: ExactJson, components: readonly string[], period: StreamPeriod, now: number): Result<PushedRow> {
  if (!Array.isArray(row) || row.length !== components.length) return fail('push.malformed', `a row has ${components.length} values`);
  return readRow(Object.fromEntries(components.map((name, at) => [name, row[at] as ExactJson])), period, now);
}

const linkId = (link: ExactJson | undefined): string | undefined => {
  const id = isRecord(link) ? link['@iot.id'] : undefined;
  return typeof id === 'string' ? id : undefined;
};

function streamOf(id: string | undefined): Result<StreamKey> {
  if (id === undefined) return fail('push.malformed', 'Datastream {"@iot.id": …} is needed');
  const stream = readStreamId(id);
  return stream === undefined ? fail('push.unknown-datastream', id.slice(0, 100)) : ok(stream);
}

function readRow({ phenomenonTime, result, resultTime, resultQuality }: Values, period: StreamPeriod, now: number): Result<PushedRow> {
  if (!(result instanceof NumberText)) return fail('value.not-a-number', short(result));
  const value = parseExact(result.text);
  const micro = value === undefined ? undefined : toMicro(value);
  if (micro === undefined) return fail('value.unrepresentable', result.text.slice(0, 40));
  const flag = flagOf(resultQuality);
  if (flag === undefined) return fail('push.malformed', 'resultQuality is one character, the data flag');
  if (resultTime !== undefined && resultTime !== null && (typeof resultTime !== 'string' || readMoment(resultTime) === undefined)) return fail('push.malformed', 'resultTime is a moment');
  const at = periodAt(phenomenonTime, period, now);
  return at.ok ? ok({ at: at.value, micro, flag }) : at;
}

const short = (value: ExactJson | undefined): string => (typeof value === 'string' ? value.slice(0, 40) : value === undefined ? 'no result' : typeof value);

/** Of a realtime series a moment, now where none is given; of another the interval of exactly one hour or civil day that is over. */
function periodAt(time: ExactJson | undefined, period: StreamPeriod, now: number): Result<number> {
  const length = lengthOf(period);
  if (time === undefined || time === null) return period === 'realtime' ? ok(now) : fail('push.off-grid', 'phenomenonTime is needed');
  const read = typeof time === 'string' ? readTime(time) : undefined;
  if (read?.kind !== 'moment' && read?.kind !== 'interval') return fail('push.off-grid', typeof time === 'string' ? time.slice(0, 60) : typeof time);
  const [from, to] = read.kind === 'moment' ? [read.at, read.at] : [read.from, read.to];
  const says = period === 'realtime' ? 'a moment is needed' : `an interval of one ${period} is needed: start/end`;
  if (to - from !== length || (length > 0 && (from + civilOffsetMs) % length !== 0)) return fail('push.off-grid', says);
  if (from < 0) return fail('push.off-grid', 'before 1970');
  return to <= now + aheadMs ? ok(from) : fail('push.future-time', String(time).slice(0, 60));
}

/** Clocks of senders are not exact: as far ahead as a logger may be. */
const aheadMs = 600_000;

function flagOf(quality: ExactJson | undefined): number | undefined {
  if (quality === undefined || quality === null) return 'N'.charCodeAt(0);
  const code = typeof quality === 'string' && quality.length === 1 ? quality.charCodeAt(0) : 0;
  return code > 0x20 && code < 0x7f ? code : undefined;
}

/** Why a row was refused, as the one word that a DataArray answers with begins. */
export const errorOf = ({ fault, detail }: { readonly fault: FaultCode; readonly detail: string }): string => `error: ${fault}${detail === '' ? '' : `: ${detail}`}`;
