import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const Mute = Type.Object({
  id: Type.String(), point: Type.Object({ number: Type.Integer(), name: Words }), factor: Type.Object({ code: Type.String(), name: Words }),
  from: Day, to: Day, reason: Type.String(), by: Type.String(),
  /** Findings of its days that stand: what was determined and opened no lead, or joined one. */
  silenced: Type.Integer(),
  mayEnd: Type.Boolean(),
});

export const listMutes = endpoint({
  id: 'mute.list', method: 'GET', path: '/api/mutes', who: ['province', 'city', 'rectification-office', 'branch', 'enforcement', 'auditor'],
  says: { zh: '暂停中的预警', en: 'Outlets and factors on which no lead is opened for some days, with reason, name, end and what was determined meanwhile' },
  query: Type.Object({ type: Type.String() }),
  /** `lastDay`: this office may give one today, until that day at most. */
  reply: Type.Object({ rows: Type.Array(Mute), lastDay: Type.Optional(Day) }),
});
export const giveMute = endpoint({
  id: 'mute.give', method: 'POST', path: '/api/mutes', who: ['branch'],
  says: { zh: '暂停预警', en: 'Open no lead on this outlet and factor from today to a day; audited' },
  body: Type.Object({ type: Type.String(), point: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }), factor: Type.String({ maxLength: 12 }), to: Day, reason: Type.String({ minLength: 1, maxLength: 500 }) }),
  reply: Type.Object({ id: Type.String() }),
});
export const endMute = endpoint({
  id: 'mute.end', method: 'POST', path: '/api/mutes/:id/end', who: ['branch'],
  says: { zh: '恢复预警', en: 'End a mute at once; audited' },
  params: Type.Object({ id: Type.String({ minLength: 1, maxLength: 80 }) }), reply: Type.Object({ id: Type.String() }),
});
