import { describe, expect, test } from 'vitest';
import { hourMs } from '../../src/basis/time.ts';
import { sm4 } from '../../src/gateway/sm4.ts';
import { frameBytes, hourMessage } from './frames.ts';
import type { HourItem } from './hour-item.ts';
import { Hours } from './hours.ts';
import type { Outlet } from './outlets.ts';
import { growProvince } from './province.ts';
import { drillStart, Truth } from './truth.ts';

const province = growProvince({ seed: 1, size: 'province' });
const truth = new Truth(province);
const hours = new Hours(province, truth);
const fill = { from: drillStart - 336 * hourMs, to: drillStart };
const outlets = province.parts.flatMap((part) => part.outlets);
const outletAt = (number: number): Outlet => {
  const found = outlets.find((outlet) => outlet.point.number === number);
  if (found === undefined) throw new Error(`outlet ${number}`);
  return found;
};
const field = (items: readonly HourItem[], factor: string, ...names: readonly string[]): number => {
  const item = items.find((held) => held.factor === factor);
  return Number(names.map((name) => item?.fields.find(([held]) => held === name)?.[1]).find((value) => value !== undefined));
};
const compared = (point: number, factor: string, at: number): number => field(hours.items(point, at), factor, 'ZsAvg', 'Avg');

describe('outlets', () => {
  test('over the limit exactly where the truth log says so, within the range, mostly between 20 and 80 %', () => {
    const ratios: number[] = [];
    for (let at = fill.from; at < fill.to; at += 7 * hourMs) {
      for (const outlet of outlets) {
        const events = truth.truthAt(outlet.point.number, at);
        const items = hours.items(outlet.point.number, at);
        for (const factor of outlet.factors) {
          const ratio = field(items, factor.code, 'ZsAvg', 'Avg') / Number(factor.max);
          ratios.push(ratio);
          expect(ratio > 1).toBe(events.some((event) => event.kind === 'exceedance' && event.factor === factor.code));
          expect(field(items, factor.code, 'Max')).toBeLessThanOrEqual(factor.range);
          expect(field(items, factor.code, 'Min')).toBeGreaterThanOrEqual(0);
        }
      }
    }
    expect(ratios.filter((ratio) => ratio >= 0.2 && ratio <= 0.8).length / ratios.length).toBeGreaterThan(0.9);
  });

  test('a desk can be read: 10…40 exceeding hours in the fill, over many branches, one in the story county, none at the steady outlet', () => {
    const events = truth.between(fill.from, fill.to);
    const exceedances = events.filter((event) => event.kind === 'exceedance');
    const length = exceedances.reduce((sum, event) => sum + (event.to - event.from) / hourMs, 0);
    expect(length).toBeGreaterThan(10);
    expect(length).toBeLessThanOrEqual(40);
    expect(new Set(exceedances.map((event) => outletAt(event.point).point.branch)).size).toBeGreaterThan(8);
    expect(exceedances.map((event) => event.point)).toContain(province.story.exceedingPoint);
    expect(truth.between(fill.from, fill.to + 3_000 * hourMs).filter((event) => event.point === province.story.steadyPoint)).toEqual([]);
    expect(truth.lines(fill.from, fill.to).trim().split('\n').map((line) => JSON.parse(line))).toEqual(events);
  });

  test('a flat line repeats one value; a secret discharge is sent below the limit', () => {
    const events = truth.between(fill.from, fill.to);
    const flat = events.find((event) => event.kind === 'flat-line');
    const secret = events.find((event) => event.kind === 'secret-discharge');
    if (flat?.factor === undefined || secret?.factor === undefined) throw new Error('the seed plans both');
    const values = Array.from({ length: 12 }, (_, hour) => compared(flat.point, flat.factor ?? '', flat.from + hour * hourMs));
    expect(new Set(values).size).toBe(1);
    expect(compared(secret.point, secret.factor, secret.from)).toBeLessThan(Number(outletAt(secret.point).factors.find(({ code }) => code === secret.factor)?.max));
  });

  test('a trainer overrides an hour and no other, and the log keeps it', () => {
    const mine = new Truth(province, [{ point: province.story.steadyPoint, factor: 'w01018', hour: fill.to + 5 * hourMs, value: 321 }]);
    const drilled = new Hours(province, mine);
    const at = (hour: number): number => field(drilled.items(province.story.steadyPoint, fill.to + hour * hourMs), 'w01018', 'Avg');
    expect(at(5)).toBe(321);
    expect([at(4), at(6)]).toEqual([4, 6].map((hour) => compared(province.story.steadyPoint, 'w01018', fill.to + hour * hourMs)));
    expect(mine.truthAt(province.story.steadyPoint, fill.to + 5 * hourMs)).toMatchObject([{ kind: 'override', value: 321 }]);
  });
});

