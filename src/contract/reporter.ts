import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) });
/** Offices that may fill a party which a declaration lets look; which of them on which case is the declaration's. */
const looks = ['rectification-office', 'city', 'county', 'trade-department'] as const;

export const lookAtReporters = endpoint({
  id: 'case.reporters', method: 'POST', path: '/api/cases/:id/reporters', who: looks, params: Id,
  says: { zh: '查看举报人、反映人(留痕)', en: 'Who complained, objected or reported on a case; the look is kept with name and reason before anything is shown' },
  body: Type.Object({ why: Type.String({ maxLength: 300 }) }),
  reply: Type.Array(Type.Object({ seq: Type.Integer(), name: Type.String(), phone: Type.String(), address: Type.String(), enteredAt: Type.Integer() })),
});
export const lookAtTexts = endpoint({
  id: 'case.uncovered-texts', method: 'POST', path: '/api/cases/:id/uncovered-texts', who: looks, params: Id,
  says: { zh: '查看未遮盖的原文(留痕)',
    en: 'Texts of a case as they were written, personal numbers uncovered; the look is kept with name and reason first' },
  body: Type.Object({ why: Type.String({ maxLength: 300 }) }),
  reply: Type.Array(Type.Object({ field: Type.String(), title: Words, text: Type.String() })),
});
export const reporterLooks = endpoint({
  id: 'case.reporter-looks', method: 'GET', path: '/api/cases/:id/reporter-looks', who: [...looks, 'auditor'], params: Id,
  says: { zh: '举报人、反映人信息查看记录', en: 'Every look at who spoke on a case: who, when, why' },
  reply: Type.Array(Type.Object({ says: Type.String(), why: Type.String(), at: Type.Integer(), worldAt: Type.Integer() })),
});
