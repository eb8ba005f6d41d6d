import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareFractions, fractionText } from '../../basis/fraction.ts';
import type { Day } from '../../basis/time.ts';
import { indexParts, type IndexWeights } from '../../model/problem-lists.ts';
import { controlIndex } from './control-index.ts';
import { countedIn, type Period } from './counted.ts';
import type { Listed } from './listed-problems.ts';

const period: Period = { from: '2026-01-01', to: '2026-06-30', today: '2026-07-01' as Day };
const usual: IndexWeights = { 'self-found': '0.3', 'on-time': '0.3', 'no-rebound': '0.2', 'similar': '0.2', leniency: '0.5' };
const problem = (more: Partial<Listed> = {}): Listed => ({
  of: {} as Listed['of'], list: 'audit', byReference: false, selfFound: true, found: '2026-02-01' as Day, deadline: '2026-04-30', closed: '2026-04-01' as Day, solved: true,
  rebounded: false, similar: true, ...more,
});
const down = { selfFound: false } as const;
const late = { closed: '2026-05-10' as Day } as const;
const open = ({ closed: _closed, ...rest }: Listed): Listed => ({ ...rest, solved: false });

/** Worked by hand: 100 × Σ weight × share. */
describe('hand-worked', () => {
  test.each<readonly [string, readonly Listed[], Partial<IndexWeights>, string]>([
    ['one good problem, self-found: 30+30+20+20                          ', [problem()], {}, '100.0'],
    ['the same handed down: 0+30+20+20                                   ', [problem(down)], {}, '70.0'],
    ['one of each: 15+30+20+20                                           ', [problem(), problem(down)], {}, '85.0'],
    ['self-found and late counts a half: 30+15+20+20                     ', [problem(late)], {}, '85.0'],
    ['handed down and late counts nothing: 0+0+20+20                     ', [problem({ ...down, ...late })], {}, '40.0'],
    ['without leniency self-found and late counts nothing: 30+0+20+20    ', [problem(late)], { leniency: '0' }, '70.0'],
    ['self-found and came back: 30+30+10+20                              ', [problem({ rebounded: true })], {}, '90.0'],
    ['nobody looked elsewhere: 30+30+20+0                                ', [problem({ similar: false })], {}, '80.0'],
    ['two of three on time and handed down: 0+20+20+20                   ', [problem(down), problem(down), problem({ ...down, ...late })], {}, '60.0'],
    ['one of three self-found: 10+30+20+20                               ', [problem(), problem(down), problem(down)], {}, '80.0'],
    ['other weights, 0.25 each, one of three self-found: 8.33+25+25+25   ', [problem(), problem(down), problem(down)], { 'self-found': '0.25', 'on-time': '0.25', 'no-rebound': '0.25', 'similar': '0.25' }, '83.3'],
    ['nothing at all: no figure, not zero                                ', [], {}, 'none'],
    ['nothing closed yet: the shares of closed ones have no figure       ', [open(problem())], {}, 'none'],
    ['a part without weight may be without a figure: open and overdue    ', [open(problem(down))], { 'self-found': '0.5', 'on-time': '0.5', 'no-rebound': '0', 'similar': '0' }, '0.0'],
  ])('%s', (_name, problems, weights, expected) => {
    const { index } = controlIndex(problems, period, { ...usual, ...weights });
    expect(index === undefined ? 'none' : fractionText({ top: index.top * 100n, bottom: index.bottom }, 1)).toBe(expected);
  });
});

describe('what a problem counts for', () => {
  const [before, after] = ['2025-12-31' as Day, '2026-07-01' as Day];
  test.each<readonly [string, (typeof indexParts)[number], Listed, string | undefined]>([
    ['found before the period                ', 'self-found', problem({ found: before }), undefined],
    ['found on its first day                 ', 'self-found', problem({ found: '2026-01-01' as Day }), 'for'],
    ['found on its last day, handed down     ', 'self-found', problem({ found: '2026-06-30' as Day, ...down }), 'against'],
    ['closed on its very day                 ', 'on-time', problem({ closed: '2026-04-30' as Day }), 'for'],
    ['closed early, the deadline lies beyond ', 'on-time', problem({ deadline: '2026-12-31' }), 'for'],
    ['closed early, before the period        ', 'on-time', problem({ closed: before }), undefined],
    ['closed late, after the period          ', 'on-time', problem({ closed: after, ...down }), 'against'],
    ['closed late, the deadline lay before   ', 'on-time', problem({ deadline: '2025-12-31' }), undefined],
    ['open and not due                       ', 'on-time', open(problem({ deadline: '2026-12-31' })), undefined],
    ['open, due today                        ', 'on-time', open(problem({ deadline: '2026-07-01' })), undefined],
    ['without a deadline                     ', 'on-time', (({ deadline: _none, ...rest }) => rest)(problem()), undefined],
    ['closed after the period                ', 'similar', problem({ closed: after }), undefined],
    ['came back, handed down                 ', 'no-rebound', problem({ rebounded: true, ...down }), 'against'],
    ['came back, self-found                  ', 'no-rebound', problem({ rebounded: true }), 'in-part'],
  ])('%s %s', (_name, part, one, side) => expect(countedIn(part, one, period)).toBe(side));
});

