import { expect, test } from 'vitest';
import { approvalsOf, counting, shown, statesOf, type Outlook, type TargetRow } from './targets.ts';

const outlook = (state: Outlook['state']): Outlook => ({ state, reason: '', validDays: 1, daysLeft: 1, steps: [] });
const words = { zh: '甲', en: 'a' };
const row = (code: string, kept: Outlook['state'], more: Partial<TargetRow> = {}): TargetRow => ({
  id: code, region: { code, name: words }, level: 'county', indicator: 'PM2.5-mean', name: words, unit: 'µg/m³', target: '28', document: '1', stations: 1,
  confidence: 'low', kept: outlook(kept), basis: words, approvals: [], ...more,
});
const approval = {
  region: { code: '1', name: words }, day: '2026-02-20', kind: 'dust' as const, pollutants: ['PM10'], reason: 'x', approvedBy: 'y', document: 'z',
};

test('where approved days are out, that outlook counts', () => {
  expect([counting(row('1', 'impossible', { taken: outlook('tight') })).state, counting(row('1', 'met')).state]).toEqual(['tight', 'met']);
});
test('states: the worst first, empty ones not at all', () => {
  expect(statesOf([row('1', 'met'), row('2', 'tight'), row('3', 'impossible'), row('4', 'impossible', { taken: outlook('tight') })]))
    .toEqual([{ state: 'impossible', count: 1 }, { state: 'tight', count: 2 }, { state: 'met', count: 1 }]);
});
test('an approval that two targets rest on is listed once, another day beside it', () => {
  const second = { ...approval, day: '2026-02-21' };
  expect(approvalsOf([row('1', 'met', { approvals: [approval] }), row('2', 'met', { approvals: [{ ...approval }, second] })])).toEqual([approval, second]);
});
test('signs as printed', () => expect([shown('-0.1'), shown('12'), shown(undefined)]).toEqual(['−0.1', '12', '—']));
