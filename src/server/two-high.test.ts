import type { Static } from 'typebox';
import { Check } from 'typebox/value';
import { beforeAll, describe, expect, test } from 'vitest';
import type { listTwoHigh, readTwoHigh } from '../contract/two-high.ts';
import { TwoHighProject } from '../model/two-high-project.ts';
import { growTwoHighProjects } from '../../sim/province/two-high-projects.ts';
import { officeOf, testApp, type TestApp } from './app.fixture.ts';

type List = Static<typeof listTwoHigh.reply>;
type One = Static<typeof readTwoHigh.reply>;
type Content = Readonly<Record<string, unknown>>;
let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const project = (id: string, more: Content = {}): Content =>
  ({ id, name: { zh: '甲', en: 'a' }, proponent: '甲公司', region: '980102', industry: '3011', status: 'building', ...more });
async function put(content: Content, more: Content = {}, as = officeOf.city): Promise<{ fault?: string; enteredAt: number }> {
  app.time.machine += 1;
  return (await app.ask({ method: 'PUT', url: `/api/two-high-projects/${String(content['id'])}`, as,
    body: { project: content, from: '2026-01-01', why: '首次登记', ...more } })).json();
}
const list = async (query = '', as = officeOf.province): Promise<List> => (await app.ask({ url: `/api/two-high-projects${query}`,
  as })).json();
const one = async (id: string,
  as = officeOf.province): Promise<One & { fault?: string }> => (await app.ask({ url: `/api/two-high-projects/${id}`, as })).json();

describe('the list', () => {
  test('has the drill’s dozen, some flagged, and its sums are those of its rows', async () => {
    const { rows, sums } = await list();
    const grown = growTwoHighProjects(app.province);
    expect(grown.filter(({ says: _says, why: _why, ...plain }) => !Check(TwoHighProject, plain))).toEqual([]);
    expect(rows.map(({ project: { id } }) => id).toSorted()).toEqual(grown.map(({ id }) => id).toSorted());
    const flagged = rows.filter(({ flags }) => flags.length > 0).length;
    expect([flagged > 3, flagged < rows.length - 1]).toEqual([true, true]);
    for (const { status, count, energy, carbonBlank, flagged: some } of sums) {
      const own = rows.filter((row) => row.project.status === status);
      expect([count, energy, carbonBlank, some]).toEqual([own.length, own.reduce((sum, row) => sum + (row.project.energy ?? 0), 0),
        own.filter((row) => row.project.carbon === undefined).length, own.filter(({ flags }) => flags.length > 0).length]);
    }
  });
  test('filters by status, industry, place and flags; the sums keep every status', async () => {
    const all = await list();
    const building = await list('?status=building');
    expect(building.rows.every((row) => row.project.status === 'building')).toBe(true);
    expect(building.sums).toEqual(all.sums);
    const glass = await list('?industry=30&flagged=true');
    expect(glass.rows.length).toBeGreaterThan(0);
    expect(glass.rows.every((row) => row.project.industry.startsWith('30') && row.flags.length > 0)).toBe(true);
    const place = all.rows[0]?.project.region ?? '';
    expect((await list(`?region=${place}`)).rows.map((row) => row.project.region)).toEqual(all.rows.filter((row) => row.project.region === place).map(() => place));
  });
  test('an office sees its own region', async () => {
    const county = await list('', officeOf.county);
    expect(county.rows.every((row) => row.project.region === '980102')).toBe(true);
    const foreign = (await list()).rows.find((row) => row.project.region !== '980102')?.project.id ?? '';
    expect((await one(foreign, officeOf.county)).fault).toBe('request.not-found');
  });
});

describe('a change', () => {
  test('is a new version with who, why and what; one that saw an older version is refused', async () => {
    const first = await put(project('N-1'));
    expect(first).toMatchObject({ id: 'N-1' });
    expect((await put(project('N-1'))).fault).toBe('register.stands-already');
    const second = await put(project('N-1', { energy: 900 }), { from: '2026-02-01', why: '补登能耗', seen: first.enteredAt });
    expect((await put(project('N-1'), { seen: first.enteredAt })).fault).toBe('register.changed-meanwhile');
    const { row, changes } = await one('N-1');
    expect([row.project.energy, row.enteredAt]).toEqual([900, second.enteredAt]);
    expect(row.flags.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['two-high/eia.none', 'two-high/coal.unsaid']));
    expect(row.flags.map(({ rule }) => rule)).not.toContain('two-high/energy-review.none');
    expect(changes.map(({ why, from, fields }) => [why, from, fields])).toEqual([['补登能耗', '2026-02-01', ['energy']], ['首次登记',
      '2026-01-01', []]]);
    expect(changes[0]?.says).not.toBe('');
  });
  test('takes a project off the list from its day', async () => {
    const { enteredAt } = await put(project('N-2'));
    await put(project('N-2', { offList: '2026-03-02' }), { seen: enteredAt });
    expect((await list()).rows.map((row) => row.project.id)).not.toContain('N-2');
    expect((await one('N-2')).row.project.offList).toBe('2026-03-02');
  });
  test.each<readonly [string, Content, string]>([
    ['unknown region', { region: '110101' }, 'register.unknown-region'], ['nobody’s', { proponent: undefined }, 'register.whose'],
    ['unknown firm', { unit: 'none' }, 'register.unknown-firm'], ['a telephone', { note: '联系13812345678' }, 'register.personal-data'],
    ['no such day', { startedOn: '2026-02-30' }, 'register.not-a-day'], ['checked tomorrow', { checkedOn: '2026-03-03' }, 'case.day-ahead'],
    ['other words', { finding: 'guilty' }, 'request.invalid'], ['no industry', { industry: 'C' }, 'request.invalid'],
  ])('is refused: %s', async (_name, more, fault) => {
    expect((await put(project('N-9', more))).fault).toBe(fault);
    expect((await one('N-9')).fault).toBe('request.not-found');
  });
  test('is for the province and the city of the place alone', async () => {
    const foreign = [...app.house.directory.regions.values()].find(({ level, code }) => level === 'city'
      && code !== '980100')?.code ?? '980000';
    expect((await put(project('N-8', { region: foreign }))).fault).toBe('register.not-yours');
    expect((await put(project('N-8'), {}, officeOf.county)).fault).toBe('access.no-right');
    expect((await put(project('N-8'), {}, officeOf.enterprise)).fault).toBe('access.no-right');
    expect((await put(project('N-8'), {}, officeOf.province)).fault).toBeUndefined();
  });
});
