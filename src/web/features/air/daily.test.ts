import { expect, test } from 'vitest';
import { aqiChange, asRegionLevel, dailySums, type DailyRow } from './daily.ts';

const day = (aqi?: number, level?: number): DailyRow['today'] => ({
  day: '2026-03-04',
  state: aqi === undefined ? 'not-valid' : 'valid',
  primary: [],
  reason: '',
  values: {},
  ...(aqi === undefined ? {} : { aqi }),
  ...(level === undefined ? {} : { level }),
});

test.each([
  [60, 50, '+10'],
  [50, 60, '−10'],
  [50, 50, '0'],
  [undefined, 50, undefined],
  [50, undefined, undefined],
])('AQI %s after %s: %s', (now, then, want) => {
  expect(aqiChange({ today: day(now), before: day(then) })).toBe(want);
});

test('places by level, without an AQI, and turned', () => {
  const toDate = { days: 1, validDays: 1, goodDays: 1, fineReason: '', compositeReason: '' };
  const row = (today: DailyRow['today'], turn?: DailyRow['turn']): DailyRow => ({
    id: '1',
    name: { zh: '甲', en: 'a' },
    sites: 1,
    today,
    before: day(),
    month: toDate,
    year: toDate,
    ...(turn === undefined ? {} : { turn }),
  });
  expect(dailySums([row(day(40, 1), 'better'), row(day(90, 2), 'worse'), row(day(95, 2), 'same'), row(day())])).toEqual({
    levels: [1, 2, 0, 0, 0, 0],
    none: 1,
    better: 1,
    worse: 1,
  });
});

test('an unknown level is the cities', () =>
  expect([asRegionLevel('station'), asRegionLevel('county'), asRegionLevel(undefined)]).toEqual(['city', 'county', 'city']));
