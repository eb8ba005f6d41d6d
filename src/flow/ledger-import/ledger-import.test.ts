import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { replay } from '../../act/fold.ts';
import type { Case } from '../../model/case.ts';
import { declaredType } from '../cases/case-types.ts';
import { inspection } from '../cases/tree.fixture.ts';
import { memoryRecords } from '../../stores/records/memory/memory-records.ts';
import { quiet } from '../complaints/thirty-days.fixture.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import type { ImportRun } from '../ports/records.ts';
import { registeredProblem, stepBy } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { dayOfWords } from './day-words.ts';
import { askerOf, brought, carried, fileOf, head, imported, mapping, office, tried, type RowGiven } from './ledger.fixture.ts';
import { carryLedger, startLedger } from './ledger-import.ts';
import { rememberedColumns } from './remember-columns.ts';
import { guessLedgerMapping, targetsOf } from './targets.ts';

let one: TestHouse;
const problem = 'rectification/problem';
const items = (type = problem): Promise<readonly Case[]> => one.house.records.read(machineViewer).cases({ types: [type], limit: 20_000 });
const counts = ({ rows, stored, already, refused }: Pick<ImportRun, 'rows' | 'stored' | 'already' | 'refused'>): readonly number[] => [rows, stored, already, refused];

beforeEach(async () => {
  one = await testHouse();
});

describe('a row', () => {
  test.each([
    ['nothing in a needed column  ', { problem: '' }, 'case.field-missing', '反馈问题(原文) | '],
    ['a county of elsewhere       ', { county: '外省某县' }, 'ledger.unknown-region', '属地(责任单位) | 外省某县'],
    ['a day that is none          ', { deadline: '2026-02-30' }, 'ledger.bad-day', '整改时限 | 2026-02-30'],
    ['another type of deadline    ', { type: '尽快' }, 'ledger.unknown-choice', '时限类型 | 尽快'],
    ['a state of other words      ', { state: '差不多了' }, 'ledger.unknown-state', '状态(原台账) | 差不多了'],
  ] as const)('refused with line, column, reason and the row: %s', async (_name, row, fault, detail) => {
    const done = await tried(one, fileOf([{ number: '8' }, row, { number: '9' }]));
    expect(done).toMatchObject({ value: { rows: 3, stored: 2, already: 0, refused: [{ line: 3, fault, detail }] } });
    expect(done.ok && done.value.refused[0]?.row).toContain('不再溢流');
    expect(await items()).toEqual([]);
  });

  test.each([
    ['尚未启动', 'registered', 'assign'], ['整改中', 'planning', 'submit-plan'], ['已完成待验收', 'planning', 'submit-plan'], ['已完成并销号', 'closed-before', undefined], ['', 'registered', 'assign'],
  ] as const)('%s in the old ledger begins as %s, with what it said and no signature', async (state, begins, next) => {
    await imported(one, fileOf([{ state }]));
    const [of] = await items() as [Case];
    expect(of).toMatchObject({
      state: begins, region: '980102', fields: { itemNumber: '1', documentNumber: '演督〔2024〕7号', deadline: '2026-12-31', works: 'no' }, measures: [], signatures: [], freezings: 0,
      takenOver: { ledger: '整改台账.csv', line: 2, state: begins, says: { progress: '完成60%', measures: '建设管网,改造泵站' } },
    });
    expect(of.closedAt === undefined).toBe(begins !== 'closed-before');
    const tasks = await one.house.records.read(machineViewer).caseEvents(of.id);
    expect(tasks.map(({ event, to }) => [event, to])).toEqual([['open', begins]]);
    expect(replay(declaredType(one.house.programmes, problem), tasks)).toEqual(of);
    if (next !== undefined) expect(declaredType(one.house.programmes, problem).steps.some((step) => step.event === next && step.from.includes(begins))).toBe(true);
    expect(await one.house.records.read(machineViewer).publication(of.id)).toBeUndefined();
  });

  test('what the old ledger had closed is taken up again only with a reason, and is not public before', async () => {
    await imported(one, fileOf([{ state: '已销号' }]));
    const [{ id }] = await items() as [Case];
    expect(await stepBy(one.house, office, id, 'take-up', { reason: '现场仍有溢流' })).toMatchObject({ state: 'planning', rebounds: 1 });
    expect((await items())[0]?.closedAt).toBeUndefined();
  });

  test.each([
    ['2026-12-31', '2026-12-31'], ['2026/6/1', '2026-06-01'], ['2026年6月1日', '2026-06-01'], ['2026年2月底前', '2026-02-28'], ['2026年6月', '2026-06-30'], ['2026年底前', '2026-12-31'],
    ['2026', '2026-12-31'], ['2026-03-02 00:00:00', '2026-03-02'], ['2026.3.2', '2026-03-02'], ['明年', undefined], ['2026-13-01', undefined], ['2026年13月', undefined],
  ] as const)('整改时限 %s is %s', (text, day) => expect(dayOfWords(text)).toBe(day));
});

