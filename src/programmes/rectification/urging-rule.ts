import type { StepRule } from '../../model/case-type.ts';
import type { ChildRule } from '../../model/child-rule.ts';
import { declareStep, field, words } from '../declare.ts';
import { letterRung, letterText, limitMonths, limitRung, rungs, usedRung } from './rungs.ts';

const asIs = (ids: readonly string[]): Record<string, string> => Object.fromEntries(ids.map((id) => [id, id]));
const shared = ['rung', 'problem', 'itemNumber', 'documentNumber', 'target', 'deadline', 'urgeReason', 'urgeAsked', 'copies'];
const sent = { usedRung: 'rung', letter: '$id' } as const;
const escalated = { on: { event: 'escalate' }, event: 'letter-escalated', give: { escalatedRung: 'rung', letter: '$id' } } as const;

/** 督办文书 and 区域限批 below the item of whoever is urged. No letter reaches an item that is struck off. */
export const urgingRules = (issuer: string, responsible: string): readonly ChildRule[] => [
  { id: 'urging', title: words('督办文书', 'urging letters'), type: 'rectification/urging', parties: { issuer, responsible }, refines: [], fields: asIs(shared),
    tells: [{ on: { event: 'issue' }, event: 'letter-sent', give: sent, must: true }, escalated] },
  { id: 'area-limit', title: words('区域限批', 'area approval limits'), type: 'rectification/area-limit', parties: { issuer, responsible }, refines: [], fields: asIs([...shared, 'limitMonths']),
    tells: [{ on: { event: 'impose-limit' }, event: 'letter-sent', give: sent, must: true }, escalated] },
];

const letter = field('letter', 'text', '督办文书', 'letter', { beside: true });
const idle = [{ guard: 'no-open-child', child: 'urging' }, { guard: 'no-open-child', child: 'area-limit' }, { guard: 'next-rung', field: 'rung', after: 'escalatedRung', ladder: rungs }] as const;

/**
 * One letter at a time, and no rung left out: a higher one after the one before was judged without effect. `told`: wherever the item may
 * stand when a letter goes out; `open`: where one is drafted; `seen`: where the item is public, as a limit must be.
 */
export const urgingSteps = (issuer: string, open: readonly string[], seen: readonly string[], told: readonly string[]): readonly StepRule[] => [
  declareStep('draft-letter', '起草督办文书', 'draft an urging letter', open, 'same', [issuer], { input: [letterRung, ...letterText], guards: idle, effects: [{ effect: 'open-child', child: 'urging' }] }),
  declareStep('draft-limit', '起草区域限批', 'draft an area approval limit', seen, 'same', [issuer], {
    input: [limitRung, ...letterText, limitMonths], guards: idle, effects: [{ effect: 'open-child', child: 'area-limit' }],
  }),
  declareStep('letter-sent', '督办文书已签发', 'an urging letter was issued', told, 'same', ['system'], { input: [usedRung('usedRung', '最近督办', 'rung last used'), letter] }),
  declareStep('letter-escalated', '督办未见效', 'an urging letter was without effect', told, 'same', ['system'], { input: [usedRung('escalatedRung', '未见效的督办', 'rung without effect'), letter] }),
];
