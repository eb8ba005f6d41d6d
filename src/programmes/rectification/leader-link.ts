import type { CaseType } from '../../model/case-type.ts';
import { calendarPublished, declareStep, field, localParameter, optional, reason, words } from '../declare.ts';
import { instructionRule, instructionText } from './leader-instruction.ts';
import { linkedItem } from './leader-rule.ts';

const running = ['assigned', 'following'] as const;
const photos = optional('photos', 'files', '现场照片', 'photos of the place');
const instruction = field('instruction', 'text', '批示件', 'instruction');

/**
 * 领导联系督导 (M24) below an item: visits on the record, instructions each with a case of its own. Parties are the leader's own office, so a
 * successor takes over.
 */
export const leaderLinkType: CaseType = {
  id: 'rectification/leader-link', noun: words('联系督导', 'leader’s link'), title: words('联系督导事项', 'Items followed by a leader'),
    initial: 'assigned', openedBy: [],
  parties: {
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
    leader: { title: words('联系领导', 'leader'), roles: ['leader'] },
    contact: { title: words('联络员', 'contact officer'), roles: ['leader-office'] },
    responsible: { title: words('责任单位', 'responsible'), roles: ['county', 'city', 'trade-department'] },
    head: { title: words('责任单位主要负责人', 'head of the responsible unit'), roles: ['head-of-government', 'trade-department'] },
  },
  states: {
    assigned: { title: words('已确定待首次督导', 'linked, first visit to come'), tone: 'waiting' },
      following: { title: words('联系督导中', 'followed'), tone: 'working' },
    ended: { title: words('已随销号结束', 'ended with the close-out'), tone: 'done', end: true },
      released: { title: words('已调整', 'released'), tone: 'returned', end: true },
  },
  steps: [
    declareStep('record-visit', '登记现场督导', 'record a visit', [...running], 'following', ['contact', 'leader'], {
      main: true, effects: [{ effect: 'note-visit' }],
      input: [
        field('visitedOn', 'day', '督导日期', 'day of the visit'), field('visitPlace', 'text', '督导地点', 'place', { lengthMax: 200 }),
        field('visitFinding', 'long-text', '发现情况', 'what was found', { lengthMax: 1000 }), photos,
      ],
    }),
    declareStep('hand-in', '上传现场照片', 'hand in photos', [...running], 'same', ['contact', 'leader'], { input: [photos] }),
    declareStep('draft-instruction', '起草批示、交办单', 'draft an instruction', [...running], 'same', ['contact', 'leader'],
      { input: instructionText, effects: [{ effect: 'open-child', child: 'instruction' }] }),
    declareStep('urge', '提醒督导', 'remind of a visit', [...running], 'same', ['office'], { urges: true }),
    declareStep('release', '调整联系领导', 'release the leader', [...running], 'released', ['office'], { input: [reason] }),
    declareStep('instruction-issued', '批示已签发', 'an instruction was issued', [...running], 'same', ['system'], { input: [instruction] }),
    declareStep('instruction-verified', '批示已办结', 'an instruction was confirmed', [...running], 'same', ['system'],
      { input: [instruction] }),
    declareStep('item-closed', '问题销号,联系结束', 'the item was struck off', [...running], 'ended', ['system'], {}),
    declareStep('item-reopened', '问题反弹,恢复联系', 'the item came back', ['ended'], 'following', ['system'], {}),
    calendarPublished([...running]),
  ],
  clocks: [
    { id: 'first-visit', title: words('首次督导', 'first visit'), party: 'leader', startsOn: ['open'], stopsOn: ['record-visit'],
      length: 'first-visit-days', unit: 'natural-day', warnings: 'warning-days',
      missed: words('标灰显示,由联络员提醒', 'it is shown in grey; the contact officer reminds') },
    { id: 'visit', title: words('下次督导', 'next visit'), party: 'leader', startsOn: ['record-visit', 'item-reopened'], stopsOn: [],
      length: 'visit-days', unit: 'natural-day', warnings: 'warning-days',
      missed: words('标灰显示,由联络员提醒', 'it is shown in grey; the contact officer reminds') },
  ],
  checklist: [{ id: 'photos', title: words('督导现场照片', 'photos of the visits'), proof: 'material' }],
  fields: [...linkedItem, field('majorGround', 'long-text', '列为重大问题的依据', 'why it counts as major', { lengthMax: 300 })],
  stages: ['assigned', 'following', 'ended'],
  children: [instructionRule],
  parameters: {
    'first-visit-days': localParameter(30, 'natural-day', '首次督导时限', 'time to the first visit'),
      'visit-days': localParameter(90, 'natural-day', '督导间隔', 'interval between visits'),
    'warning-days': localParameter([15, 5], 'natural-day', '临期预警点(剩余日)', 'warning points (days left)'),
  },
};