describe('noise', () => {
  const nights = province.points.filter((point) => point.kind === 'noise-station').map(({ number }) => number);
  const leq = (point: number, at: number): number => field(hours.items(point, at), 'Leq', 'Data');

  test('louder by day than by night, L10 over Leq over L90, below the loudest moment', () => {
    for (const point of nights) {
      const items = hours.items(point, fill.from);
      const [most, l10, mean_, l90] = ['LMx', 'L10', 'Leq', 'L90'].map((factor) => field(items, factor, 'Data'));
      expect([most, l10, mean_, l90]).toEqual([most, l10, mean_, l90].toSorted((a, b) => Number(b) - Number(a)));
      const sum = (from: number): number => Array.from({ length: 14 }, (_, day) => leq(point, fill.from + (day * 24 + from) * hourMs)).reduce((a, b) => a + b, 0);
      expect(sum(10)).toBeGreaterThan(sum(3));
    }
  });

  test('works of the truth log are heard in their hours and nowhere else', () => {
    const works = truth.between(fill.from, fill.to).filter((event) => event.kind === 'night-works');
    expect(works.length).toBeGreaterThan(1);
    for (const { point, from, to, value = 0 } of works) {
      expect(leq(point, from)).toBeGreaterThanOrEqual(value);
      expect(leq(point, to)).toBeLessThan(value);
    }
  });
});

describe('sea', () => {
  test('what a buoy knows of an hour fits a frame of its edition', () => {
    for (const device of province.devices.filter(({ point }) => Math.floor(point / 10_000) === 3)) {
      const bytes = frameBytes({ device, message: hourMessage(device, hours, fill.from + 50 * hourMs) }, sm4);
      expect(new TextDecoder().decode(bytes)).toContain('h01010-Avg=');
    }
  });

  const sea = truth.between(fill.from, fill.to + 336 * hourMs);
  const value = (point: number, factor: string, at: number): number => field(hours.items(point, at), factor, 'Avg');
  const middle = ({ from, to }: { from: number; to: number }): number => from + Math.floor((to - from) / hourMs / 2) * hourMs;

  test('a red tide of the truth log is green, basic and poor in nitrate while it lasts', () => {
    const blooms = sea.filter(({ kind }) => kind === 'red-tide');
    expect(blooms.length).toBeGreaterThan(0);
    for (const bloom of blooms) {
      const [in_, before] = [middle(bloom), bloom.from - 24 * hourMs];
      expect(value(bloom.point, 'w01016', in_)).toBeGreaterThan(30);
      expect(value(bloom.point, 'w01001', in_)).toBeGreaterThan(8.5);
      expect(value(bloom.point, 'w21007', in_)).toBeLessThan(value(bloom.point, 'w21007', before));
      expect([value(bloom.point, 'w01016', before), value(bloom.point, 'w01016', bloom.to)].every((quiet) => quiet < 10)).toBe(true);
    }
  });

  test('a discharge brings nitrogen and phosphate, every value is one', () => {
    const spills = sea.filter(({ kind }) => kind === 'sea-discharge');
    expect(spills.length).toBeGreaterThan(0);
    for (const spill of spills) for (const factor of ['w21007', 'h01010']) {
      expect(value(spill.point, factor, middle(spill))).toBeGreaterThan(1.3 * value(spill.point, factor, spill.from - hourMs));
    }
    for (const { number } of province.points.filter(({ kind }) => kind === 'sea-buoy')) {
      for (const { factor, fields } of hours.items(number, fill.from + 99 * hourMs)) for (const [, text] of fields) expect(Number(text), factor).toBeGreaterThanOrEqual(-5);
    }
  });
});

test('an hour does not depend on which hours were asked before', () => {
  const fresh = new Hours(province, new Truth(province));
  for (const point of [1_000, 10_003, 20_001, 30_001, 100_002, 200_005]) {
    const at = fill.from + 200 * hourMs;
    expect(fresh.items(point, at)).toEqual(hours.items(point, at));
  }
});

test('air is mostly good or moderate with a few polluted hours; ozone peaks after noon', () => {
  const pm25: number[] = [];
  const ozone: number[] = Array.from({ length: 24 }, () => 0);
  for (let hour = 0; hour < 60 * 24; hour += 1) {
    const items = hours.items(1_000 + (hour % 60), fill.from + hour * hourMs);
    pm25.push(field(items, 'a34004', 'Avg'));
    ozone[hour % 24] = (ozone[hour % 24] ?? 0) + field(items, 'a05024', 'Avg');
  }
  const share = (test_: (value: number) => boolean): number => pm25.filter(test_).length / pm25.length;
  expect(share((value) => value <= 60)).toBeGreaterThan(0.85);
  expect(share((value) => value > 60)).toBeGreaterThan(0.002);
  expect(share((value) => value < 2 || value > 250)).toBe(0);
  const peak = ozone.indexOf(Math.max(...ozone));
  expect(peak).toBeGreaterThanOrEqual(11);
  expect(peak).toBeLessThanOrEqual(17);
});

test('sections are mostly II and III, some worse', () => {
  const worst = Array.from({ length: 120 }, (_, section) => {
    const items = hours.items(10_000 + section, fill.from + 100 * hourMs);
    return Math.max(grade(field(items, 'w01019', 'Avg'), [2, 4, 6, 10, 15]), grade(field(items, 'w21003', 'Avg'), [0.15, 0.5, 1, 1.5, 2]));
  });
  const share = (least: number, most: number): number => worst.filter((grade_) => grade_ >= least && grade_ <= most).length / worst.length;
  expect(share(2, 3)).toBeGreaterThan(0.6);
  expect(share(4, 6)).toBeGreaterThan(0.01);
  expect(share(4, 6)).toBeLessThan(0.25);
});

const grade = (value: number, limits: readonly number[]): number => limits.filter((limit) => value > limit).length + 1;
