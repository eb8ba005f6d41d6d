import { describe, expect, test } from 'vitest';
import { checklistOf, checklistOpen } from '../../close/checklist.ts';
import type { Case } from '../../model/case.ts';
import { beginAny } from '../random-walk.fixture.ts';
import { problemType } from './problem.ts';
import { problemTypeField } from './problem-types.ts';

const type = problemType('signatures-first');
const ofAll = ['plan', 'minutes', 'monitoring-report', 'photos', 'mechanism'];
const registered = beginAny(type).of;
const itemOf = (fields: Case['fields']): Case => ({ ...registered, fields: { works: 'no', ...fields } });
const lines = (fields: Case['fields']): readonly string[] => checklistOf(type, itemOf(fields), {}).map(({ id }) => id);

test.each([
  ['without a type', {}, [...ofAll, 'outlet-hours']],
  ['outfall', { problemType: 'outfall' }, [...ofAll, 'outlet-hours', 'outfall-samples', 'sign-board']],
  ['air plant', { problemType: 'air-plant' }, [...ofAll, 'outlet-hours', 'site-record']],
  ['waste pile', { problemType: 'waste-pile' }, [...ofAll, 'pile-gone', 'manifests', 'receipts']],
  ['building in the red line', { problemType: 'red-line-building' }, [...ofAll, 'area-gone', 'demolition-record']],
  ['sewage gap', { problemType: 'sewage-gap' }, [...ofAll, 'influent', 'completion-acceptance']],
  ['soil', { problemType: 'soil' }, [...ofAll, 'out-of-register', 'review-letter']],
  ['system fix', { problemType: 'system-fix' }, [...ofAll, 'rule-in-force', 'case-index']],
  ['complaint cluster', { problemType: 'complaint-cluster' }, [...ofAll, 'no-repeat', 'callback']],
] as const)('%s: its lines and no others, all open', (_name, fields, want) => {
  expect(lines(fields)).toEqual(want);
  expect(checklistOpen(type, itemOf(fields), {})).toEqual(want);
});

describe('every type', () => {
  test.each(problemTypeField.choices?.map(({ id }) => id) ?? [])('%s has lines of its own, each with its ground, and never one for the machine without a source', (id) => {
    const own = type.checklist.filter(({ when }) => when?.field === 'problemType' && when.is === id);
    expect(own.length).toBeGreaterThan(0);
    for (const item of own) expect(item).toMatchObject({ proof: 'material', ground: { confidence: 'low' } });
  });
});