const day = fc.integer({ min: 0, max: 239 }).map((n) => `2026-${String(1 + Math.floor(n / 30)).padStart(2, '0')}-${String(1 + (n % 30) % 28).padStart(2, '0')}` as Day);
const any = fc.record({ selfFound: fc.boolean(), rebounded: fc.boolean(), similar: fc.boolean(), found: day, deadline: day, closed: day, isOpen: fc.boolean() })
  .map(({ isOpen, ...rest }) => (isOpen ? open(problem(rest)) : problem(rest)));
const weights = fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(100), fc.nat(10)).map(([a, b, c, d, l]): IndexWeights => {
  const cuts = [a, b, c].sort((x, y) => x - y);
  const [x = 0, y = 0, z = 0] = cuts;
  const text = (n: number): string => (n / 100).toFixed(2);
  return { 'self-found': text(x), 'on-time': text(y - x), 'no-rebound': text(z - y), 'similar': text(100 - z), leniency: ((l + d) % 11 / 10).toFixed(1) };
});
const many = fc.array(any, { minLength: 1, maxLength: 12 });
const notLower = (problems: readonly Listed[], better: readonly Listed[], given: IndexWeights): void => {
  const [one, other] = [controlIndex(problems, period, given), controlIndex(better, period, given)];
  if (one.index !== undefined && other.index !== undefined) expect(compareFractions(other.index, one.index)).toBeGreaterThanOrEqual(0);
};

test('law: whatever the weights, a problem that goes better never lowers the index; it lies from 0 to 1', () => {
  const improvements: readonly ((one: Listed) => Listed)[] = [
    (one) => ({ ...one, selfFound: true }), (one) => ({ ...one, rebounded: false }), (one) => ({ ...one, similar: true }),
    // In the same period: another day of closing may count in another one.
    (one) => (one.closed !== undefined && one.closed > (one.deadline ?? '') && one.closed <= period.to && one.closed >= period.from ? { ...one, deadline: one.closed } : one),
  ];
  fc.assert(fc.property(many, weights, fc.nat(11), fc.constantFrom(...improvements), (problems, given, at, improve) => {
    const better = problems.map((one, index) => (index === at % problems.length ? improve(one) : one));
    const due = (held: readonly Listed[]): string => held.map((one) => (countedIn('on-time', one, period) === undefined ? '-' : '+')).join('');
    if (due(problems) === due(better)) notLower(problems, better, given);
    const { index } = controlIndex(problems, period, given);
    if (index !== undefined) expect(index.top >= 0n && index.top <= index.bottom).toBe(true);
  }), { numRuns: 400, seed: 20261130 });
});

test('law: the index is never lower than had everything been handed down, and reporting one’s own problem never costs more than being told of it', () => {
  let compared = 0;
  fc.assert(fc.property(many, any, weights, (problems, one, given) => {
    const { index, asHandedDown } = controlIndex(problems, period, given);
    if (index !== undefined && asHandedDown !== undefined) expect(compareFractions(index, asHandedDown)).toBeGreaterThanOrEqual(0);
    notLower([...problems, { ...one, selfFound: false }], [...problems, { ...one, selfFound: true }], given);
    compared += Number(index !== undefined);
  }), { numRuns: 400, seed: 20261130 });
  expect(compared).toBeGreaterThan(100);
});

test('law: raising the weight of one part at the cost of another never lowers the index where that part is the better one', () => {
  const shift = (given: IndexWeights, to: (typeof indexParts)[number], from: (typeof indexParts)[number]): IndexWeights => {
    const moved = Math.min(0.05, Number(given[from]));
    return { ...given, [from]: (Number(given[from]) - moved).toFixed(2), [to]: (Number(given[to]) + moved).toFixed(2) };
  };
  fc.assert(fc.property(many, weights, fc.constantFrom(...indexParts), fc.constantFrom(...indexParts), (problems, given, to, from) => {
    const { parts } = controlIndex(problems, period, given);
    const value = (part: string) => parts.find((one) => one.part === part)?.value;
    const [a, b] = [value(to), value(from)];
    if (to === from || a === undefined || b === undefined || compareFractions(a, b) < 0) return;
    const [one, other] = [controlIndex(problems, period, given), controlIndex(problems, period, shift(given, to, from))];
    if (one.index !== undefined && other.index !== undefined) expect(compareFractions(other.index, one.index)).toBeGreaterThanOrEqual(0);
  }), { numRuns: 300, seed: 20261130 });
});
