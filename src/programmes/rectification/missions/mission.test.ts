import { expect, test } from 'vitest';
import type { Opening } from '../../../act/open-case.ts';
import type { Json } from '../../../basis/canonical.ts';
import type { Actor } from '../../../model/case.ts';
import type { CaseType } from '../../../model/case-type.ts';
import { at, begin, go, lineOf, who } from '../../walk.fixture.ts';
import { helpRequestType } from './help-request.ts';
import { themes } from './themes.ts';
import { visitType } from './visit.ts';

type Row = readonly [string, Actor, Readonly<Record<string, Json>>?];
const opening = (parties: Opening['parties'], fields: Opening['fields']): Opening => ({
  id: 'case-1', number: '演〔2026〕00001号', title: { zh: '某点', en: 'a place' }, region: '980101', points: [], findings: [],
    parent: 'above-1', parties: { county: 'county-1', enterprise: 'firm-1', ...parties },
  actor: who('province'), fields,
});

function walked(type: CaseType, given: Opening, rows: readonly Row[]): string {
  const walk = begin(type, given, at(3, 2));
  const lines = rows.map(([event, by, data]) => {
    const did = go(type, walk, event, by, data ?? {});
    return did === 'ok' ? lineOf(type, walk) : `${event}: ${did}`;
  });
  return `${lines.join('\n')}\n`;
}
const team = who('province');
const place = { visitedOn: '2026-03-01', visitPlace: '厂区', visitFinding: '正常' };
const visit = { themes: ['air'], missionOrder: '演督帮〔2026〕1号', teamLeader: '甲', caseBased: 'no' };

test('golden: a visit that is notified, and one that nobody is told of', async () => {
  const told = walked(visitType, opening({ team: 'province-1' }, { ...visit, notice: 'notified' }), [
    ['arrive', team, place], ['notify', who('county')], ['notify', team], ['arrive', team, { ...place, visitedOn: '2026-03-03' }],
      ['arrive', team, place], ['find-problem', team, { theme: 'air' }],
    ['hand-over', team, { feedback: '无问题' }], ['confirm-fixed', team], ['rate', who('enterprise'), { satisfaction: 'satisfied' }],
      ['child-reopened', who('system'), { child: 'none' }],
    ['rate', who('county'), { satisfaction: 'fairly' }], ['call-off', team, { reason: '无' }],
  ]);
  const untold = walked(visitType, opening({ team: 'province-1' }, { ...visit, notice: 'unannounced' }),
    [['notify', team], ['arrive', team, place], ['call-off', team, { reason: '无' }]]);
  await expect(`${told}\n${untold}`).toMatchFileSnapshot('golden/visit.txt');
});

test('golden: a request for help, asked again once', async () => {
  await expect(walked(helpRequestType, opening({ helper: 'city-1' }, { topic: 'air', question: '怎么改' }), [
    ['answer', who('city'), { answer: '先收集' }], ['name-expert', who('enterprise'), { expert: '丁' }],
      ['name-expert', who('city'), { expert: '丁' }], ['withdraw', who('enterprise')], ['answer', who('city'), { answer: '先收集' }],
    ['ask-again', who('enterprise'), { reason: '不够具体' }], ['answer', who('city'), { answer: '附图' }],
      ['rate', who('city'), { satisfaction: 'satisfied' }], ['rate', who('enterprise'), { satisfaction: 'satisfied' }],
    ['ask-again', who('county'), { reason: '迟了' }],
  ])).toMatchFileSnapshot('golden/help-request.txt');
});

test('themes are data: each with points of its own, cited, and of low confidence', () => {
  const points = themes.flatMap((theme) => theme.points.map(({ id }) => [theme.id, id]));
  expect(new Set(points.map(([, id]) => id)).size).toBe(points.length);
  expect(points.every(([theme, id]) => id?.startsWith(`${theme}-`))).toBe(true);
  expect(themes.every(({ cite, confidence }) => cite !== '' && confidence === 'low')).toBe(true);
});
