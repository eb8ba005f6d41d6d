import { beforeAll, expect, test } from 'vitest';
import type { Static } from 'typebox';
import type { caseLedger, readCase } from '../contract/case.ts';
import type { LedgerRun, lookAtLedger, tryLedger } from '../contract/ledger-import.ts';
import writeExcelFile from 'write-excel-file/node';
import { fileOf, type RowGiven } from '../flow/ledger-import/ledger.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const office = 'rectification-98-officer';
let app: TestApp;
beforeAll(async () => { app = await testApp(); });

const send = async (content: string, as = office, type = 'rectification/problem') => app.ask({
  method: 'POST', url: `/api/ledger-imports/files?type=${type}`, as, headers: { 'content-type': 'multipart/form-data; boundary=b' },
  body: `--b\r\nContent-Disposition: form-data; name="file"; filename="旧台账.csv"\r\nContent-Type: text/csv\r\n\r\n${content}\r\n--b--\r\n`,
});
const post = async (url: string, body: unknown = {}, as = office) => app.ask({ method: 'POST', url, as, body });

test('file, guess, dry run, go, refused rows, and the item in its ledger: by the API alone', async () => {
  const look = (await send(fileOf([{ number: '1' }, { number: '2', state: '已销号' }, { number: '3', county: '外省某县' }]))).json<Static<typeof lookAtLedger.reply>>();
  expect(look.targets.filter(({ id, required }) => required && look.mapping[id] === undefined).map(({ id }) => id)).toEqual(['documentNumber', 'works']);
  const asked = { type: 'rectification/problem', file: look.hash, mapping: { ...look.mapping, documentNumber: { fixed: '演督〔2024〕7号' }, works: { fixed: '非工程类' } } };
  expect((await post('/api/ledger-imports/dry-run', asked)).json()).toMatchObject({
    rows: 3, stored: 2, already: 0, refused: 1, lines: [{ line: 4, column: '属地(责任单位)', detail: '外省某县', message: { zh: '属地不是本平台登记的该级地区' } }] });
  const started = (await post('/api/ledger-imports', { ...asked, expected: 3 })).json<Static<typeof LedgerRun>>();
  expect(started).toMatchObject({ state: 'going', rows: 0, expected: 3 });
  expect((await post(`/api/ledger-imports/${started.id}/go`)).json()).toMatchObject({ state: 'done', rows: 3, stored: 2, already: 0, refused: 1 });
  expect((await app.ask({ url: `/api/ledger-imports/${started.id}/refused`, as: office })).json()).toMatchObject({ rows: [{ line: 4, fault: 'ledger.unknown-region' }] });
  expect((await app.ask({ url: '/api/ledger-imports?type=rectification/problem', as: office })).json()).toMatchObject([{ id: started.id, stored: 2 }]);
  expect((await app.ask({ url: '/api/imports', as: 'province-98-officer' })).json()).not.toContainEqual(expect.objectContaining({ id: started.id }));
  const ledger = (await app.ask({ url: '/api/cases-ledger?type=rectification/problem', as: office })).json<Static<typeof caseLedger.reply>>();
  expect(ledger.rows.map(({ progress, takenOver, cells }) => [progress, takenOver, cells.at(-1)?.zh])).toEqual([
    ['on-schedule', true, '完成60%(原台账)'], ['closed', true, '完成60%(原台账)']]);
  const one = (await app.ask({ url: `/api/cases/${ledger.rows[0]?.case.id}`, as: 'county-980102-officer' })).json<Static<typeof readCase.reply>>();
  expect([one.case, one.steps.find(({ main }) => main)?.event]).toMatchObject([{ takenOver: { ledger: '旧台账.csv', line: 2 } }, 'submit-plan']);
  expect((await send(fileOf([{ number: '9' }]))).json()).toMatchObject({ mapping: asked.mapping, remembered: { version: 1 } });
});

test.each([
  ['a county', 'county-980102-officer', 'rectification/problem', 403, 'access.no-right'], ['the city bureau', 'city-bureau-980100-officer', 'rectification/problem', 403, 'case.not-yours'],
  ['a kind without a ledger', office, 'rectification/inspection', 404, 'case.unknown-type'],
] as const)('refused: %s', async (_name, as, type, status, fault) => {
  const answer = await send(fileOf([{}]), as, type);
  expect([answer.statusCode, answer.json<{ fault: string }>().fault]).toEqual([status, fault]);
});

/** A sheet as officials keep it: one header, one row an item, every cell a text. */
const sheetOf = async (rows: readonly RowGiven[]): Promise<Buffer> => {
  const bare = (line: string): string => line.replaceAll(/"([^"]*)"/g, (_all, inner: string) => inner.replaceAll(',', '、'));
  const lines = fileOf(rows).split('\r\n').map((line) => bare(line).split(','));
  return Buffer.from(await writeExcelFile(lines.map((cells) => cells.map((value) => ({ value, type: String }))) as never).toBuffer());
};

test('10,000 rows of Excel with errors at their places: each told by line, column, value and words, the others fit', async () => {
  const large = await testApp();
  const wrong = new Map<number, RowGiven>([
    [2, { problem: '' }], [252, { county: '某县' }], [5_002, { deadline: '下半年' }], [9_999, { state: '差不多了' }],
  ]);
  const rows = Array.from({ length: 10_000 }, (_, at): RowGiven => ({ number: String(at + 1), ...wrong.get(at + 2) }));
  const head = Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="整改台账.xlsx"\r\n\r\n');
  const sent = await large.ask({
    method: 'POST', url: '/api/ledger-imports/files?type=rectification/problem', as: office,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    body: Buffer.concat([head, await sheetOf(rows), Buffer.from('\r\n--b--\r\n')]),
  });
  expect(sent.statusCode, sent.body.slice(0, 200)).toBe(200);
  const look = sent.json<Static<typeof lookAtLedger.reply>>();
  const mapping = { ...look.mapping, documentNumber: { fixed: '演督〔2024〕7号' }, works: { fixed: '非工程类' } };
  const body = { type: 'rectification/problem', file: look.hash, mapping };
  const said = await large.ask({ method: 'POST', url: '/api/ledger-imports/dry-run', as: office, body });
  const dry = said.json<Static<typeof tryLedger.reply>>();
  expect([dry.rows, dry.stored, dry.refused]).toEqual([10_000, 9_996, 4]);
  expect(dry.lines.map(({ line, column, detail, message }) => [line, column, detail, message.zh])).toEqual([
    [2, '反馈问题(原文)', '', '必填内容缺失'], [252, '属地(责任单位)', '某县', '属地不是本平台登记的该级地区'],
    [5_002, '整改时限', '下半年', '日期无法识别'], [9_999, '状态(原台账)', '差不多了', '原台账的状态不是约定的说法'],
  ]);
  expect(dry.lines.every(({ message }) => message.en.length > 0)).toBe(true);
}, 240_000);
