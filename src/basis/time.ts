import type { Brand } from './brand.ts';

/** UTC milliseconds since 1970: the one stored form of a moment. */
export type Instant = Brand<number, 'instant-ms'>;
/** Civil day in Asia/Shanghai, `YYYY-MM-DD`. */
export type Day = Brand<string, 'day'>;

export const zone = 'Asia/Shanghai';
/** China has kept UTC+8 without daylight saving since 1991-09-15; every observation here is later. */
export const civilOffsetMs = 8 * 3_600_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

/** The latest moment that anything may name (2200-01-01 UTC): both engines and every calendar function hold it. */
export const latestMoment = 7_258_118_400_000;

export const instant = (ms: number): Instant => {
  if (!Number.isSafeInteger(ms)) throw new TypeError(`Instant needs whole milliseconds, got ${ms}`);
  return ms as Instant;
};

export const startOfHour = (at: Instant): Instant => (Math.floor(at / hourMs) * hourMs) as Instant;

export function dayOf(at: Instant): Day {
  return new Date(at + civilOffsetMs).toISOString().slice(0, 10) as Day;
}

export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

export const day = (text: string): Day => {
  if (!isDay(text)) throw new TypeError(`Day like 2026-03-01, got "${text}"`);
  return text;
};

/** First moment of the civil day. */
export const startOfDay = (of: Day): Instant => (Date.parse(`${of}T00:00:00Z`) - civilOffsetMs) as Instant;

export const addDays = (from: Day, count: number): Day =>
  new Date(Date.parse(`${from}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10) as Day;

/** `YYYY-MM-DD HH:mm` in Beijing time. */
export const civil = (at: Instant): string => new Date(at + civilOffsetMs).toISOString().slice(0, 16).replace('T', ' ');

/** From civil parts of Beijing time; undefined when they name no real moment. */
export function fromCivil(year: number, month: number, dayOfMonth: number, hour = 0, minute = 0, second = 0, ms = 0): Instant | undefined {
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const at = Date.UTC(year, month - 1, dayOfMonth, hour, minute, second, ms);
  const back = new Date(at);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== dayOfMonth || back.getUTCFullYear() !== year) return undefined;
  return (at - civilOffsetMs) as Instant;
}
