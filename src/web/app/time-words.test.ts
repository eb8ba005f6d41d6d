import { expect, test } from 'vitest';
import { fromCivil } from '../../basis/time.ts';
import { clockTone, clockWords, longDay, moment, shortMoment, type ClockFigures } from './time-words.ts';

const at = (month: number, day: number, hour: number, minute = 0): number => {
  const ms = fromCivil(2026, month, day, hour, minute);
  if (ms === undefined) throw new TypeError('no such moment');
  return ms;
};
const now = at(11, 23, 9);
const clock = (due: number, remaining: number, more: Partial<ClockFigures> = {}): ClockFigures => ({ due, remaining, unit: 'working-day', overdue: remaining < 0, ...more });

test.each([
  ['three working days  ', clock(at(11, 26, 17, 30), 3), '剩余3个工作日(11月26日17:30截止)', '3 working days left (due 26 Nov, 17:30)', 'neutral'],
  ['one working day     ', clock(at(11, 24, 17, 30), 1), '剩余1个工作日(11月24日17:30截止)', '1 working day left (due 24 Nov, 17:30)', 'due'],
  ['the same day        ', clock(at(11, 23, 17, 30), 0), '今日到期(17:30截止)', 'due today at 17:30', 'due'],
  ['overdue             ', clock(at(11, 20, 17, 30), -1), '逾期1个工作日(应于11月20日17:30前)', '1 working day late (was due 20 Nov, 17:30)', 'late'],
  ['overdue since today ', clock(at(11, 23, 8), 0, { overdue: true }), '已逾期(应于11月23日08:00前)', 'late (was due 23 Nov, 08:00)', 'late'],
  ['hours               ', clock(at(11, 23, 21), 12, { unit: 'hour' }), '剩余12小时(11月23日21:00截止)', '12 hours left (due 23 Nov, 21:00)', 'neutral'],
  ['few hours           ', clock(at(11, 23, 12), 3, { unit: 'hour' }), '剩余3小时(11月23日12:00截止)', '3 hours left (due 23 Nov, 12:00)', 'due'],
  ['warned              ', clock(at(11, 26, 17, 30), 3, { warned: 3 }), '剩余3个工作日(11月26日17:30截止)', '3 working days left (due 26 Nov, 17:30)', 'due'],
  ['paused              ', clock(at(11, 26, 17, 30), 3, { paused: { from: at(11, 20, 10) } }), '暂停计时(11月20日10:00起)', 'paused since 20 Nov, 10:00', 'neutral'],
  ['late, then paused   ', clock(at(11, 20, 17, 30), -1, { paused: { from: at(11, 21, 10) } }), '逾期1个工作日(应于11月20日17:30前)', '1 working day late (was due 20 Nov, 17:30)', 'late'],
  ['without a calendar  ', { ...clock(0, 0), due: undefined, awaits: '2027' }, '2027年放假安排未公布,截止时间待定', 'working days of 2027 not published, due day open', 'neutral'],
  ['done in time        ', clock(at(11, 26, 17, 30), 3, { stoppedAt: at(11, 22, 10) }), '按期办理(11月22日10:00)', 'done in time (22 Nov, 10:00)', 'ok'],
  ['done late           ', clock(at(11, 20, 17, 30), -1, { stoppedAt: at(11, 22, 10) }), '逾期办理(11月22日10:00)', 'done late (22 Nov, 10:00)', 'late'],
] as const)('%s', (_name, given, zh, en, tone) => {
  expect([clockWords(given, now, 'zh'), clockWords(given, now, 'en'), clockTone(given, now)]).toEqual([zh, en, tone]);
});

test('dates are Beijing civil dates wherever the browser stands', () => {
  const midnight = at(11, 23, 0);
  expect([longDay(midnight, 'zh'), longDay(midnight, 'en')]).toEqual(['2026年11月23日', '23 November 2026']);
  expect([moment(midnight, 'zh'), shortMoment(midnight, 'zh')]).toEqual(['2026年11月23日 00:00', '11月23日00:00']);
});
