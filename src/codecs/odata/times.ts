import { isDay, latestMoment } from '../../basis/time.ts';
import type { CivilDate, Duration, Interval, Moment, TimeOfDay } from './ast.ts';

type Time = Moment | Interval | CivilDate | TimeOfDay | Duration;

const moment = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})$/;
const timeOfDay = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;
const duration = /^duration (-)?P(?:(\d{1,6})D)?(?:T(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$/;

/** `2026-03-01T08:00:00+08:00`, two of them as `from/to`, `2026-03-01`, `08:00:00`, `duration PT1H`; undefined where there is none. */
export function readTime(text: string): Time | undefined {
  if (text.startsWith('duration ')) return readDuration(text);
  if (text.includes('/')) return readInterval(text);
  if (text.includes('T')) {
    const at = readMoment(text);
    return at === undefined ? undefined : { kind: 'moment', at };
  }
  if (text.includes('-')) return isDay(text) ? { kind: 'date', text } : undefined;
  const [, hour = '', minute = '', second = '0', fraction = ''] = timeOfDay.exec(text) ?? [];
  const ms = clock(hour, minute, second, fraction);
  return hour === '' || ms === undefined ? undefined : { kind: 'time', ms };
}

/** UTC ms; undefined where no such moment is. Thousandths are kept, finer fractions cut. */
export function readMoment(text: string): number | undefined {
  const [, day = '', hour = '', minute = '', second = '0', fraction = '', zone = 'Z'] = moment.exec(text) ?? [];
  const inDay = clock(hour, minute, second, fraction);
  const offset = zone === 'Z' ? 0 : offsetMs(zone);
  if (!isDay(day) || inDay === undefined || offset === undefined) return undefined;
  const at = Date.parse(`${day}T00:00:00Z`) + inDay - offset;
  return Math.abs(at) <= latestMoment ? at : undefined;
}

function readInterval(text: string): Interval | undefined {
  const [first = '', second = ''] = text.split('/');
  const [from, to] = [readMoment(first), readMoment(second)];
  return from === undefined || to === undefined || from > to ? undefined : { kind: 'interval', from, to };
}

function readDuration(text: string): Duration | undefined {
  const said = duration.exec(text);
  if (said === null || /[PT]$/.test(text)) return undefined;
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0'] = said;
  const ms = Number(days) * 86_400_000 + Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Math.round(Number(seconds) * 1000);
  return { kind: 'duration', ms: sign === undefined || ms === 0 ? ms : -ms };
}

function clock(hour: string, minute: string, second: string, fraction: string): number | undefined {
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}

function offsetMs(zone: string): number | undefined {
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return hours > 14 || minutes > 59 ? undefined : (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

export const printMoment = (at: number): string => new Date(at).toISOString();

export function printTime(time: Time): string {
  switch (time.kind) {
    case 'moment': return printMoment(time.at);
    case 'interval': return `${printMoment(time.from)}/${printMoment(time.to)}`;
    case 'date': return time.text;
    case 'time': return new Date(time.ms).toISOString().slice(11, 23);
    case 'duration': return `duration'${time.ms < 0 ? '-' : ''}PT${(Math.abs(time.ms) / 1000).toString()}S'`;
  }
}
