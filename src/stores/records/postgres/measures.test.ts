import { afterAll, describe, expect, test } from 'vitest';
import { postgresql } from '../../../../tools/need.ts';
import { declaredType } from '../../../flow/cases/case-types.ts';
import { measureRows } from '../../../flow/cases/measure-rows.ts';
import { machineViewer } from '../../../flow/viewer.ts';
import type { Case, Measure } from '../../../model/case.ts';
import { programmes } from '../../../programmes/index.ts';
import { open, someCase } from '../laws/fixture.ts';
import { openServerRecords } from './server.ts';
import { openTestServer, query, type TestServer } from './test-server.ts';

const done = (...events: readonly string[]): Case['doneBy'] =>
  Object.fromEntries(events.map((event, n) => [event, { person: 'p', unit: 'u', at: 10 + n }]));
const word = { reached: '2', day: '2026-03-01', person: 'p', unit: 'u', by: 'x', at: 20 };
const plain: Measure = { id: 'm1', what: '新建管网', quantity: '3.0', unit: '公里', owner: '县住建局', due: '2026-06-30', done: false };
const [problem, city, province, listed] = [
  'rectification/problem',
  'rectification/city',
  'rectification/provincial',
  'rectification/listed-problem',
];
const parties = { office: 'office-1', county: 'county-1', city: 'city-1', lead: 'trade-1' };

/** Kinds, states and flaws of measures as records from before the list may hold them. */
const held: readonly Case[] = [
  someCase('a', {
    type: problem,
    parties,
    fields: { documentNumber: '演督〔2026〕3号' },
    measures: [plain, { ...plain, id: 'm2', what: '持续加强监管', quantity: '若干', due: '' }],
  }),
  someCase('b', {
    type: problem,
    parties,
    doneBy: done('approve-plan'),
    measures: [plain, { ...plain, id: 'm2', at: 30, works: true }, { ...plain, id: 'm3', at: 30, reviewed: { by: 'x', at: 31 } }],
  }),
  someCase('c', {
    type: city,
    parties,
    doneBy: done('approve-plan'),
    measures: [{ ...plain, place: '东片区', works: true, withoutProject: '列入市级' }],
  }),
  someCase('d', {
    type: province,
    parties,
    doneBy: done('approve-plan', 'publish-plan'),
    measures: [
      { ...plain, done: true, reported: word },
      { ...plain, id: 'm2', done: true, verified: { ...word, holds: true } },
    ],
  }),
  someCase('e', {
    type: listed,
    parties,
    doneBy: done('approve-measures'),
    closedAt: 50,
    measures: [
      { ...plain, quantity: '0' },
      { ...plain, id: 'm2', unit: ' ', dropped: { reason: 'y', by: 'x', at: 9 } },
    ],
  }),
  someCase('f', { type: listed, parties }),
  someCase('g', { type: problem, parties, closedAt: 9 }),
  someCase('h', {
    type: problem,
    parties,
    measures: [{ ...plain, what: '推进清淤三处', quantity: '', dropped: { reason: 'y', by: 'x', at: 9 } }],
  }),
];
const projects = ['running', 'withdrawn', 'accepted'].map((state, n) =>
  someCase(`p${n}`, { type: 'rectification/project', parent: 'b', state, fields: { measure: 'm2' }, openedAt: 100 + n }),
);

describe.skipIf(postgresql.skip)(postgresql.named('the list of all measures, by URL'), () => {
  let server: TestServer | undefined;
  afterAll(async () => server?.close(), 60_000);

  test('what stood before the list is listed as its steps would have listed it', async () => {
    server = await openTestServer();
    const url = await server.freshDatabase();
    const opened = await openServerRecords(url);
    if (!opened.ok) throw new Error(opened.detail);
    for (const of of [...held, ...projects]) await open(opened.value, of, []);
    await opened.value.write(machineViewer, async (store) => {
      for (const of of held) await store.putMeasures(of.id, measureRows(declaredType(programmes, of.type), of, {}));
      for (const { id } of [projects[0], projects[2]].filter((one) => one !== undefined))
        await store.noteProject({ case: 'b', measure: 'm2', project: id, stands: true });
    });
    await opened.value.close();
    const all = async () =>
      (
        await query(
          url,
          `select case_measures.*, array(select unnest(units) order by 1) as units from qingshan.case_measures order by case_id, id`,
        )
      )[0];
    const written = await all();
    await query(
      url,
      `drop table qingshan.case_measures; drop function qingshan.measures_with_pairs; drop function qingshan.some_measures_with;
      drop function qingshan.measures_of_unit; delete from qingshan.migrations where number = 29`,
    );
    const again = await openServerRecords(url);
    if (!again.ok) throw new Error(again.detail);
    await again.value.close();
    expect(written).toHaveLength(13);
    expect(await all()).toEqual(written);
  }, 120_000);
});
