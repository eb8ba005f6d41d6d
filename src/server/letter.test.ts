import { beforeAll, expect, test } from 'vitest';
import type { Reply } from '../contract/endpoint.ts';
import type { listDocuments } from '../contract/document.ts';
import type { readLetter } from '../contract/letter.ts';
import { stepBy } from '../flow/story.fixture.ts';
import { below, county, office, tree } from '../flow/cases/tree.fixture.ts';
import type { LetterContent } from '../model/letter-content.ts';
import { testApp, type TestApp } from './app.fixture.ts';

const signer = 'rectification-98-director';
const own = `county-${county}-officer`;
let app: TestApp;
let leaf = '';
let letter = '';
beforeAll(async () => {
  app = await testApp();
  ({ leaf } = await tree(app.house));
  await stepBy(app.house, office, leaf, 'draft-letter', { rung: 'remind', urgeReason: '进展滞后', urgeAsked: '本月底前完成' });
  letter = (await below(app.house, leaf)).find(({ type }) => type === 'rectification/urging')?.id ?? '';
}, 120_000);

const read = async (as = office): Promise<Reply<typeof readLetter>> => (await app.ask({ url: `/api/cases/${letter}/letter`, as })).json();
const register = async (as: string, query = ''): Promise<Reply<typeof listDocuments>> => (await app.ask({ url: `/api/documents${query}`,
  as })).json();
const file = (form: string, as = office) => app.ask({ url: `/api/cases/${letter}/letter/${form}`, as });
const textOf = ({ content }: Reply<typeof readLetter>): string =>
  (content as LetterContent).body.flatMap(({ pieces }) => pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text))).join('');

test('a draft has no number, no file, and stands in no register', async () => {
  const draft = await read();
  expect(draft).toMatchObject({ draft: true, content: { organ: expect.stringContaining('整改办') as string } });
  expect((draft.content as LetterContent).number).toBeUndefined();
  expect(textOf(draft)).toContain('5个工作日');
  expect((await file('ofd')).json()).toMatchObject({ fault: 'letter.not-issued' });
  expect(await register(office)).toMatchObject({ rows: [], series: [], counts: { issued: 0, unread: 0 } });
});

test('signed: its number, its file, its line in the register, unread until the addressed unit has signed for it', async () => {
  await stepBy(app.house, signer, letter, 'issue');
  const issued = await read();
  expect(issued).toMatchObject({ draft: false, revoked: false, issued: { number: expect.stringMatching(/提醒〔2026〕1号$/u) as string } });
  expect(issued.sources['fields.target']?.case, 'what the item says leads to the item').toBe(leaf);
  expect(issued.sources['fields.urgeReason']?.case).toBe(letter);
  expect(issued.sources['clocks.reply']?.says.zh).toContain('5个工作日');
  const ofd = await file('ofd');
  expect(ofd.headers['content-type']).toContain('application/ofd');
  expect(ofd.rawPayload.subarray(0, 2).toString()).toBe('PK');
  expect(await register(office)).toMatchObject({
    counts: { issued: 1, unread: 1, overdue: 0 }, series: [{ kindWord: '提醒', drawn: 1, missing: [] }], rows: [{ case: letter,
      overdue: false, to: { id: `county-${county}` } }],
  });
  await stepBy(app.house, own, letter, 'acknowledge');
  expect(await read()).toMatchObject({ received: { at: app.time.world, by: { zh: expect.any(String) as string } } });
  expect(await register(office, '?unread=true')).toMatchObject({ counts: { unread: 0 }, rows: [] });
  expect((await register(own)).series, 'whoever is written to reads the letter, not how many others there are').toEqual([]);
  expect((await register(own)).rows).toHaveLength(1);
});

test('revoked: the number stays, and every copy says so', async () => {
  await stepBy(app.house, signer, letter, 'revoke', { reason: '错发' });
  expect(await read()).toMatchObject({ revoked: true, content: { mark: '本文已撤销', number: expect.stringContaining('1号') as string } });
  expect(await register(office)).toMatchObject({ counts: { issued: 1, unread: 0 }, rows: [{ state: { ended: true } }],
    series: [{ missing: [] }] });
});

test('a case that is no letter has none, and a stranger sees nothing', async () => {
  expect((await app.ask({ url: `/api/cases/${leaf}/letter`, as: office })).statusCode).toBe(404);
  expect((await file('pdf', 'county-980101-officer')).statusCode).toBe(404);
});
