import { dayOf, instant, zone } from '../../basis/time.ts';
import type { Language } from './preferences.ts';

type Part = Intl.DateTimeFormatOptions;
const made = new Map<string, Intl.DateTimeFormat>();

function format(ms: number, language: Language, parts: Part): string {
  const key = `${language}${JSON.stringify(parts)}`;
  const held = made.get(key) ?? new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { timeZone: zone, hourCycle: 'h23', ...parts });
  made.set(key, held);
  return held.format(ms);
}

/** 「2026年11月23日」 / "23 November 2026". */
export const longDay = (ms: number, language: Language): string => format(ms, language, { year: 'numeric', month: 'long', day: 'numeric' });

/** 「11月26日」 / "26 Nov". */
export const shortDay = (ms: number, language: Language): string =>
  format(ms, language, { month: language === 'zh' ? 'long' : 'short', day: 'numeric' });

/** 「11月」 / "November". */
export const monthName = (ms: number, language: Language): string => format(ms, language, { month: 'long' });

export const timeOfDay = (ms: number, language: Language): string => format(ms, language, { hour: '2-digit', minute: '2-digit' });

/** 「2026年11月23日 17:30」. */
export const moment = (ms: number, language: Language): string => `${longDay(ms, language)} ${timeOfDay(ms, language)}`;

export const weekday = (ms: number, language: Language): string => format(ms, language, { weekday: 'short' });

/** 「11月26日17:30」 / "26 Nov, 17:30": in lists and clocks. */
export const shortMoment = (ms: number, language: Language): string =>
  `${shortDay(ms, language)}${language === 'zh' ? '' : ', '}${timeOfDay(ms, language)}`;

export type ClockFigures = {
  readonly due?: number | undefined; readonly remaining: number; readonly unit: 'working-day' | 'natural-day' | 'hour';
  readonly overdue: boolean; readonly stoppedAt?: number | undefined;
  /** Year whose calendar it waits for; since when it is paused; the warning point that has come. */
  readonly awaits?: string | undefined; readonly paused?: { readonly from: number } | undefined; readonly warned?: number | undefined;
};

const unitWords = {
  'working-day': { zh: '个工作日', one: 'working day', many: 'working days' },
  'natural-day': { zh: '日', one: 'day', many: 'days' },
  hour: { zh: '小时', one: 'hour', many: 'hours' },
} as const;

/**
 * 「剩余3个工作日(11月26日17:30截止)」; 「今日到期(17:30截止)」; 「逾期2个工作日(应于11月26日17:30前)」; 「暂停计时(11月20日10:00起)」;
 * 「2027年放假安排未公布,截止时间待定」.
 */
export function clockWords(clock: ClockFigures, now: number, language: Language): string {
  const zh = language === 'zh';
  if (clock.stoppedAt !== undefined) {
    const [kept, at] = [!isLate(clock, clock.stoppedAt), shortMoment(clock.stoppedAt, language)];
    return zh ? `${kept ? '按期办理' : '逾期办理'}(${at})` : `${kept ? 'done in time' : 'done late'} (${at})`;
  }
  if (clock.paused !== undefined && !clock.overdue) {
    const since = shortMoment(clock.paused.from, language);
    return zh ? `暂停计时(${since}起)` : `paused since ${since}`;
  }
  return clock.due === undefined
    ? (zh ? `${clock.awaits}年放假安排未公布,截止时间待定` : `working days of ${clock.awaits} not published, due day open`)
    : leftWords({ ...clock, due: clock.due }, now, language);
}

const isLate = ({ due }: ClockFigures, at: number): boolean => due !== undefined && at > due;

function leftWords(clock: ClockFigures & { readonly due: number }, now: number, language: Language): string {
  const until = shortMoment(clock.due, language);
  const left = amount(Math.abs(clock.remaining), clock.unit, language);
  if (clock.overdue && clock.remaining >= 0) return language === 'zh' ? `已逾期(应于${until}前)` : `late (was due ${until})`;
  if (clock.overdue) return language === 'zh' ? `逾期${left}(应于${until}前)` : `${left} late (was due ${until})`;
  if (clock.unit !== 'hour' && isSameDay(clock.due, now)) {
    return language === 'zh' ? `今日到期(${timeOfDay(clock.due, 'zh')}截止)` : `due today at ${timeOfDay(clock.due, 'en')}`;
  }
  return language === 'zh' ? `剩余${left}(${until}截止)` : `${left} left (due ${until})`;
}

function amount(count: number, unit: ClockFigures['unit'], language: Language): string {
  const words = unitWords[unit];
  return language === 'zh' ? `${count}${words.zh}` : `${count} ${count === 1 ? words.one : words.many}`;
}

const isSameDay = (a: number, b: number): boolean => dayOf(instant(Math.floor(a))) === dayOf(instant(Math.floor(b)));

export type ClockTone = 'late' | 'due' | 'ok' | 'neutral';

/** Tone of a clock; the text beside it always says the same in words. */
export function clockTone(clock: ClockFigures, now: number): ClockTone {
  if (clock.stoppedAt !== undefined) return isLate(clock, clock.stoppedAt) ? 'late' : 'ok';
  if (clock.overdue) return 'late';
  if (clock.paused !== undefined || clock.due === undefined) return 'neutral';
  if (clock.warned !== undefined) return 'due';
  const near = clock.unit === 'hour' ? clock.remaining <= 4 : clock.remaining <= 1 || isSameDay(clock.due, now);
  return near ? 'due' : 'neutral';
}
