import { exact } from '../../basis/decimal.ts';
import { dayMs } from '../../basis/time.ts';

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';
const tokens: readonly (readonly [string, Part, string])[] = [
  ['YYYY', 'year', String.raw`(\d{4})`], ['MM', 'month', String.raw`(\d{2})`], ['DD', 'day', String.raw`(\d{2})`],
  ['HH', 'hour', String.raw`(\d{2})`], ['mm', 'minute', String.raw`(\d{2})`], ['ss', 'second', String.raw`(\d{2})`],
  ['M', 'month', String.raw`(\d{1,2})`], ['D', 'day', String.raw`(\d{1,2})`], ['H', 'hour', String.raw`(\d{1,2})`],
];

/** Reads a civil moment into ms as if it were UTC; undefined for what the format does not fit or what is no moment. 24 h is the next day. */
export type ReadTime = (text: string) => { readonly ms: number; readonly zoned: boolean } | undefined;

/** The reader of a format; undefined where the format names no day. */
export function timeReader(format: string): ReadTime | undefined {
  if (format === 'excel') return readSerial;
  if (format === 'iso') return readIso;
  const parts: Part[] = [];
  let pattern = '';
  for (let rest = format; rest !== '';) {
    const token = tokens.find(([name]) => rest.startsWith(name));
    if (token !== undefined) parts.push(token[1]);
    pattern += token === undefined ? literal(rest) : token[2];
    rest = rest.slice(token?.[0].length ?? 1);
  }
  if (new Set(parts).size !== parts.length || !(['year', 'month', 'day'] as const).every((part) => parts.includes(part))) return undefined;
  const whole = new RegExp(`^${pattern}$`, 'u');
  return (text) => {
    const found = whole.exec(text);
    if (found === null) return undefined;
    const ms = moment(Object.fromEntries(parts.map((part, at) => [part, Number(found[at + 1])])));
    return ms === undefined ? undefined : { ms, zoned: false };
  };
}

/** A blank of the format stands for any run of them; everything else is itself. */
const literal = (rest: string): string => (rest.startsWith(' ') ? String.raw`\s+` : rest.charAt(0).replace(/[.*+?^${}()|[\]\\/]/u, String.raw`\$&`));

function moment({ year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 }: Partial<Record<Part, number>>): number | undefined {
  if (hour > 24 || minute > 59 || second > 59 || (hour === 24 && minute + second > 0)) return undefined;
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return at.getTime() + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Days since 1899-12-30, as spreadsheets count them; the second is the finest that they can name. */
const readSerial: ReadTime = (text) => {
  if (!/^\d{4,6}(\.\d+)?$/u.test(text)) return undefined;
  return { ms: Date.UTC(1899, 11, 30) + Math.round(exact(text).times(dayMs / 1000).toNumber()) * 1000, zoned: false };
};

const iso = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/u;
const readIso: ReadTime = (text) => {
  const found = iso.exec(text);
  if (found === null) return undefined;
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map((part) => Number(part ?? 0));
  const own = moment({ year: year ?? 0, month: month ?? 0, day: day ?? 0, hour: hour ?? 0, minute: minute ?? 0, second: second ?? 0 });
  if (own === undefined) return undefined;
  const [zone] = found.slice(7);
  if (zone === undefined) return { ms: own, zoned: false };
  const [sign, hours, minutes] = zone === 'Z' ? [1, 0, 0] : [zone.startsWith('-') ? -1 : 1, Number(zone.slice(1, 3)),
    Number(zone.slice(-2))];
  return { ms: own - sign * (hours * 60 + minutes) * 60_000, zoned: true };
};
