import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { dayMs } from '../../basis/time.ts';
import type { Case } from '../../model/case.ts';
import { openEmbeddedRecords } from '../../stores/records/embedded/embedded-records.ts';
import { openFolder } from '../../stores/records/embedded/test-folder.ts';
import { testHouse, type TestHouse } from '../house.fixture.ts';
import type { House } from '../house.ts';
import { actorBy, caseNow, stepBy, tryStep } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { declaredType } from './case-types.ts';
import { checkSeries, issuedDocuments } from './issued-documents.ts';
import { openItem } from './register-item.ts';
import { county, office } from './tree.fixture.ts';

const signer = 'rectification-98-director';
const own = `county-${county}-officer`;
const said = { urgeReason: '进展滞后', urgeAsked: '说明原因并明确完成时间', copies: '某市人民政府' };

/** A letter as the office drafts it; what stands above it is told elsewhere (urging.test.ts). */
async function drafted(house: House, rung: string, issuer = 'rectification-98'): Promise<string> {
  const type = declaredType(house.programmes, 'rectification/urging');
  const opened = await house.records.write(machineViewer, (records) => openItem(house, records, type, {
    type: type.id, region: county, title: { zh: '某排放口长期超标', en: 'an outlet above its limit' }, points: [], actor: actorBy(house, office),
      parent: 'above',
    parties: { issuer, responsible: `county-${county}` }, fields: { rung, problem: '督察发现超标。', target: '稳定达标', ...said },
  }));
  if (!opened.ok) throw new Error(opened.fault);
  return opened.value.id;
}
const issue = async (house: House, rung: string): Promise<Case> => stepBy(house, signer, await drafted(house, rung), 'issue');
const numberOf = ({ document }: Case): string => document?.number ?? '';
const everyone = (): boolean => true;

async function withoutWord({ house }: TestHouse, id: string): Promise<void> {
  const unit = house.directory.units.get(id);
  if (unit === undefined) throw new Error(id);
  const { codeWord: _word, ...rest } = unit;
  await house.records.write(machineViewer, (records) => records.putEntries([{ kind: 'unit', id, from: '2026-01-01', enteredAt: 9,
    body: rest }]));
  await house.directory.reload(house.records.read(machineViewer), ['unit']);
}

test('文号: by organ, kind and year, drawn when it is signed; what it said stands whatever the register says later', async () => {
  const one = await testHouse();
  const { house } = one;
  const [first, second, other] = [await issue(house, 'supervise'), await issue(house, 'supervise'), await issue(house, 'remind')];
  expect([first, second, other].map(numberOf).map((number) => number.replace(/^演.环督/u, ''))).toEqual(['督办〔2026〕1号', '督办〔2026〕2号',
    '提醒〔2026〕1号']);
  const text = JSON.stringify(first.document?.content);
  for (const part of ['督察发现超标。', '稳定达标', '进展滞后', '某市人民政府', '10个工作日', '2026年3月2日', '2026年3月16日']) expect(text, part).toContain(part);
  expect(first.document).toMatchObject({ signedBy: actorBy(house, signer).says, algorithm: 'sha-256',
    hash: expect.stringMatching(/^[0-9a-f]{64}$/u) as string });
  const unit = house.directory.units.get(`county-${county}`);
  await house.records.write(machineViewer, (records) => records.putEntries([{ kind: 'unit', id: `county-${county}`, from: '2026-01-01',
    enteredAt: 9, body: { ...unit, name: { zh: '改名', en: 'x' } } as never }]));
  await house.directory.reload(house.records.read(machineViewer), ['unit']);
  expect((await stepBy(house, own, first.id, 'acknowledge')).document).toEqual(first.document);
});

test('a refused signing draws no number; a revoked letter keeps its own; the year begins again with 1', async () => {
  const one = await testHouse();
  const { house, time } = one;
  const id = await drafted(house, 'circular');
  expect(await tryStep(house, office, id, 'issue')).toMatchObject({ fault: 'signature.self-approval' });
  expect(numberOf(await stepBy(house, signer, id, 'issue'))).toContain('通报〔2026〕1号');
  expect(await tryStep(house, office, id, 'revoke', { reason: '错发' }),
    'whoever drafted it does not revoke it').toMatchObject({ fault: 'signature.self-approval' });
  const revoked = await stepBy(house, signer, id, 'revoke', { reason: '错发' });
  expect(revoked).toMatchObject({ state: 'revoked', closedAt: time.world });
  expect(revoked.document?.number).toContain('通报〔2026〕1号');
  expect(numberOf(await issue(house, 'circular'))).toContain('通报〔2026〕2号');
  time.world += 310 * dayMs;
  expect(numberOf(await issue(house, 'circular'))).toContain('通报〔2027〕1号');
  expect(await checkSeries(house, '2026', everyone)).toMatchObject([{ kindWord: '通报', drawn: 2, missing: [] }]);
  expect(await checkSeries(house, '2026', () => false), 'a series is the business of whoever issues in it').toEqual([]);
});

test('without its word an office issues nothing, and is told what to enter', async () => {
  const one = await testHouse();
  const id = await drafted(one.house, 'remind');
  await withoutWord(one, 'rectification-98');
  expect(await tryStep(one.house, signer, id, 'issue')).toMatchObject({ fault: 'case.no-code-word' });
  expect(await one.house.records.read(machineViewer).lastNumber('document/提醒/2026')).toBe(0);
});

test('a number that no paper bears is named', async () => {
  const { house } = await testHouse();
  const { document } = await issue(house, 'listed');
  await house.records.write(machineViewer, (records) => records.nextNumber(`document/${document?.codeWord}${document?.kindWord}/2026`));
  expect(await checkSeries(house, '2026', everyone)).toMatchObject([{ kindWord: '挂牌', drawn: 2, missing: [2] }]);
});

describe('over PostgreSQL', () => {
  const folder = openFolder();
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('law: many signing at once, some of them refused, get 1 to n without gap or double, and every one its own', async () => {
    const opened = await openEmbeddedRecords(folder);
    if (!opened.ok) throw new Error(`${opened.fault} ${opened.detail}`);
    const { house } = await testHouse('drill', opened.value);
    try {
      const ids: string[] = [];
      for (let at = 0; at < 16; at += 1) ids.push(await drafted(house, at % 4 === 3 ? 'warn' : 'supervise'));
      const tries = await Promise.all(ids.flatMap((id) => [tryStep(house, signer, id, 'issue'), tryStep(house, office, id, 'issue'),
        tryStep(house, signer, id, 'issue')]));
      // Who asks twice is told of the one letter; who may not is refused.
      expect(new Set(tries.flatMap((one) => (one.ok ? [`${one.value.id} ${one.value.document?.serial}`] : []))).size).toBe(16);
      expect(tries.filter(({ ok }, at) => ok && at % 3 === 1)).toEqual([]);
      const issued = await Promise.all(ids.map((id) => caseNow(house, id)));
      const serials = (kind: string): number[] => issued.filter(({ fields }) => fields['rung'] === kind).map(({ document }) => document?.serial ?? 0).sort((a, b) => a - b);
      expect(serials('supervise')).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
      expect(serials('warn')).toEqual([1, 2, 3, 4]);
      expect((await checkSeries(house, '2026', everyone)).map(({ drawn, missing }) => [drawn, missing])).toEqual([[12, []], [4, []]]);
      expect(await issuedDocuments(house, machineViewer)).toHaveLength(16);
      expect((await issuedDocuments(house, machineViewer))[0]?.document, 'heads go without the text').not.toHaveProperty('content');
    } finally {
      await opened.value.close();
    }
  }, 120_000);
});
