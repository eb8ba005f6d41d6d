import { expect, test } from 'vitest';
import type { Json } from '../../basis/canonical.ts';
import type { Actor } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { at, begin, go, lineOf, unitOf, who, type Walk } from '../walk.fixture.ts';
import { goodCaseType } from './good-case.ts';
import { watchType } from './watch.ts';

type Taken = readonly [event: string, by: Actor, data?: Readonly<Record<string, Json>>];
const [county, city, office, machine] = [who('county'), who('city'), who('rectification-office'), who('system')] as const;
const problem = { problem: '督察发现,雨污混接。', itemNumber: '1' };

function opened(type: CaseType, fields: Readonly<Record<string, Json>>): Walk {
  const parties = Object.fromEntries(Object.entries(type.parties).map(([id, rule]) => [id, unitOf[rule.roles[0] ?? 'county'] ?? '']));
  return begin(type, { id: 'c', number: 'n', title: { zh: '事', en: 'c' }, region: '980101', parties, points: [], findings: [], fields: { ...problem, ...fields }, parent: 'above', actor: county }, at(3, 2));
}

function lines(type: CaseType, fields: Readonly<Record<string, Json>>, steps: readonly Taken[]): string {
  const walk = opened(type, fields);
  const said = steps.map(([event, by, data]) => {
    const done = go(type, walk, event, by, data);
    return done === 'ok' ? lineOf(type, walk) : `${event} refused: ${done}`;
  });
  return `${said.join('\n')}\n`;
}

const told = { problemType: 'water', before: '甲', after: '乙', method: '丙', cost: '自筹', transferable: '丁', author: '张三' };
const target = { figureSource: 'reported', targetFigure: '2', targetUnit: '%', direction: 'at-most', watchMonths: '12', figureNow: '5' };

test('golden: a good case from its nomination to its withdrawal', async () => {
  const walked = lines(goodCaseType, told, [
    ['check-facts', county, { factNote: '好' }], ['return', city, { reason: '请补充' }], ['revise', county, { after: '戊' }], ['check-facts', city, { factNote: '核对' }],
    ['approve', city], ['approve', office], ['publish', office], ['reused', machine, { reusedIn: 'x', reusedNumber: 'x', reuseCount: '1' }], ['item-reopened', machine, { withdrawnBecause: 'rebound' }], ['publish', office],
  ]);
  await expect(walked).toMatchFileSnapshot('golden/good-case.txt');
});

test('golden: a watched target from its setting over two misses to its end', async () => {
  const walked = lines(watchType, target, [
    ['report-figure', county, { reportedFigure: '5', figureDay: '2026-03-02' }], ['start', county], ['report-figure', county, { reportedFigure: '5', figureDay: '2026-03-02' }],
    ['verify-figure', county, { verifiedFigure: '5', verifiedNote: '好' }], ['verify-figure', city, { verifiedFigure: '5', verifiedNote: '好' }],
    ['period-ended', machine], ['period-ended', machine], ['decide', city, { instruction: '加密' }], ['decide', office, { instruction: '加密' }], ['watch-ended', machine], ['period-ended', machine],
  ]);
  await expect(walked).toMatchFileSnapshot('golden/watch.txt');
});
