import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exact } from '../../basis/decimal.ts';
import { hourMs, startOfDay, type Day } from '../../basis/time.ts';
import { editionOn } from '../../rulebook/choose-edition.ts';
import { testRulebook } from '../../rulebook/standards.fixture.ts';
import { faultDues, faultRuns, placesOf } from './faults.ts';
import { hourFates, type SentHours } from './hour-fates.ts';
import { addCounts, countHours, fateRuns, ratesOf } from './rates.ts';
import { transmissionRules, type TransmissionRules } from './rules.ts';

const day = '2026-03-02' as Day;
const from = startOfDay(day);
const edition = editionOn(testRulebook(), 'emission-data', day);
const found = edition === undefined ? undefined : transmissionRules(edition, day);
if (found?.ok !== true) throw new TypeError('no rules');
const rules: TransmissionRules = found.value;

/** One letter an hour: a flag, `.` nothing came; above it a mark: s stopped, f fault, c calibration, v reviewed valid, e explained only, a appealed, m too few minutes. */
function sent(flags: string, marks = '', factor = 'a21026'): SentHours {
  const mark = (at: number): string => marks[(at - from) / hourMs] ?? ' ';
  const types: Readonly<Record<string, string>> = { s: 'production-stopped', f: 'monitor-fault', c: 'monitor-calibration' };
  return {
    factor, from, flags: Uint8Array.from(flags, (one) => (one === '.' ? 0 : one.charCodeAt(0))),
    deciding: (at) => {
      if (mark(at) === 'v') return { effect: 'valid', type: 'review-valid' };
      const type = types[mark(at)];
      return type === undefined ? undefined : { effect: 'not-valid', type };
    },
    explained: (at) => (mark(at) === 'e' ? 'monitor-line' : undefined), short: (at) => mark(at) === 'm', appealed: (at) => mark(at) === 'a',
  };
}
const counted = (...of: Parameters<typeof sent>) => countHours(hourFates(sent(...of), rules));
const rated = (...of: Parameters<typeof sent>) => ratesOf(counted(...of), rules);

describe('hours of a series', () => {
  test.each([
    ['all came and count', 'NNNN', '', [4, 4, 4], {}, {}],
    ['nothing came', 'NN..', '', [4, 2, 2], { missing: 2 }, {}],
    ['the firm said why nothing came', 'NN..', '  e ', [4, 2, 2], { 'missing-marked': 1, 'missing': 1 }, {}],
    ['a flag of fault that nobody marked, one marked, one explained', 'DDD', ' fe', [3, 3, 0], { 'fault-unmarked': 1, 'mark': 1,
      'flag': 1 }, {}],
    ['maintenance is no fault', 'MN', '', [2, 2, 1], { flag: 1 }, {}],
    ['over the range', 'TN', '', [2, 2, 1], { 'over-range': 1 }, {}],
    ['a flag that no table knows', 'ZN', '', [2, 2, 1], { flag: 1 }, {}],
    ['too few minutes, unless a reviewer holds it valid', 'NN', 'mv', [2, 2, 1], { minutes: 1 }, {}],
    ['a reviewer holds a flagged hour valid', 'DN', 'v', [2, 2, 2], {}, {}],
    ['stopped: not due, with values and without', 'N.N', 'ss', [1, 1, 1], {}, { stopped: 2 }],
    ['an accepted appeal takes out what counts against, not what counts', 'N.N', 'aa', [2, 2, 2], {}, { appeal: 1 }],
  ] as const)('%s', (_name, flags, marks, [due, received, valid], lost, leftOut) => {
    expect(counted(flags, marks)).toEqual({ due, received, valid, lost, leftOut });
  });

  test.each([
    ['23 of 24 count as full', `${'N'.repeat(23)}.`, 'w01018', [23, 23, 23]],
    ['the hour that a sign names goes before one that did not come', `.${'N'.repeat(22)}C`, 'w01018', [23, 22, 22]],
    ['one hour a day and no more', `..${'N'.repeat(22)}`, 'w21003', [23, 22, 22]],
    ['an hour lost to a fault was not the check', `D${'N'.repeat(23)}`, 'w01018', [24, 24, 23]],
    ['of each day', `${'N'.repeat(23)}.${'N'.repeat(23)}.`, 'w21011', [46, 46, 46]],
    ['other factors have no such hour', `${'N'.repeat(23)}.`, 'w01001', [24, 23, 23]],
  ] as const)('the automatic check: %s', (_name, flags, factor, counts) => {
    const { due, received, valid } = counted(flags, '', factor);
    expect([due, received, valid]).toEqual(counts);
  });

  test('rates are exact until printed; where nothing was due there is none', () => {
    expect(rated('NN.')).toEqual({ transmission: exact(200).dividedBy(3).toString(), validity: '100',
      effectiveness: exact(200).dividedBy(3).toString() });
    expect(rated('NDD.')).toEqual({ transmission: '75', validity: exact(100).dividedBy(3).toString(), effectiveness: '25' });
    expect(rated('NN', 'ss')).toBeUndefined();
    expect(rated('..')).toEqual({ transmission: '0', validity: '0', effectiveness: '0' });
  });
});

