import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayMs, startOfDay, type Day } from '../../../basis/time.ts';
import { axisOf, barsByItem, type Zoom } from './bars.ts';
import type { Row } from './columns.tsx';

const row = (item: string, id: string, change: Partial<Row>): Row =>
  ({ id, case: { id: item }, standing: 'current', begun: '2026-01-10', projects: [], ...change }) as Partial<Row> as Row;
const at = (day: string): number => startOfDay(day as Day);

test.each<readonly [string, Partial<Row>, object | undefined]>([
  [
    'planned days                    ',
    { from: '2026-02-01', due: '2026-03-31', verifiedShare: 0.5 },
    { from: at('2026-02-01'), to: at('2026-04-01'), share: 0.5, late: false },
  ],
  ['without a first day, as written ', { due: '2026-03-31' }, { from: at('2026-01-10'), to: at('2026-04-01'), share: 0 }],
  ['written after it was due        ', { due: '2026-01-01' }, { from: at('2026-01-01'), to: at('2026-01-02') }],
  ['overdue                         ', { due: '2026-01-31', daysLeft: -3 }, { late: true }],
  ['without a day nothing is drawn  ', {}, undefined],
  ['an item without measures neither', { standing: 'none', due: '2026-01-31' }, undefined],
])('%s', (_name, change, want) => {
  const [first] = barsByItem([row('a', 'm1', change)]);
  if (want === undefined) expect(first).toBeUndefined();
  else expect(first?.bars[0]).toMatchObject(want);
});

test('bars stand by item in the order of the list; the end of a stage is the real one where there is one', () => {
  const project = { id: 'p', number: '1号', title: { zh: '', en: '' }, stateTitle: { zh: '', en: '' }, tone: 'working' };
  const stage = { title: { zh: '', en: '' } };
  const projects = [
    {
      ...project,
      stages: [
        { ...stage, id: 's1', to: '2026-02-10', ended: '2026-02-14' },
        { ...stage, id: 's2', to: '2026-03-10' },
        { ...stage, id: 's3' },
      ],
    },
  ];
  const items = barsByItem([
    row('b', 'm1', { due: '2026-03-01' }),
    row('a', 'm1', { due: '2026-03-02', projects }),
    row('b', 'm2', { due: '2026-03-03' }),
  ]);
  expect(items.map(({ item, bars }) => `${item.id} ${bars.map(({ row: { id } }) => id).join()}`)).toEqual(['b m1,m2', 'a m1']);
  expect(items[1]?.bars[0]?.stages).toEqual([
    { id: 's1', project: 'p', at: at('2026-02-15'), ended: true },
    { id: 's2', project: 'p', at: at('2026-03-11'), ended: false },
  ]);
});

test('the axis holds today, stays within ten years and a month, and its ticks lie inside in order', () => {
  const day = fc
    .integer({ min: -9_000, max: 9_000 })
    .map((n) => new Date(at('2026-03-01') + n * dayMs + 8 * 3_600_000).toISOString().slice(0, 10));
  fc.assert(
    fc.property(fc.array(day, { minLength: 1, maxLength: 6 }), fc.constantFrom<Zoom>('month', 'quarter', 'year'), (days, zoom) => {
      const now = at('2026-03-01');
      const { from, to, width, ticks } = axisOf(barsByItem(days.map((due, n) => row('a', `m${n}`, { due }))), now, zoom);
      expect(from < now && now < to).toBe(true);
      expect((to - from) / dayMs).toBeLessThanOrEqual(3_650 + 80);
      expect(width).toBeGreaterThan(0);
      expect(ticks.every(({ at: one }, n) => one > from && one < to && (n === 0 || one > (ticks[n - 1]?.at ?? 0)))).toBe(true);
    }),
  );
});
