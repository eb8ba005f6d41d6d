import { expect, test } from 'vitest';
import type { Case, Measure } from '../../model/case.ts';
import { programmes } from '../../programmes/index.ts';
import { declaredType } from './case-types.ts';
import { measureRows } from './measure-rows.ts';

const type = declaredType(programmes, 'rectification/problem');
const plain: Measure = { id: 'm1', what: '新建管网', quantity: '3', unit: '公里', owner: '县住建局', due: '2026-06-30', done: false };
const item = (measures: readonly Measure[], change: Partial<Case> = {}): Case =>
  ({
    id: 'c',
    number: '1号',
    title: { zh: '管网', en: 'sewers' },
    type: type.id,
    region: '980101',
    parties: { county: 'county-1', office: 'office-1', trade: '' },
    fields: { documentNumber: '演督3号' },
    doneBy: {},
    openedAt: 1,
    measures,
    ...change,
  }) as Partial<Case> as Case;
const approved = { doneBy: { 'approve-plan': { person: 'p', unit: 'u', at: 5 } } };

test.each<readonly [string, Case, readonly string[]]>([
  ['in a plan that waits           ', item([plain]), ['m1 current proposed']],
  ['after the approval             ', item([plain], approved), ['m1 current active']],
  [
    'no target, words without one   ',
    item([{ ...plain, what: '持续加强监管', quantity: '', unit: '' }]),
    ['m1 current proposed no-target empty-words'],
  ],
  ['zero of something is no target ', item([{ ...plain, quantity: '0' }]), ['m1 current proposed no-target']],
  [
    'a number makes the words good  ',
    item([{ ...plain, what: '推进清淤三处', quantity: '', unit: '' }]),
    ['m1 current proposed no-target'],
  ],
  [
    'works without and with a reason',
    item([
      { ...plain, works: true },
      { ...plain, id: 'm2', works: true, withoutProject: '列入市级' },
    ]),
    ['m1 current proposed works', 'm2 current proposed works excused'],
  ],
  ['of a closed item               ', item([plain], { closedAt: 9 }), ['m1 closed proposed']],
  [
    'all struck through: none stands',
    item([{ ...plain, dropped: { reason: '并入', by: 'x', at: 3 } }]),
    ['m1 dropped dropped', ' none none'],
  ],
  ['an open item without any       ', item([]), [' none none']],
  ['a closed item without any      ', item([], { closedAt: 9 }), []],
])('%s', (_name, of, want) => {
  expect(
    measureRows(type, of, {}).map((row) =>
      [
        row.id,
        row.standing,
        row.state,
        row.noTarget && 'no-target',
        row.emptyWords && 'empty-words',
        row.works && 'works',
        row.excused && 'excused',
      ]
        .filter((part) => part !== false)
        .join(' '),
    ),
  ).toEqual(want);
});

test('a row is found by its item, document, words, place and who; a place may have words of its own', () => {
  const [row] = measureRows(type, item([{ ...plain, what: '开展整治', quantity: '', place: '东片区' }]), { 'empty-words': ['开展'] });
  expect(row).toMatchObject({
    lead: 'county-1',
    units: ['county-1', 'office-1'],
    document: '演督3号',
    emptyWords: true,
    searched: '1号 管网 sewers 演督3号 开展整治 东片区 县住建局',
  });
  expect(
    measureRows(type, item([{ ...plain, what: '加强监管', quantity: '' }]), { 'empty-words': 7 })[0]?.emptyWords,
    'a setting that is no list of words does not count',
  ).toBe(true);
});
