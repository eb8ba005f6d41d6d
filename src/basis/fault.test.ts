import { expect, test } from 'vitest';
import { faultSays, faults } from './fault.ts';

test('a fault says its detail in its own words where it has a place for it', () => {
  expect(faultSays('clock.calendar-unknown', '2027')).toEqual({
    zh: '2027年放假安排尚未公布,跨入该年的期限暂不能计算',
    en: 'the working days of 2027 are not published; a term that reaches into that year cannot be computed yet', placed: true,
  });
  expect(faultSays('clock.calendar-unknown', '')).toEqual({ zh: faults['clock.calendar-unknown'].zh, en: faults['clock.calendar-unknown'].en, placed: false });
  expect(faultSays('case.not-yours', 'x')).toMatchObject({ zh: faults['case.not-yours'].zh, placed: false });
});
