import { expect, test } from 'vitest';
import { ed25519 } from '@noble/curves/ed25519.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Opening } from '../../act/open-case.ts';
import type { Json } from '../../basis/canonical.ts';
import { approvalSheet } from '../../close/approval-sheet.ts';
import type { Actor } from '../../model/case.ts';
import { nextCheckpoint } from '../../publish/checkpoint.ts';
import { keyId } from '../../publish/key.ts';
import { exportPublicFile } from '../../publish/public-file.ts';
import { verifyPublicFile } from '../../publish/verify.ts';
import { at, begin, go, lineOf, who, type Walk } from '../walk.fixture.ts';
import type { ClosingOrder } from './closing-order.ts';
import { problemType } from './problem.ts';

const opening: Opening = {
  id: 'item-1', number: '演整改〔2026〕00001号', title: { zh: '某排放口超标', en: 'outlet above its limit' }, region: '980101', points: [7], findings: [],
  parties: { office: 'office-1', trade: 'trade-1', city: 'city-1', county: 'county-1', secretary: 'county-1', head: 'county-1' }, actor: who('rectification-office'),
  fields: { problem: '督察发现,该排放口长期超标。', documentNumber: '演督〔2026〕3号', itemNumber: '1', target: '稳定达标', deadlineType: 'by-date', works: 'no' },
};
const photo = { hash: 'c'.repeat(64), name: '对比.jpg', type: 'image/jpeg', size: 9, item: 'photos' };
const have = { state: 'have', files: [photo.hash] };
const measures = [{ id: 'm1', what: '改造曝气系统', quantity: '2', unit: '套', owner: '县住建局', due: '2026-05-30' }];
const material = { files: [photo], marks: { plan: have, minutes: have, 'monitoring-report': have, photos: have, mechanism: have } };
const checked = { completion: '改造完成', selfCheck: '自查合格' };
const reported = { measure: 'm1', reached: 2, reachedOn: '2026-03-02', reportedResult: 'done' };
const foundSo = { measure: 'm1', verifiedQuantity: 2, verifiedOn: '2026-03-02', verifiedResult: 'holds' };
type Row = readonly [string, Actor, Readonly<Record<string, Json>>?, number?];

const early: readonly Row[] = [
  ['assign', who('rectification-office')], ['accept', who('county')], ['submit-plan', who('county'), { plan: '方案', measures }],
  ['approve-plan', who('city')],
  ['work', who('county'), material], ['report-measure', who('county'), reported], ['verify-measure', who('city'), foundSo],
  ['self-check', who('county'), checked],
];
const above: readonly Row[] = [['submit', who('county')], ['city-first-check', who('city'), { cityOpinion: '同意' }], ['province-verify', who('rectification-office'), { provinceOpinion: '属实' }]];
const signatures = ['party-secretary', 'head-of-government'] as const;

function take(order: ClosingOrder, walk: Walk, rows: readonly Row[]): string[] {
  const type = problemType(order);
  return rows.map(([event, by, data, later]) => {
    walk.now += later ?? 0;
    const did = go(type, walk, event, by, data ?? {});
    return did === 'ok' ? lineOf(type, walk) : `${event}: ${did}`;
  });
}
const sign = (order: ClosingOrder, walk: Walk): string[] =>
  take(order, walk, signatures.map((office) => [`sign-${office}`, who(office), { hash: walk.of.frozen?.hash ?? '', method: 'password' }]));
const days = 86_400_000;
const begun = (order: ClosingOrder): Walk => begin(problemType(order), opening, at(3, 2));

function closed(order: ClosingOrder): { walk: Walk; lines: string[] } {
  const walk = begun(order);
  const notice: Row = ['open-notice', who(order === 'signatures-first' ? 'rectification-office' : 'county')];
  const lines = take(order, walk, early);
  if (order === 'notice-first') lines.push(...take(order, walk, [notice]));
  lines.push(...take(order, walk, [['freeze', who('county'), {}, order === 'notice-first' ? 10 * days : 0]]), ...sign(order, walk), ...take(order, walk, above));
  if (order === 'signatures-first') lines.push(...take(order, walk, [notice]));
  lines.push(...take(order, walk, [['close-out', who('rectification-office'), { closeNumber: '演销〔2026〕1号' }, 10 * days]]));
  return { walk, lines };
}

test.each(['signatures-first', 'notice-first'] as const)('golden: %s, from registration to 销号', async (order) => {
  const { walk, lines } = closed(order);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`golden/${order}.txt`);
  expect(walk.of).toMatchObject({ state: 'closed', rebounds: 0 });
  expect(walk.of.signatures.map((signature) => [signature.office, signature.voided])).toEqual([['party-secretary', undefined], ['head-of-government', undefined]]);
});

