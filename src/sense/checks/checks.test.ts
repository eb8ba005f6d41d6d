import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import type { CheckRow } from '../../model/check-row.ts';
import { CheckBook } from './check-book.ts';
import { checkHours } from './check-hours.ts';
import { at, firstHour, hoursOf, seriesOf, shippedBook, valid } from './series.fixture.ts';
import type { HourValue, Series } from './series.ts';
import { reconciled, spansOf, type Span } from './spans.ts';

const all = { from: at(-100), to: at(400) };
const said = (series: Series, book = shippedBook): readonly string[] =>
  spansOf(checkHours(series, all, book)).map(({ key, from, to }) => `${key} ${(from - firstHour) / hourMs}-${(to - firstHour) / hourMs}`);
const flagged = (value: number, flag: string): HourValue => ({ ...valid(value), flag });
const many = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);
const odd = (count: number): number[] => Array.from({ length: count }, (_, hour) => 20 + ((hour * 7) % 11));

describe('what is said of a series', () => {
  test.each<[string, Series, readonly string[]]>([
    ['nothing of an ordinary one', seriesOf('air-station', 'a34004', odd(48)), []],
    ['a logger flag, hours in a row together', seriesOf('air-outlet', 'a21026', [5, flagged(6, 'M'), flagged(0, 'M'), flagged(7, 'D'),
      8]), ['flag.D 3-4', 'flag.M 1-3']],
    ['a letter that no table names', seriesOf('air-outlet', 'a21026', [5, flagged(6, 'x')]), ['flag 1-2']],
    ['the hour after a calibration', seriesOf('air-outlet', 'a21026', [5, flagged(6, 'C'), 7, 8]), ['flag.C 1-2', 'maintenance 2-3']],
    ['an hour inside somebody\'s mark of maintenance', seriesOf('air-outlet', 'a21026', [5, 6, 7], { periods: [{ from: at(1) + 1,
      to: at(2) }] }), ['maintenance 1-2']],
    ['a negative concentration', seriesOf('air-station', 'a34004', [5, -1, 6]), ['negative 1-2']],
    ['no negative temperature', seriesOf('air-station', 'a01001', [5, -1, 6]), []],
    ['pH outside its scale', seriesOf('water-outlet', 'w01001', [13.5, 14, 14.01]), ['range 2-3']],
    ['a step up and its way back', seriesOf('air-station', 'a34004', [40, 41, 300, 310, 305, 42]), ['step 2-3', 'step 5-6']],
    ['a spike, with its two steps', seriesOf('air-station', 'a34004', [40, 41, 300, 42]), ['spike 2-3', 'step 2-4']],
    ['no step over a missing hour', seriesOf('air-station', 'a34004', [40, undefined, 300]), []],
    ['the same value six times', seriesOf('air-station', 'a34004', [1, 5, 5, 5, 5, 5, 5, 2]), ['flat 1-7']],
    ['two values repeated one after the other are two spans', seriesOf('air-station', 'a34004', [...many(6, 5), ...many(7, 6), 2]),
      ['flat 0-6', 'flat 6-13']],
    ['not five times', seriesOf('air-station', 'a34004', [1, 5, 5, 5, 5, 5, 2]), []],
    ['not over a missing or flagged hour', seriesOf('air-station', 'a34004', [5, 5, 5, undefined, 5, 5, 5, flagged(5, 'B'), 5, 5]),
      ['flag.B 7-8']],
    ['four zeros', seriesOf('air-outlet', 'a21026', [1, 0, 0, 0, 0, 1]), ['zero 1-5']],
    ['a mean outside its own extremes', seriesOf('air-outlet', 'a21026', [{ ...valid(5), min: 4_000_000n, max: 4_900_000n }]),
      ['extremes 0-1']],
    ['unlike the stations around', seriesOf('air-station', 'a34004', [150], { near: [[30], [35], [40]].map(hoursOf) }), ['neighbour 0-1']],
    ['nothing where two stations answer', seriesOf('air-station', 'a34004', [150], { near: [[30], [35], [flagged(40,
      'D')]].map(hoursOf) }), []],
  ])('%s', (_name, series, want) => expect([...said(series)].sort()).toEqual([...want].sort()));
});

