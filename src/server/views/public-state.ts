import type { CaseType } from '../../model/case-type.ts';

/** 公示: in this state a visitor may object. */
export const takesObjections = (type: CaseType, state: string): boolean =>
  type.steps.some((rule) => rule.by.includes('public') && rule.from.includes(state) && rule.effects.some(({ effect }) => effect === 'record-objection'));