const letters = fc.array(fc.constantFrom('N', 'N', 'N', '.', 'C', 'D', 'M', 'T'), { minLength: 1, maxLength: 60 });
const marks = fc.array(fc.constantFrom(' ', ' ', ' ', 's', 'f', 'c', 'v', 'e', 'a', 'm'), { minLength: 60, maxLength: 60 });
const factors = fc.constantFrom('w01018', 'a21026');
const put = (text: readonly string[], place: number, letter: string): string => text.toSpliced(place, 1, letter).join('');

describe('laws', () => {
  test('what counts against, by reason, is due less valid; every hour is due or left out', () => {
    fc.assert(fc.property(letters, marks, factors, (flags, above, factor) => {
      const { due, received, valid, lost, leftOut } = counted(flags.join(''), above.join(''), factor);
      const sum = (of: object): number => Object.values(of).reduce((all: number, one: number) => all + one, 0);
      expect([sum(lost), due + sum(leftOut)]).toEqual([due - valid, flags.length]);
      expect(valid <= received && received <= due).toBe(true);
    }));
  });

  test('one more valid hour lowers no rate', () => {
    fc.assert(fc.property(letters, marks, factors, fc.nat(), (flags, above, factor, at) => {
      const place = at % flags.length;
      const plain = put(above, place, ' ').split('');
      fc.pre(flags[place] !== 'N');
      const [before, after] = [rated(flags.join(''), plain.join(''), factor), rated(put(flags, place, 'N'), plain.join(''), factor)];
      for (const rate of ['transmission', 'validity', 'effectiveness'] as const) {
        expect(exact(after?.[rate] ?? -1).greaterThanOrEqualTo(before?.[rate] ?? 0)).toBe(true);
      }
    }));
  });

  test('a mark of stop over an hour that counts against never lowers the valid rate, nor does an accepted appeal', () => {
    fc.assert(fc.property(letters, marks, factors, fc.nat(), fc.constantFrom('s', 'a'), (flags, above, factor, at, mark) => {
      const place = at % flags.length;
      const plain = put(above, place, ' ').split('');
      fc.pre(flags[place] !== 'N');
      const [before, after] = [rated(flags.join(''), plain.join(''), factor), rated(flags.join(''), put(plain, place, mark), factor)];
      expect(after === undefined || exact(after.effectiveness).greaterThanOrEqualTo(before?.effectiveness ?? 0)).toBe(true);
    }));
  });

  test('runs tell every hour that is not valid once, in order', () => {
    fc.assert(fc.property(letters, marks, (flags, above) => {
      const fates = hourFates(sent(flags.join(''), above.join('')), rules);
      const runs = fateRuns(fates, from);
      expect(runs.reduce((sum, run) => sum + (run.to - run.from) / hourMs, 0)).toBe(fates.filter(({ use }) => use !== 'valid').length);
      expect(runs.every((run, place) => place === 0 || (runs[place - 1]?.to ?? 0) <= run.from)).toBe(true);
    }));
  });

  test('counts of parts add to the counts of the whole', () => {
    fc.assert(fc.property(letters, letters, (one, other) => {
      const [a, b] = [counted(one.join('')), counted(other.join(''))];
      expect(addCounts([a, b])).toEqual(addCounts([b, a]));
      expect(addCounts([a, b]).due).toBe(a.due + b.due);
    }));
  });
});

describe('faults', () => {
  test.each([
    ['none', ['NNN', 'NMC'], []],
    ['one factor out, then another: one fault', ['NDNN', 'NN.N'], [[1, 3, true]]],
    ['two, the last goes on', ['.N.', 'NNN'], [[0, 1, true], [2, 3, false]]],
  ] as const)('%s', (_name, series, runs) => {
    const got = faultRuns(series.map((flags) => hourFates(sent(flags), rules)), from, rules);
    expect(got.map((run) => [(run.from - from) / hourMs, (run.to - from) / hourMs, run.over])).toEqual(runs);
  });

  test('a fault is reported within twelve hours and gone within five working days; equal figures stand equal', () => {
    expect(faultDues(rules, from)).toEqual({ reportBy: from + 12 * hourMs, restoreDays: 5 });
    expect(placesOf([{ valid: 1, due: 3 }, { valid: 9, due: 10 }, { valid: 2, due: 6 }, { valid: 0, due: 5 }])).toEqual([2, 1, 2, 4]);
  });
});
