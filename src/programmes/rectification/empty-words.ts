import type { CaseType, Parameter } from '../../model/case-type.ts';
import { words } from '../declare.ts';

/** 空泛措施 (M26): no public list was found; drawn from how papers of this kind are usually written. */
const emptyWords: Parameter = {
  value: [
    '加强',
    '推进',
    '持续',
    '强化',
    '完善',
    '提升',
    '加大',
    '深化',
    '落实',
    '进一步',
    '加快',
    '有序',
    '努力',
    '力争',
    '积极',
    '适时',
  ],
  unit: 'word',
  title: words('空泛用语:只用于本地措施,不用于经批准的原文', 'words without numbers: of local measures only, never of approved text'),
  cite: '未见公开词表,按常见公文用语归纳:设计值,各地自定',
  confidence: 'low',
  from: '2026-01-01',
};
export const measureParameters: CaseType['parameters'] = { 'empty-words': emptyWords };
