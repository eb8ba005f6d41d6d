import type { CaseType } from '../../model/case-type.ts';
import { declareStep, field, optional, reason, words } from '../declare.ts';

/** 批次: what the inspection team handed over on one day. Its items bear its id; each publication of its table is an event of it. */
export const batchType: CaseType = {
  id: 'complaints/batch',
  noun: words('转办批次', 'batch'),
  title: words('督察转办批次', 'Batches of passed-on complaints'),
  initial: 'handling',
  openedBy: ['rectification-office'],
  level: 'province',
  parties: {
    office: { title: words('省整改办', 'provincial rectification office'), roles: ['rectification-office'], level: 'province' },
  },
  states: {
    handling: { title: words('办理中', 'being handled'), tone: 'working' },
    concluded: { title: words('本批已结束', 'concluded'), tone: 'done', end: true },
  },
  steps: [
    declareStep('publish-table', '公开一览表', 'publish the table', ['handling'], 'same', ['system'], {
      input: [
        field('version', 'number', '第几次公开', 'version'),
        field('tableHash', 'text', '一览表哈希', 'hash of the table'),
        field('rows', 'number', '公开件数', 'items in it'),
        field('changed', 'number', '有变化的件数', 'items that changed'),
        field('publishedBy', 'text', '公开人', 'published by', { hidden: true }),
      ],
    }),
    declareStep('conclude', '本批结束', 'conclude the batch', ['handling'], 'concluded', ['office'], {
      input: [optional('conclusion', 'long-text', '结语', 'closing remark')],
    }),
    declareStep('resume', '恢复办理', 'take it up again', ['concluded'], 'handling', ['office'], { input: [reason] }),
  ],
  clocks: [],
  checklist: [],
  fields: [
    field('ordinal', 'number', '第几批', 'ordinal of the batch'),
    field('round', 'text', '督察轮次', 'round of inspection', { lengthMax: 60 }),
    field('receivedOn', 'day', '接收日期', 'received on'),
    optional('receivedAt', 'text', '接收时刻', 'hour of receipt', { lengthMax: 20 }),
    field('items', 'number', '交办件数', 'number of items'),
    optional('documentNumber', 'text', '文号', 'document number', { lengthMax: 100 }),
  ],
  documentField: 'documentNumber',
  stages: ['handling', 'concluded'],
  parameters: {},
};