describe('the same again', () => {
  test('is passed over when equal, refused when different, in one file and in two', async () => {
    const file = fileOf([{ number: '1' }, { number: '2' }, { number: '1' }, { number: '2', problem: '另一件事' }, { number: '1', county: '砚泉区' }]);
    const dry = await tried(one, file);
    expect(dry).toMatchObject({ value: { rows: 5, stored: 3, already: 1, refused: [{ line: 5, fault: 'ledger.taken-otherwise', detail: '反馈问题(原文)' }] } });
    expect(counts(await imported(one, file))).toEqual([5, 3, 1, 1]);
    expect(counts(await imported(one, file))).toEqual([5, 0, 4, 1]);
    expect(counts(await imported(one, fileOf([{ number: '1', progress: '完成90%' }])))).toEqual([1, 0, 0, 1]);
    expect(await items()).toHaveLength(3);
  });

  test('an item registered by hand is known by its document, number and county', async () => {
    await registeredProblem(one.house, '980102', []);
    const same = '督察发现,该排放口长期超标。';
    const row = (target: string): string => `${head}\r\n1,,1,"${same}",${target},,,限期整改,980102,,,`;
    const own = { ...mapping, documentNumber: { fixed: '演督〔2026〕3号' } };
    expect(await tried(one, row('稳定达标'), { mapping: own })).toMatchObject({ value: { already: 1, refused: [] } });
    expect(await tried(one, row('其他目标'), { mapping: own })).toMatchObject({ value: { already: 0, refused: [{ detail: '整改目标' }] } });
  });
});

describe('below an inspection', () => {
  const own = {
    itemNumber: { column: '问题编号' }, problem: { column: '反馈问题' }, target: { column: '整改目标' }, deadline: { column: '整改时限' }, deadlineType: { column: '时限类型' },
    works: { fixed: '否' }, state: { column: '状态' }, lead: { fixed: 'trade-98-industry' },
  } as const;
  const type = 'rectification/provincial';

  test('rows become its parts, so that it waits for those that are open and not for those closed before', async () => {
    const root = await inspection(one.house);
    const file = fileOf([{ number: '1' }, { number: '2', state: '已销号' }]);
    expect(await tried(one, file, { type, parent: root.id, mapping: own })).toMatchObject({ value: { rows: 2, stored: 2, refused: [] } });
    expect(counts(await imported(one, file, { type, parent: root.id, mapping: own }))).toEqual([2, 2, 0, 0]);
    const found = await items(type);
    expect(found.map(({ state, parent, fields, takenOver }) => [state, parent, fields['documentNumber'], takenOver?.line]).toSorted()).toEqual([
      ['closed-before', root.id, '演督察〔2026〕1号', 3], ['planning', root.id, '演督察〔2026〕1号', 2]]);
    const now = await one.house.records.read(machineViewer).case(root.id);
    expect([now?.state, now?.children?.length]).toEqual(['rectifying', 2]);
    expect(counts(await imported(one, file, { type, parent: root.id, mapping: own }))).toEqual([2, 0, 2, 0]);
  });

  test('an item that has no such parts, or may not be broken down, is refused before anything is read', async () => {
    const { id } = await registeredProblem(one.house, '980102', []);
    expect(await tried(one, fileOf([{}]), { type, parent: id, mapping: own })).toMatchObject({ fault: 'ledger.parent-unfit' });
    expect(await tried(one, fileOf([{}]), { type, parent: 'none', mapping: own })).toMatchObject({ fault: 'request.not-found' });
  });
});

