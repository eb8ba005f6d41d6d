import { beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import { growComplaints, type DrillBatch } from '../../../sim/complaints/complaints.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import { actorBy } from '../story.fixture.ts';
import { machineViewer, viewerOf } from '../viewer.ts';
import { boardOf } from './board.ts';
import { complaintType } from './complaint-type.ts';
import { importBatch } from './import-batch.ts';
import { previewTable, publishTable } from './publish-table.ts';
import { registerOne } from './register-rows.ts';
import { lookAtReporters, reporterLooks } from '../reporters.ts';
import { similarItems } from './similar-items.ts';
import { takeSteps } from './take-steps.ts';
import { csvOf, idOf, itemsNow, office, piece, receive } from './thirty-days.fixture.ts';
import { report } from '../../../sim/complaints/plan.ts';

let test1: TestHouse;
let batch: { readonly id: string; readonly drill: DrillBatch };
const towns = [
  { code: '980101001', name: '莳坞街道' },
  { code: '980102001', name: '苓滩街道' },
];
const grow = (total: number): DrillBatch =>
  growComplaints({
    seed: 3,
    from: day('2026-03-02'),
    days: 1,
    total,
    counties: [
      { code: '980101', name: '砚泉区' },
      { code: '980102', name: '青屏县' },
    ],
    towns,
  })[0] as DrillBatch;

const head = '受理编号,举报内容,行政区域,污染类型';
const bring = (text: string, dry = false) =>
  importBatch(test1.house, actorBy(test1.house, office), { batch: batch.id, bytes: piece(new TextEncoder().encode(text)), dry });

/** All items of the batch as far as it goes before publication. */
async function review(completion: string, only?: string): Promise<void> {
  const { house } = test1;
  const by = (role: 'office' | 'city' | 'county', region: string) =>
    actorBy(house, role === 'office' ? office : role === 'city' ? 'city-bureau-980100-officer' : `county-${region}-officer`);
  const steps = [
    ['pass-on', 'office'],
    ['pass-down', 'city'],
    ['accept', 'county'],
    ['inspect', 'county'],
    ['report', 'county'],
    ['city-review', 'city'],
    ['review', 'office'],
  ] as const;
  for (const [event, role] of steps)
    for (const one of batch.drill.items) {
      const of = await house.records.read(machineViewer).case(idOf(one));
      if (of === undefined || (only !== undefined && of.number !== only)) continue;
      const data =
        event === 'inspect' ? { inspectedOn: '2026-03-03', siteFacts: '属实' } : event === 'report' ? report(one, completion) : {};
      await takeSteps(house, machineViewer, by(role, one.region), [{ case: of.id, seenSeq: of.seq, event, data }]);
    }
}

beforeEach(async () => {
  test1 = await testHouse();
  const drill = grow(6);
  batch = { id: (await receive(test1.house, drill)).id, drill };
});

describe('a list comes in', () => {
  test.each([
    ['a number of another form ', 'D3YL2026030200,噪声大,砚泉区,噪声', 'case.number-unfit'],
    ['a day that is none       ', 'D3YL202602300001,噪声大,砚泉区,噪声', 'case.number-unfit'],
    ['no text                  ', 'D3YL202603029001,,砚泉区,噪声', 'complaint.text-missing'],
    ['a county of elsewhere    ', 'D3YL202603029001,噪声大,外省某县,噪声', 'complaint.unknown-region'],
    ['a type of no table       ', 'D3YL202603029001,噪声大,砚泉区,其他噪声类', 'complaint.unknown-pollution'],
  ] as const)('refused with its line and reason: %s', async (_name, row, fault) => {
    const done = await bring(`${head}\r\n${row}\r\n★X3YL202603029002,"污水, 横流",云溪市青屏县,水污染、固体废物\r\n`);
    expect(done.ok && done.value).toMatchObject({ rows: 2, stored: 1, already: 0, refused: [{ line: 2, fault }] });
    const kept = (await itemsNow(test1.house)).find(({ number }) => number === 'X3YL202603029002');
    expect(kept).toMatchObject({
      region: '980102',
      parent: batch.id,
      fields: { starred: 'yes', pollution: 'water', pollutionAlso: '固废', complaint: '污水, 横流' },
    });
  });

  test('the same list again changes nothing; a number with another text is refused; a dry run says the same and stores nothing', async () => {
    const again = await importBatch(test1.house, actorBy(test1.house, office), {
      batch: batch.id,
      bytes: piece(csvOf(batch.drill)),
      dry: false,
    });
    expect(again.ok && again.value).toMatchObject({ rows: 6, stored: 0, already: 6, refused: [] });
    const { number } = batch.drill.items[0] as DrillBatch['items'][number];
    const text = `${head}\r\n${number},另一件事,砚泉区,水\r\nD3YL202603029009,新的一件,砚泉区,水\r\nD3YL202603029009,新的一件,砚泉区,水\r\nD3YL202603029009,又一件,砚泉区,水\r\n`;
    const tried = await bring(text, true);
    expect(tried.ok && tried.value).toMatchObject({
      rows: 4,
      stored: 1,
      already: 1,
      refused: [
        { line: 2, fault: 'case.number-taken' },
        { line: 5, fault: 'case.number-taken' },
      ],
    });
    expect(await itemsNow(test1.house)).toHaveLength(6);
    const done = await bring(text);
    expect(done.ok && tried.ok && { ...done.value, columns: [] }).toEqual(tried.ok && { ...tried.value, columns: [] });
    expect(await itemsNow(test1.house)).toHaveLength(7);
  });

  test('a list without a needed column, and a batch that is none, are refused whole', async () => {
    expect(await bring('受理编号,行政区域,污染类型\r\nD3YL202603029001,砚泉区,水\r\n')).toMatchObject({
      ok: false,
      fault: 'complaint.column-missing',
      detail: 'complaint',
    });
    expect(
      await importBatch(test1.house, actorBy(test1.house, office), {
        batch: idOf(batch.drill.items[0] as never),
        bytes: piece(csvOf(batch.drill)),
        dry: false,
      }),
    ).toMatchObject({ fault: 'complaint.no-batch' });
  });

  test('the form for one item: the same rules, and who complained kept apart', async () => {
    const texts = {
      number: 'X3YL202603029003',
      complaint: '张三反映:油烟直排',
      region: '980101',
      pollution: '大气',
      reporterName: '张三',
      reporterPhone: '13800000001',
    };
    const one = await registerOne(test1.house, actorBy(test1.house, office), batch.id, 'complaints/passed-on-complaint', texts);
    expect(one.ok).toBe(true);
    const of = (await itemsNow(test1.house)).find(({ number }) => number === texts.number) as Case;
    expect(of.title.zh).toBe('〔已隐去〕反映:油烟直排');
    expect(JSON.stringify({ ...of, fields: { ...of.fields, complaint: '' } })).not.toMatch(/张三|13800000001/);
    expect(await registerOne(test1.house, actorBy(test1.house, office), batch.id, 'complaints/passed-on-complaint', texts)).toMatchObject(
      { fault: 'case.number-taken' },
    );
  });
});

describe('the table goes out', () => {
  test('what was previewed and nothing else; again only on change, with the changed columns marked', async () => {
    const { house } = test1;
    const by = actorBy(house, office);
    expect(await publishTable(house, by, batch.id, 'a'.repeat(64))).toMatchObject({ fault: 'complaint.table-moved' });
    await review('stage');
    const preview = await previewTable(house, batch.id);
    if (!preview.ok) throw new Error(preview.fault);
    const out = await publishTable(house, by, batch.id, preview.value.made.hash);
    expect(out.ok && [out.value.version, out.value.rows.length, out.value.changes.every(({ kind }) => kind === 'new')]).toEqual([
      1,
      6,
      true,
    ]);
    expect((await itemsNow(house)).map(({ state }) => state)).toEqual(Array.from({ length: 6 }, () => 'public'));
    expect(await publishTable(house, by, batch.id, preview.value.made.hash)).toMatchObject({ fault: 'complaint.nothing-new' });

    const { number } = batch.drill.items[2] as DrillBatch['items'][number];
    const again = async (): Promise<void> => {
      const one = batch.drill.items[2] as DrillBatch['items'][number];
      for (const [event, who, data] of [
        ['report', `county-${one.region}-officer`, report(one, 'completed')],
        ['city-review', 'city-bureau-980100-officer', {}],
        ['review', office, {}],
      ] as const) {
        const of = await house.records.read(machineViewer).case(idOf(one));
        await takeSteps(house, machineViewer, actorBy(house, who), [{ case: idOf(one), seenSeq: of?.seq ?? 0, event, data }]);
      }
    };
    await again();
    const next = await previewTable(house, batch.id);
    const second = await publishTable(house, by, batch.id, next.ok ? next.value.made.hash : '');
    expect(second.ok && second.value).toMatchObject({
      version: 2,
      changes: [{ number, kind: 'changed', columns: ['handling', 'completion'] }],
    });
    expect((await house.records.read(machineViewer).case(idOf(batch.drill.items[2] as never)))?.state).toBe('completed');
    expect(
      (await house.records.read(machineViewer).publicTable(batch.id, 1))?.rows.find((row) => row.number === number)?.completion,
    ).toBe('stage');
    expect(
      (await house.records.read(machineViewer).caseEvents(batch.id)).map(({ event, data }) => [event, data['version'] ?? 0]),
    ).toEqual([
      ['open', 0],
      ['publish-table', 1],
      ['publish-table', 2],
    ]);
  });
});

describe('beside', () => {
  test('nobody sees who complained without a reason; every look stands with name and reason', async () => {
    const { house } = test1;
    const one = batch.drill.items.find(({ reporter }) => reporter !== undefined) as DrillBatch['items'][number];
    const by = actorBy(house, office);
    expect(await lookAtReporters(house, machineViewer, by, idOf(one), '看看')).toMatchObject({ fault: 'complaint.why-missing' });
    expect(await reporterLooks(house, machineViewer, by, idOf(one))).toEqual({ ok: true, value: [] });
    expect(await lookAtReporters(house, machineViewer, by, idOf(one), '电话回访办理结果')).toMatchObject({
      ok: true,
      value: [one.reporter],
    });
    expect(await reporterLooks(house, machineViewer, by, idOf(one))).toMatchObject({
      value: [{ person: by.person, why: '电话回访办理结果', worldAt: test1.time.world }],
    });
    const foreign = house.directory.appointments.get('appointment-county-980103-officer');
    expect(await lookAtReporters(house, viewerOf(foreign as never), by, idOf(one), '电话回访办理结果')).toMatchObject({
      fault: 'request.not-found',
    });
  });

  test('many at once: each is taken or refused on its own', async () => {
    const { house } = test1;
    const all = await itemsNow(house);
    const asked = all.map((of, at) => ({ case: of.id, seenSeq: at === 0 ? 9 : of.seq, event: 'pass-on', data: {} }));
    const done = await takeSteps(house, machineViewer, actorBy(house, office), [
      ...asked,
      { case: 'none', seenSeq: 1, event: 'pass-on', data: {} },
    ]);
    expect([done.taken.length, done.refused.map(({ fault }) => fault)]).toEqual([5, ['request.conflict', 'request.not-found']]);
    const type = complaintType(house);
    const board = boardOf(
      type.ok
        ? type.value.type
        : (() => {
            throw new Error();
          })(),
      await itemsNow(house),
      test1.time.world + 5 * 3_600_000,
    );
    expect(board.reduce((sum, { total }) => sum + total, 0)).toBe(6);
    expect(board.reduce((sum, { late }) => sum + late, 0)).toBe(5);
  });

  test('the same complaint again is found with what both say; grouped by a person it stays', async () => {
    const { house } = test1;
    const [first] = batch.drill.items as [DrillBatch['items'][number]];
    await bring(
      `${head}\r\nX3YL202603029010,"再次反映:${first.complaint.split('。')[0]},至今没有解决。",${first.regionName},水\r\nX3YL202603029011,垃圾焚烧冒烟已有两年,${first.regionName},大气\r\n`,
    );
    const found = await similarItems(house, machineViewer, idOf(first));
    expect(found.ok && found.value.map(({ of, confirmed }) => [of.number, confirmed])).toContainEqual(['X3YL202603029010', false]);
    const of = await house.records.read(machineViewer).case(idOf(first));
    await takeSteps(house, machineViewer, actorBy(house, office), [
      { case: idOf(first), seenSeq: of?.seq ?? 0, event: 'group', data: { sameNumber: 'X3YL202603029011', sameReason: '同一地点' } },
    ]);
    const after = await similarItems(house, machineViewer, idOf(first));
    expect(after.ok && after.value[0]).toMatchObject({ confirmed: true, of: { number: 'X3YL202603029011' } });
  });
});
