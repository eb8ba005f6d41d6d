import { expect, test } from 'vitest';
import { lapsesOf } from '../../act/case-clocks.ts';
import type { Opening } from '../../act/open-case.ts';
import { at, begin, go, lineOf, who, type Walk } from '../walk.fixture.ts';
import { exceedance as type } from './exceedance.ts';

const opening = (confidence: 'high' | 'low'): Opening => ({
  id: 'lead-1', number: '演环预警〔2026〕00001号', title: { zh: '超标预警', en: 'exceedance' }, region: '980101',
  parties: { branch: 'branch-1', enterprise: 'firm-1', enforcement: 'team-1', township: 'town-1', city: 'city-1' },
  points: [7], findings: ['F-1'], actor: who('system'),
  fields: { factor: 'w01018', outlet: 'DW001', message: '化学需氧量小时均值48.9 mg/L,限值30,超标0.63倍', confidence },
});
const open = (confidence: 'high' | 'low' = 'high'): Walk => begin(type, opening(confidence), at(3, 2));
const explanation = { explanationType: 'process', explanation: '曝气池检修' };
const verification = { result: 'substantiated', facts: '现场情况属实', officerOne: '甲(330001)', officerTwo: '乙(330002)' };
const review = { reviewReason: '说明与曲线不符' };

test('golden: an ordinary exceedance ends at the branch, without a double signature', () => {
  const walk = open();
  const lines = [lineOf(type, walk)];
  const steps = [
    ['explain', who('enterprise'), explanation], ['review-verify', who('branch'), review], ['accept', who('enforcement'), {}],
    ['report-verification', who('enforcement'), verification], ['complete', who('branch'), { conclusion: '责令改正' }],
  ] as const;
  for (const [event, by, data] of steps) {
    expect(go(type, walk, event, by, data)).toBe('ok');
    lines.push(lineOf(type, walk));
  }
  expect(lines).toEqual([
    'open → explaining | enterprise:explain', 'explain → reviewing | branch:review-verify', 'review-verify → assigned | enforcement:accept township:accept',
    'accept → verifying | enforcement:report-verification township:report-verification', 'report-verification → verified | branch:complete', 'complete → completed |',
  ]);
  expect(walk.of.signatures).toEqual([]);
  expect(walk.of.clocks.every((clock) => clock.stoppedAt !== undefined)).toBe(true);
});

test('silence: the clock of the firm ends and the branch goes on; a late verification goes up once', () => {
  const walk = open();
  expect(lapsesOf(type, walk.of, at(3, 3))).toEqual([]);
  walk.now = at(3, 3) + 1;
  expect(lapsesOf(type, walk.of, walk.now)).toMatchObject([{ event: 'explanation-lapsed' }]);
  expect(go(type, walk, 'explanation-lapsed', who('system'))).toBe('ok');
  expect(go(type, walk, 'review-verify', who('branch'), review)).toBe('ok');
  walk.now = at(3, 12);
  expect(lapsesOf(type, walk.of, walk.now)).toMatchObject([{ clock: 'verification', event: 'escalate' }]);
  expect(go(type, walk, 'escalate', who('system'))).toBe('ok');
  expect(lapsesOf(type, walk.of, walk.now)).toEqual([]);
  expect(go(type, walk, 'supervise', who('city'), { instruction: '三日内反馈' })).toBe('ok');
});

test('the branch extends a verification once, by working days, with its reason in the sentence of the clock', () => {
  const walk = open();
  go(type, walk, 'explain', who('enterprise'), explanation);
  go(type, walk, 'review-verify', who('branch'), review);
  const asked = { extension: 3, reason: '需委托检测' };
  expect(go(type, walk, 'extend-verification', who('enforcement'), asked)).toBe('case.not-yours');
  expect(go(type, walk, 'extend-verification', who('branch'), { extension: 3 })).toBe('case.field-missing');
  expect(go(type, walk, 'extend-verification', who('branch'), asked)).toBe('ok');
  expect(walk.of.clocks.find(({ id }) => id === 'verification')?.says.zh).toMatch(/;第4号事件由p-branch\(branch\)延期3个工作日\(需委托检测\).*截止。$/u);
  expect(go(type, walk, 'extend-verification', who('branch'), asked)).toBe('clock.extension-spent');
  walk.now = at(3, 11);
  expect(lapsesOf(type, walk.of, walk.now)).toEqual([]);
});

test('a row of low confidence is reviewed but opens no enforcement case, until a certain one attaches', () => {
  const walk = open('low');
  expect(go(type, walk, 'explain', who('enterprise'), explanation)).toBe('ok');
  expect(go(type, walk, 'review-transfer', who('branch'), review)).toBe('case.ground-too-weak');
  expect(go(type, walk, 'attach', who('system'), { finding: 'F-2', point: 7, confidence: 'high' })).toBe('ok');
  expect(walk.of.findings).toEqual(['F-1', 'F-2']);
  expect(go(type, walk, 'review-transfer', who('branch'), review)).toBe('ok');
});

test.each([
  ['review-lift', 'lifted'], ['review-remind', 'reminded'], ['review-transfer', 'transferred'],
] as const)('review: %s ends it', (event, state) => {
  const walk = open();
  go(type, walk, 'explain', who('enterprise'), explanation);
  expect(go(type, walk, event, who('branch'))).toBe('case.field-missing');
  expect(go(type, walk, event, who('enterprise'), review)).toBe('case.not-yours');
  expect(go(type, walk, event, who('branch'), review)).toBe('ok');
  expect([walk.of.state, walk.of.closedAt]).toEqual([state, walk.now]);
});

test('on-site verification needs two officers; the way back shows reason and who', () => {
  const walk = open();
  go(type, walk, 'explain', who('enterprise'), explanation);
  expect(go(type, walk, 'return-explanation', who('branch'), { reason: '未附运维记录' })).toBe('ok');
  expect(walk.of).toMatchObject({ state: 'explaining', returned: { reason: '未附运维记录', by: 'p-branch(branch)' } });
  go(type, walk, 'explain', who('enterprise'), explanation);
  go(type, walk, 'review-verify', who('branch'), review);
  go(type, walk, 'accept', who('township'));
  expect(go(type, walk, 'report-verification', who('township'), { ...verification, officerTwo: verification.officerOne })).toBe('case.two-officers-needed');
  expect(go(type, walk, 'report-verification', { ...who('branch'), role: 'township', unit: 'town-1' }, verification)).toBe('ok');
  expect(go(type, walk, 'complete', who('branch'), { conclusion: '完' })).toBe('signature.self-approval');
});
