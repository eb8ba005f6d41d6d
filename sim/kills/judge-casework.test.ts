import { expect, test } from 'vitest';
import type { CaseEvent } from '../../src/model/case.ts';
import type { Finding } from '../../src/model/finding.ts';
import { at, begin, who } from '../../src/programmes/walk.fixture.ts';
import { judgeCasework, type Lead } from './judge-casework.ts';
import { leadType } from './read-casework.ts';

const series = [{ point: 7, factor: 'w01018' }];
const finding = (serial: number, hour = serial): Finding => ({
  id: `F-${String(serial).padStart(20, '0')}`, point: 7, factor: 'w01018', period: 'hour', at: hour, value: '2', limit: '1', unit: 'mg/L', edition: 'e', standard: 's',
  clause: 'c', confidence: 'high', steps: [], frame: '1', method: 'm', foundAt: 1,
});
const fields = { factor: 'w01018', outlet: 'DW001', message: '超标', confidence: 'high' };
const parties = { branch: 'branch-1', enterprise: 'firm-1', enforcement: 'team-1', township: 'town-1', city: 'city-1' };
const { of, events } = begin(leadType(), { id: 'l', number: 'n', title: { zh: '警', en: 'l' }, region: '980101', parties, points: [7], findings: [finding(1).id], actor: who('system'), fields }, at(3, 2));
const lead: Lead = { of, events };
const forged: Lead = { of, events: events.map((event): CaseEvent => ({ ...event, at: event.at + 1 })) };
const clean = { findings: 1, leads: 1, findingsDoubled: 0, seriesAstray: 0, findingsAstray: 0, chainsBroken: 0 };

test.each([
  ['all as it should be', [finding(1)], [lead], {}],
  ['an hour found twice', [finding(1), finding(2, 1)], [lead], { findings: 2, findingsDoubled: 1, findingsAstray: 1 }],
  ['a finding that no lead holds', [finding(3)], [lead], { findingsAstray: 1 }],
  ['two leads on one series', [finding(1)], [lead, lead], { leads: 2, seriesAstray: 1, findingsAstray: 1 }],
  ['no lead', [finding(1)], [], { leads: 0, seriesAstray: 1, findingsAstray: 1 }],
  ['an event changed', [finding(1)], [forged], { chainsBroken: 1 }],
  ['an event gone', [finding(1)], [{ of, events: [] }], { chainsBroken: 1, findingsAstray: 1 }],
] as const)('the judge of casework sees %s', (_name, findings, leads, wrong) => {
  expect(judgeCasework(leadType(), findings, leads, series)).toEqual({ ...clean, ...wrong });
});