test('the machine’s check and the checklist both keep it open; measures need numbers', () => {
  const walk = begun('signatures-first');
  const vague = [{ id: 'm', what: '持续加强监管', quantity: '', unit: '', owner: '', due: '' }];
  expect(take('signatures-first', walk, early.slice(0, 2)).at(-1)).toContain('planning');
  expect(take('signatures-first', walk, [['submit-plan', who('county'), { plan: 'x', measures: vague }]])).toEqual(['submit-plan: case.measure-not-measurable']);
  take('signatures-first', walk, early.slice(2, 4));
  expect(take('signatures-first', walk, [['self-check', who('county'), checked]])).toEqual(['self-check: case.checklist-open']);
  take('signatures-first', walk, early.slice(4, 5));
  for (const verdict of ['fail', 'undeterminable'] as const) {
    walk.facts = { ...walk.facts, machine: { 'outlet-hours': verdict } };
    expect(take('signatures-first', walk, [['self-check', who('county'), checked]])).toEqual(['self-check: case.machine-check-disagrees']);
  }
  walk.facts = { ...walk.facts, machine: {} };
  expect(take('signatures-first', walk, [['self-check', who('county'), checked]])).toEqual(['self-check: case.machine-check-disagrees']);
  walk.facts = { ...walk.facts, machine: { 'outlet-hours': 'pass' } };
  expect(take('signatures-first', walk, [['self-check', who('county'), { ...checked, completion: '长'.repeat(301) }]])).toEqual(['self-check: case.field-invalid']);
});

test('the office pauses the term of the rectification with a reason; it moves by the working days, and no other step of the item waits', () => {
  const order = 'signatures-first';
  const walk = begun(order);
  const term = () => walk.of.clocks.find((clock) => clock.id === 'rectification' && clock.stoppedAt === undefined);
  const office = who('rectification-office');
  take(order, walk, early.slice(0, 4));
  const due = term()?.due ?? 0;
  expect(take(order, walk, [['resume-rectification', office], ['pause-rectification', who('county'), { reason: '等' }]])).toEqual(['resume-rectification: clock.not-paused', 'pause-rectification: case.not-yours']);
  take(order, walk, [['pause-rectification', office, { reason: '等待省级立项批复' }, days]]);
  expect(take(order, walk, [early[4] as Row])).toEqual(['work → rectifying | county:self-check']);
  take(order, walk, [['resume-rectification', office, {}, 7 * days]]);
  expect(term()?.due).toBe(due + 7 * days);
  expect(term()?.says.zh).toContain('(等待省级立项批复),5个工作日不计');
  expect(take(order, walk, early.slice(5)).at(-1)).toContain('self-checked');
});

test.each(['signatures-first', 'notice-first'] as const)('%s: new material after signing voids both and asks for a new version', (order) => {
  const walk = begun(order);
  take(order, walk, early);
  if (order === 'notice-first') take(order, walk, [['open-notice', who('county')]]);
  take(order, walk, [['freeze', who('county'), {}, 10 * days]]);
  sign(order, walk);
  const old = walk.of.frozen?.hash ?? '';
  const again = { ...photo, hash: 'd'.repeat(64) };
  expect(take(order, walk, [['work', who('county'), { files: [again] }]])[0]).toContain(order === 'notice-first' ? '→ notice' : '→ self-checked');
  expect(walk.of.signatures.every((signature) => signature.voided?.reason === 'content-changed')).toBe(true);
  expect(take(order, walk, [['submit', who('county')]])).toEqual(['submit: case.step-refused']);
  take(order, walk, [['freeze', who('county')]]);
  expect(take(order, walk, [['sign-party-secretary', who('party-secretary'), { hash: old, method: 'password' }]])).toEqual(['sign-party-secretary: signature.wrong-version']);
  expect(sign(order, walk)).toHaveLength(2);
  expect(walk.of.frozen?.version).toBe(2);
});

test('opinions of those above leave the signatures standing; an objection must be answered before 销号', () => {
  const order = 'signatures-first';
  const walk = begun(order);
  take(order, walk, [...early, ['freeze', who('county')]]);
  sign(order, walk);
  take(order, walk, [...above, ['open-notice', who('rectification-office')]]);
  expect(walk.of.signatures.some((signature) => signature.voided !== undefined)).toBe(false);
  const closeOut: Row = ['close-out', who('rectification-office'), { closeNumber: '演销〔2026〕1号' }];
  expect(take(order, walk, [['object', who('public'), { objection: '还在冒烟', objector: '王五' }], closeOut])[1]).toBe('close-out: case.notice-running');
  walk.now += 10 * days;
  expect(take(order, walk, [closeOut])).toEqual(['close-out: case.objection-unanswered']);
  const objection = walk.of.notice?.objections[0]?.id ?? '';
  expect(take(order, walk, [['answer-objection', who('county'), { objection, answer: '已复测达标' }], closeOut])[1]).toContain('closed');
  const sheet = approvalSheet(walk.of, { problem: 'problem', target: 'target', completion: 'completion', selfCheck: 'selfCheck', opinions: ['cityOpinion', 'provinceOpinion'] });
  expect(sheet).toMatchObject({ ok: true, value: { completion: '改造完成', version: 1, notice: { objections: [{ answer: '已复测达标' }] } } });
});

