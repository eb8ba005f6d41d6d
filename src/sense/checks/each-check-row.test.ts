import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromMicro } from '../../basis/decimal.ts';
import type { CheckRow } from '../../model/check-row.ts';
import { CheckBook } from './check-book.ts';
import { checkHours } from './check-hours.ts';
import { reasonOf } from './reasons.ts';
import { at, checkRows, hoursOf, seriesOf } from './series.fixture.ts';
import type { HourValue, Series } from './series.ts';
import { spansOf } from './spans.ts';

type Probe = { readonly hits: readonly Series[]; readonly misses: readonly Series[] };
const n = (micro: bigint, flag = 'N'): HourValue => ({ micro, flag });
const scaled = (text: string | undefined): bigint => BigInt(Math.round(Number(text ?? '0') * 1e6));
const kindOf = ({ kinds }: CheckRow): string => kinds?.[0] ?? 'air-outlet';
const factorOf = ({ factors }: CheckRow): string => factors?.[0] ?? 'a21026';
const repeat = (count: number, value: bigint): HourValue[] => Array.from({ length: count }, () => n(value));

/** Series that a row must just hit and just miss by the last digit of each figure: no figure stands there for nothing. */
function probeOf(row: CheckRow): Probe {
  const of = (values: readonly HourValue[], near: readonly HourValue[] = []): Series =>
    seriesOf(kindOf(row), factorOf(row), values, { near: near.map((one) => hoursOf([one])) });
  const { figures, flag, rule } = row;
  const [by, ratio, least, most] = [scaled(figures.by), scaled(figures.ratio), scaled(figures.min), scaled(figures.max)];
  const hours = figures.hours ?? 1;
  switch (rule) {
    case 'flag': return { hits: [of([n(1n, flag ?? '?')])], misses: [of([n(1n)]), ...(flag === undefined ? [] : [of([n(1n, 'x')])])] };
    case 'negative': return { hits: [of([n(-1n)])], misses: [of([n(0n)])] };
    case 'detection': return { hits: [of([n(least - 1n)])], misses: [of([n(least)])] };
    case 'range': return {
      hits: [...(figures.min === undefined ? [] : [of([n(least - 1n)])]), ...(figures.max === undefined ? [] : [of([n(most + 1n)])])],
      misses: [...(figures.min === undefined ? [] : [of([n(least)])]), ...(figures.max === undefined ? [] : [of([n(most)])])],
    };
    case 'step': case 'spike': {
      const times = ratio === 0n ? undefined : (ratio * by) / 1_000_000n;
      const around = (before: bigint, value: bigint): Series => of(rule === 'step' ? [n(before), n(value)] : [n(before), n(value),
        n(before)]);
      return {
        hits: [around(0n, by), ...(times === undefined ? [] : [around(by, times), around(times, by)])],
        misses: [around(0n, by - 1n), ...(times === undefined ? [] : [around(by, times - 1n)])],
      };
    }
    case 'flat': return { hits: [of(repeat(hours, 7n))], misses: [of(repeat(hours - 1, 7n)), of(repeat(hours, 0n))] };
    case 'zero': return { hits: [of(repeat(hours, 0n))], misses: [of(repeat(hours - 1, 0n)), of(repeat(hours, 7n))] };
    case 'neighbour': {
      const stations = figures.stations ?? 0;
      const same = repeat(stations, 10n * by);
      const wide = [n(9n * by), n(10n * by), n(11n * by)];
      const edge = 10n * by + (scaled(figures.times) * by) / 1_000_000n;
      return { hits: [of([n(11n * by + 1n)], same), of([n(edge + 1n)], wide)], misses: [of([n(11n * by)], same), of([n(edge)], wide),
        of([n(99n * by)], same.slice(1))] };
    }
    case 'extremes': return { hits: [of([{ ...n(5n), min: 6n, max: 7n }])], misses: [of([{ ...n(5n), min: 5n, max: 5n }]), of([n(5n)])] };
    case 'maintenance': return { hits: [of([n(1n, 'C'), ...repeat(hours, 5n)])], misses: [of([n(1n, 'D'), n(5n)])] };
  }
}

const said = (row: CheckRow, series: Series): readonly string[] => {
  const book = new CheckBook([row], row.on ? [] : [{ row: row.id, from: row.from, on: true, effect: row.effect, figures: row.figures }]);
  return spansOf(checkHours(series, { from: at(-9), to: at(99) }, book)).map((span) => reasonOf(span, row, 'u').zh);
};

test.each(checkRows.map((row) => [row.id, row] as const))('%s hits and misses by its last digit', (_id, row) => {
  const { hits, misses } = probeOf(row);
  expect(hits.length).toBeGreaterThan(0);
  for (const series of hits) expect(said(row, series).length, JSON.stringify([...series.hours.values()].map(({ micro }) =>
    fromMicro(micro)))).toBeGreaterThan(0);
  for (const series of misses) expect(said(row, series)).toEqual([]);
});

test('rows are sorted, their factors are of HJ 212, and what rests on no text says low', () => {
  const codes = new Set((JSON.parse(readFileSync(new URL('../../../standards/hj212/factors.json', import.meta.url),
    'utf8')) as { rows: { code: string }[] }).rows.map(({ code }) => code));
  const ids = checkRows.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(checkRows.flatMap(({ factors, except }) => [...(factors ?? []), ...(except ?? [])]).filter((code) =>
    !codes.has(code))).toEqual([]);
  expect(checkRows.filter(({ basis, confidence }) => ['memory', 'inference'].includes(basis) && confidence !== 'low')).toEqual([]);
  // A flag takes its value out by itself; what else a rule finds is doubtful until somebody decides.
  expect(checkRows.filter(({ effect }) => effect !== 'note')).toEqual([]);
});

test('every rule has its sentence in both languages', async () => {
  const rules = Map.groupBy(checkRows, ({ rule, figures }) => `${rule}${figures.max === undefined ? '' : ' max'}`);
  const lines = [...rules.values()].flatMap(([row]) => {
    if (row === undefined) return [];
    const book = new CheckBook([row], row.on ? [] : [{ row: row.id, from: row.from, on: true, effect: row.effect, figures: row.figures }]);
    return probeOf(row).hits.flatMap((series) => spansOf(checkHours(series, { from: at(-9), to: at(99) }, book))).map((span) => {
      const { zh, en } = reasonOf(span, row, 'mg/m³');
      return `${zh}\n${en}\n`;
    });
  });
  await expect(lines.join('\n')).toMatchFileSnapshot('golden/sentences.txt');
});