describe('whole files', () => {
  test.each([
    ['a type without a ledger', { type: 'rectification/inspection' }, 'case.unknown-type'], ['an office that may not open it', { by: 'county-980102-officer' }, 'case.not-yours'],
    ['a needed part from nowhere', { mapping: { problem: { column: '反馈问题' } } }, 'ledger.column-missing'],
    ['a column that is not there', { mapping: { ...mapping, round: { column: '轮' } } }, 'ledger.column-missing'],
  ] as const)('%s is refused whole', async (_name, more, fault) => expect(await tried(one, fileOf([{}]), more)).toMatchObject({ ok: false, fault }));

  test('screen 2’s own columns are recognised, and the mapping is remembered by the header', async () => {
    const columns = head.split(',');
    const guess = guessLedgerMapping(targetsOf(declaredType(one.house.programmes, problem)), columns);
    const { documentNumber: _document, works: _works, ...found } = mapping;
    expect(guess).toEqual(found);
    await imported(one, fileOf([{}]));
    expect(await rememberedColumns(one.house, problem, columns.map((name) => ` ${name}`))).toMatchObject({ mapping, version: 1 });
    await imported(one, fileOf([{ number: '2' }]), { mapping: { ...mapping, works: { fixed: '工程类' } } });
    expect(await rememberedColumns(one.house, problem, columns)).toMatchObject({ version: 2 });
  });

  test('10,000 rows with errors at their places: the dry run says what storing does, and the sum holds at every moment', async () => {
    one = await testHouse('drill', quiet(memoryRecords()));
    const wrong = new Map<number, RowGiven>([[2, { problem: '' }], [252, { county: '某县' }], [5002, { deadline: '无' }], [9999, { state: '?' }]]);
    const rows = Array.from({ length: 10_000 }, (_, at): RowGiven => ({ number: at % 1000 === 999 ? '1' : String(at + 1), ...wrong.get(at + 2) }));
    const dry = await tried(one, fileOf(rows));
    const seen: number[] = [];
    const run = await imported(one, fileOf(rows), {}, (now) => {
      expect(now.rows).toBe(now.stored + now.already + now.refused);
      seen.push(now.rows);
    });
    expect(seen.slice(0, 3)).toEqual([1000, 2000, 3000]);
    const refused = await one.house.records.read(machineViewer).refusedRows(run.id, 100);
    expect(refused.map(({ line, fault }) => [line, fault])).toEqual([[2, 'case.field-missing'], [252, 'ledger.unknown-region'], [5002, 'ledger.bad-day'], [9999, 'ledger.unknown-state']]);
    expect(dry.ok && [dry.value.stored, dry.value.already, dry.value.refused.map(({ line, fault, detail }) => [line, fault, detail])]).toEqual(
      [run.stored, run.already, refused.map(({ line, fault, detail }) => [line, fault, detail])]);
    expect([run.state, ...counts(run)]).toEqual(['done', 10_000, 9987, 9, 4]);
  }, 120_000);

  test('law: cut off anywhere and gone on with, or brought again whole, the items are the same', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ number: fc.constantFrom('1', '2', '3'), problem: fc.constantFrom('甲', '乙', '') }), { minLength: 1, maxLength: 8 }), async (rows) => {
      one = await testHouse();
      const text = fileOf(rows);
      const asked = { type: problem, mapping, file: await brought(one, text) };
      const started = await startLedger(one.house, askerOf(one), asked);
      if (!started.ok) throw new Error(started.fault);
      const both = await Promise.all([carryLedger(one.house, askerOf(one), started.value.id), carryLedger(one.house, askerOf(one), started.value.id)]);
      expect(both.filter(({ ok }) => ok).length).toBeGreaterThan(0);
      const run = await carried(one, started.value);
      const again = await imported(one, text);
      expect(run.rows).toBe(rows.length);
      expect([again.stored, again.already]).toEqual([0, run.stored + run.already]);
      expect(again.refused).toBe(run.refused);
      expect(await items()).toHaveLength(run.stored);
    }), { numRuns: 12 });
  }, 60_000);
});
