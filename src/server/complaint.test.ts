import { beforeAll, expect, test } from 'vitest';
import { idOf, receive } from '../flow/complaints/thirty-days.fixture.ts';
import { previewTable, publishTable } from '../flow/complaints/publish-table.ts';
import { takeSteps } from '../flow/complaints/take-steps.ts';
import { actorBy } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { day } from '../basis/time.ts';
import { growComplaints, type DrillBatch } from '../../sim/complaints/complaints.ts';
import { report } from '../../sim/complaints/plan.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const office = 'rectification-98-officer';
const city = 'city-bureau-980100-officer';
const drill = growComplaints({
  seed: 5, from: day('2026-03-02'), days: 1, total: 3, counties: [{ code: '980102', name: '青屏县' }], towns: [{ code: '980102001', name: '苓滩街道' }],
})[0] as DrillBatch;
let app: TestApp;
let batch: string;

beforeAll(async () => {
  app = await testApp();
  const { house } = app;
  batch = (await receive(house, drill)).id;
  const steps = [
    ['pass-on', office], ['pass-down', city], ['accept', 'county-980102-officer'], ['inspect', 'county-980102-officer'],
    ['report', 'county-980102-officer'], ['city-review', city], ['review', office],
  ] as const;
  for (const [event, by] of steps) {
    for (const one of drill.items) {
      const of = await house.records.read(machineViewer).case(idOf(one));
      const data = event === 'inspect' ? { inspectedOn: '2026-03-03', siteFacts: '属实' } : event === 'report' ? report(one, 'stage') : {};
      await takeSteps(house, machineViewer, actorBy(house, by), [{ case: idOf(one), seenSeq: of?.seq ?? 0, event, data }]);
    }
  }
  const preview = await previewTable(house, batch);
  await publishTable(house, actorBy(house, office), batch, preview.ok ? preview.value.made.hash : '');
});

test('golden: the published table as CSV, in the official columns', async () => {
  const answer = await app.ask({ url: `/api/public/complaint-tables/${batch}/file?format=csv` });
  expect(answer.headers['content-type']).toContain('text/csv');
  await expect(answer.body.replace('\ufeff', '').replaceAll('\r\n', '\n')).toMatchFileSnapshot('golden/complaint-table.csv');
});

test('golden: the same as a page of its own', async () => {
  const answer = await app.ask({ url: `/api/public/complaint-tables/${batch}/file` });
  await expect(answer.body.replaceAll('<tr', '\n<tr')).toMatchFileSnapshot('golden/complaint-table.html');
});

test.each([
  ['no sign-in       ', undefined, 401], ['the county itself', 'county-980102-officer', 403], ['an auditor       ', 'audit-98-officer', 403], ['the office       ', office, 200],
] as const)('who complained, asked by %s', async (_name, as, status) => {
  const id = idOf(drill.items[0] as DrillBatch['items'][number]);
  const answer = await app.ask({ method: 'POST', url: `/api/cases/${id}/reporters`, body: { why: '电话回访办理结果' }, ...(as === undefined ? {} : { as }) });
  expect(answer.statusCode).toBe(status);
});

test('a county lists its own items and nobody else’s; its next step stands beside each', async () => {
  const own = await app.ask({ url: '/api/complaints', as: 'county-980102-officer' });
  expect(own.json()).toMatchObject({ total: 3, rows: [{ next: { event: 'report', plain: false } }, {}, {}] });
  expect((await app.ask({ url: '/api/complaints', as: 'county-980103-officer' })).json()).toEqual({ rows: [], total: 0 });
});

test.each([
  ['as issued          ', (number: string) => number, 1], ['with its star      ', (number: string) => `★${number}`, 1], ['one that is none   ', () => 'D3YL202603029999', 0],
] as const)('the public finds an item by its number, %s', async (_name, asked, count) => {
  const number = asked(drill.items[0]?.number ?? '');
  const answer = await app.ask({ url: `/api/public/complaints?number=${encodeURIComponent(number)}` });
  expect(answer.json<{ found: unknown[] }>().found).toHaveLength(count);
});
