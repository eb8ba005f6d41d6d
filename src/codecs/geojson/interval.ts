import { isDay, latestMoment } from '../../basis/time.ts';
import { fail, ok, type Result } from '../../basis/result.ts';

/** From and to in UTC ms, both included; open where absent. */
export type Interval = { readonly from?: number; readonly to?: number };

/** The query parameter `datetime`: a moment of RFC 3339, or two with a slash between; `..` or nothing for an open end. */
export function readInterval(text: string): Result<Interval> {
  const ends = text.split('/');
  const [start = '', end = start] = ends;
  const [from, to] = [readMoment(start), readMoment(end)];
  if (ends.length > 2 || from === 'wrong' || to === 'wrong') {
    return fail('features.bad-parameter', 'datetime: 2026-03-02T00:00:00Z, or two moments with a slash between, one of them may be ..');
  }
  if (from === undefined && to === undefined) return fail('features.bad-parameter', 'datetime: one end has to be a moment');
  if (from !== undefined && to !== undefined && from > to) return fail('features.bad-parameter', 'datetime: the end lies before the beginning');
  return ok({ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) });
}

const moment = /^(\d{4}-\d{2}-\d{2})[Tt](?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/u;

function readMoment(text: string): number | undefined | 'wrong' {
  if (text === '' || text === '..') return undefined;
  const day = moment.exec(text)?.[1];
  // A plus sign in a query is a blank, unless the client wrote %2B: both are read.
  if (day === undefined) return text.includes(' ') ? readMoment(text.replace(' ', '+')) : 'wrong';
  const at = isDay(day) ? Date.parse(text.toUpperCase()) : NaN;
  return Number.isNaN(at) || at > latestMoment ? 'wrong' : at;
}