test('a notice that was withdrawn belongs to the round that failed: the next two signatures stand while the new notice runs', () => {
  const order = 'signatures-first';
  const walk = begun(order);
  const notice: Row = ['open-notice', who('rectification-office')];
  take(order, walk, [...early, ['freeze', who('county')]]);
  sign(order, walk);
  take(order, walk, [...above, notice, ['withdraw-notice', who('rectification-office'), { reason: '数据有误' }]]);
  expect(walk.of.frozen).toBeUndefined();
  take(order, walk, [['self-check', who('county'), checked], ['freeze', who('county')]]);
  sign(order, walk);
  const last = [...above, notice, ['close-out', who('rectification-office'), { closeNumber: '演销〔2026〕1号' }, 10 * days]] as const;
  expect(take(order, walk, last).at(-1)).toContain('→ closed');
  expect(walk.of.signatures.filter((signature) => signature.voided === undefined)).toHaveLength(2);
});

test.each([
  ['rebound, within the look-back only', ['rebound', who('system'), { finding: 'F-9', point: 7 }], 'case.outside-look-back'],
  ['look-back failed, within it only  ', ['look-back-failed', who('city'), { reason: '复现' }], 'case.outside-look-back'],
  ['report confirmed, by the machine  ', ['confirm-report', who('system'), { citizenReport: 'r-1', reportAnswer: '属实' }], undefined],
] as const)('%s reopens; everything is proved anew', (_name, row, late) => {
  const { walk } = closed('signatures-first');
  const before = { ...walk, events: [...walk.events] };
  const then = take('signatures-first', before, [[row[0], row[1], row[2], 400 * days]])[0];
  if (late === undefined) expect(then, 'what a citizen said in time is confirmed whenever it was looked at').toContain('→ rectifying');
  else expect(then).toBe(`${row[0]}: ${late}`);
  expect(take('signatures-first', walk, [['look-back-first', who('rectification-office'), { lookBackResult: 'held' }], row])[1]).toContain('→ rectifying');
  expect(walk.of).toMatchObject({ rebounds: 1, checklist: {} });
  expect(walk.of.closedAt).toBeUndefined();
  expect(take('signatures-first', walk, [['self-check', who('county'), checked]])).toEqual(['self-check: case.checklist-open']);
  const again: readonly Row[] = [['work', who('county'), { marks: material.marks }], ['self-check', who('county'), checked], ['freeze', who('county')]];
  expect(take('signatures-first', walk, again)[2], 'what was found of the measures is found anew').toBe('freeze: case.measures-unverified');
  expect(take('signatures-first', walk, [['verify-measure', who('city'), foundSo], ['freeze', who('county')]])[1]).toContain('signing');
  expect(walk.of.frozen?.version).toBe(2);
});

test('the public file of a closed item verifies and keeps reporters out', () => {
  const type = problemType('signatures-first');
  const { walk } = closed('signatures-first');
  take('signatures-first', walk, [['report', who('public'), { report: '王五来电13800001234:又臭了', reporterContact: '王五' }]]);
  const secret = new Uint8Array(32).fill(3);
  const key = keyId(ed25519.getPublicKey(secret));
  const signer = (content: string): string => ed25519.sign(utf8ToBytes(content), secret).toBase64();
  const witnessed = nextCheckpoint({ day: '2026-06-30', previous: undefined, key, sign: signer, heads: [{ case: 'item-1', seq: walk.of.seq, hash: walk.of.head }] });
  const file = exportPublicFile({ type, of: walk.of, events: walk.events, witnessed: [witnessed], key, sign: signer });
  if (!file.ok) throw new Error(file.fault);
  expect(verifyPublicFile(file.value, key)).toMatchObject({ ok: true, events: walk.of.seq });
  for (const hidden of ['王五', '13800001234', 'p-county']) expect(file.value).not.toContain(hidden);
  for (const shown of ['督察发现,该排放口长期超标。', 'p-party-secretary(party-secretary)', '演销〔2026〕1号']) expect(file.value).toContain(shown);
});

test('a cause is linked to an item that one leader has signed: the content stays frozen, the signature stands', () => {
  const walk = begun('signatures-first');
  take('signatures-first', walk, [...early, ['freeze', who('county')]]);
  take('signatures-first', walk, [['sign-party-secretary', who('party-secretary'), { hash: walk.of.frozen?.hash ?? '', method: 'password' }]]);
  const frozen = walk.of.frozen?.hash;
  expect(take('signatures-first', walk, [['link-cause', who('county'), { cause: '演原因〔2026〕00001号', causeEvidence: '同因' }]])[0]).toContain('link-cause → signing');
  expect(walk.of).toMatchObject({ frozen: { hash: frozen }, causes: [{ id: 'cause-1' }] });
  expect(walk.of.signatures.map(({ voided }) => voided)).toEqual([undefined]);
});
