import { expect, test } from 'vitest';
import type { Opening } from '../../act/open-case.ts';
import type { Json } from '../../basis/canonical.ts';
import type { Actor } from '../../model/case.ts';
import type { CaseType } from '../../model/case-type.ts';
import { at, begin, go, lineOf, who } from '../walk.fixture.ts';
import { leaderInstructionType } from './leader-instruction.ts';
import { leaderLinkType } from './leader-link.ts';

type Row = readonly [string, Actor, Readonly<Record<string, Json>>?];
const linked = { leader: '副省长 甲', problem: '督察发现,污水直排。', itemNumber: '1', target: '稳定达标' };
const opening = (fields: Opening['fields'], parties: Opening['parties']): Opening => ({
  id: 'case-1', number: '演〔2026〕00001号', title: { zh: '某问题', en: 'an item' }, region: '980101', points: [], findings: [], parent: 'above-1',
  parties: { leader: 'leader-1', contact: 'leader-1', responsible: 'county-1', head: 'county-1', ...parties },
    actor: who('leader-office'), fields,
});

const lines = (type: CaseType, given: Opening, rows: readonly Row[]): string => {
  const walk = begin(type, given, at(3, 2));
  const told = rows.map(([event, by, data]) => {
    const did = go(type, walk, event, by, data ?? {});
    return did === 'ok' ? lineOf(type, walk) : `${event}: ${did}`;
  });
  return `${told.join('\n')}\n`;
};
const visit = { visitedOn: '2026-03-01', visitPlace: '工地', visitFinding: '未开工' };

test('golden: a link from the first visit over the close-out and back', async () => {
  await expect(lines(leaderLinkType, opening({ ...linked, majorGround: '影响水源' }, { office: 'office-1' }), [
    ['record-visit', who('county'), visit], ['record-visit', who('leader-office'), { ...visit, visitedOn: '2026-03-03' }],
      ['record-visit', who('leader-office'), visit], ['record-visit', who('leader'), visit],
    ['item-closed', who('system')], ['record-visit', who('leader'), visit], ['item-reopened', who('system')],
      ['release', who('leader'), { reason: '分工调整' }], ['release', who('rectification-office'), { reason: '分工调整' }],
    ['item-reopened', who('system')],
  ])).toMatchFileSnapshot('golden/leader-link.txt');
});

test('golden: an instruction from its draft to the confirmation, returned on each side once', async () => {
  const slip = { slip: 'instruction', instructionText: '月底前复工。', replyDays: 5 };
  await expect(lines(leaderInstructionType, opening({ ...linked, ...slip }, {}), [
    ['issue', who('leader-office')], ['revise', who('leader-office'), { ...slip, replyDays: 61 }], ['issue', who('leader')],
      ['draft-reply', who('county'), { reply: '已复工' }],
    ['acknowledge', who('county')], ['draft-reply', who('county'), { reply: '已复工' }],
      ['return-draft', who('head-of-government'), { reason: '写明节点' }], ['reply-missed', who('system')],
    ['draft-reply', who('county'), { reply: '已复工,附节点' }], ['reply', who('county')], ['reply', who('head-of-government')],
      ['confirm', who('leader-office'), { conclusion: '可' }],
    ['return-reply', who('leader'), { reason: '节点偏晚' }], ['draft-reply', who('county'), { reply: '已提前' }],
      ['reply', who('head-of-government')], ['confirm', who('leader')], ['withdraw', who('leader')],
  ])).toMatchFileSnapshot('golden/leader-instruction.txt');
});