test('a rule of this place holds from its day, and switched off it is silent', () => {
  const rows = shippedBook.rows.filter(({ rule }) => rule === 'zero');
  const zeros = seriesOf('air-outlet', 'a21026', many(72, 0));
  const book = (on: boolean, hours: number): CheckBook => new CheckBook(rows, [{ row: 'checks/zero.all', from: '2026-03-03', on,
    effect: 'note', figures: { hours } }]);
  expect(said(zeros, new CheckBook(rows))).toEqual(['zero 0-72']);
  expect(said(zeros, book(false, 4))).toEqual(['zero 0-24']);
  expect(spansOf(checkHours(zeros, all, book(true, 8))).map(({ version, from }) => [version,
    (from - firstHour) / hourMs])).toEqual([['checks/zero.all', 0], ['checks/zero.all@2026-03-03', 24]]);
});

test('of two changes for one day the later entered counts', () => {
  const rows = shippedBook.rows.filter(({ rule }) => rule === 'zero');
  const change = (on: boolean) => ({ row: 'checks/zero.all', from: '2026-03-01', on, effect: 'note' as const, figures: { hours: 4 } });
  expect(new CheckBook(rows, [change(true), change(false)]).on('air-outlet', 'a21026', '2026-03-02')).toEqual([]);
  expect(new CheckBook(rows, [change(false), change(true)]).on('air-outlet', 'a21026', '2026-03-02')).toHaveLength(1);
});

const value = fc.oneof({ arbitrary: fc.constant(0), weight: 4 }, { arbitrary: fc.constant(7), weight: 4 }, { arbitrary: fc.constant(9),
  weight: 3 }, { arbitrary: fc.integer({ min: -2, max: 2000 }), weight: 2 });
const hour = fc.option(fc.record({ value, flag: fc.constantFrom('N', 'N', 'N', 'N', 'N', 'C', 'D', '?') }), { nil: undefined, freq: 9 })
  .map((one) => (one === undefined ? undefined : flagged(one.value, one.flag)));
const hours = fc.array(hour, { minLength: 1, maxLength: 90 });

/** As flow does it: the hours that a change can touch are checked again over all that is known, and joined to what held. */
function checkedAgain(held: readonly Span[], series: Series, dirty: { from: number; to: number }, book: CheckBook): readonly Span[] {
  const window = { from: dirty.from - book.reach * hourMs, to: dirty.to + (book.reach + 1) * hourMs };
  return reconciled(held, checkHours(series, window, book), window);
}
const shape = (spans: readonly Span[]): readonly Span[] => spans.toSorted((a, b) => (a.version < b.version ? -1 : a.version > b.version
  ? 1 : a.from - b.from));
const rowsOf = (rules: readonly string[]): readonly CheckRow[] => shippedBook.rows.filter(({ rule }) => rules.includes(rule));
const book = new CheckBook(rowsOf(['flag', 'negative', 'range', 'step', 'spike', 'flat', 'zero', 'maintenance']),
  [{ row: 'checks/flat.air-station', from: '2026-03-04', on: true, effect: 'note', figures: { hours: 3 } }]);

describe('any pieces of a series say what the whole says', () => {
  test('pieces in any order', () => {
    fc.assert(fc.property(hours, fc.array(fc.nat(90)), fc.nat(), (sent, cuts, turn) => {
      const edges = [...new Set([0, sent.length, ...cuts.filter((cut) => cut < sent.length)])].sort((a, b) => a - b);
      const pieces = edges.slice(1).map((to, place) => [edges[place] ?? 0, to] as const);
      const turned = pieces.map((_, place) => pieces[(place * 7 + turn) % pieces.length]).filter((piece) => piece !== undefined);
      const order = new Set(turned).size === pieces.length ? turned : pieces.toReversed();
      const come: (HourValue | undefined)[] = sent.map(() => undefined);
      let held: readonly Span[] = [];
      for (const [from, to] of order) {
        for (let place = from; place < to; place += 1) come[place] = sent[place];
        held = checkedAgain(held, seriesOf('air-station', 'a34004', come), { from: at(from), to: at(to) }, book);
      }
      expect(shape(held)).toEqual(shape(spansOf(checkHours(seriesOf('air-station', 'a34004', sent), all, book))));
    }), { numRuns: 300 });
  });

  test('corrections of hours that were checked already', () => {
    fc.assert(fc.property(hours, fc.array(fc.tuple(fc.nat(89), hour), { maxLength: 8 }), (sent, corrections) => {
      const now = [...sent];
      let held = spansOf(checkHours(seriesOf('air-station', 'a34004', now), all, book));
      for (const [place, next] of corrections) {
        if (place >= now.length) continue;
        now[place] = next;
        held = checkedAgain(held, seriesOf('air-station', 'a34004', now), { from: at(place), to: at(place + 1) }, book);
      }
      expect(shape(held)).toEqual(shape(spansOf(checkHours(seriesOf('air-station', 'a34004', now), all, book))));
    }), { numRuns: 300 });
  });
});
