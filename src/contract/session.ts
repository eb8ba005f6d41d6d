import { Type } from 'typebox';
import { Appointment } from '../model/appointment.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { RegionName, UnitName } from './shapes.ts';

const Password = Type.String({ minLength: 8, maxLength: 200 });
const Login = Type.String({ minLength: 2, maxLength: 64 });

export const SessionView = Type.Object({
  person: Type.Object({ id: Type.String(), name: Words }),
  acting: Appointment,
  unit: UnitName,
  region: RegionName,
  /** Offices that this person holds on the world day; one session acts as one of them. */
  offices: Type.Array(Type.Object({ appointment: Appointment, unit: UnitName })),
});

export const signIn = endpoint({
  id: 'session.sign-in', method: 'POST', path: '/api/session', who: 'anyone',
  says: { zh: '登录', en: 'Sign in; sets an HttpOnly cookie' },
  body: Type.Object({ login: Login, password: Password, appointment: Type.Optional(Type.String()) }),
  reply: SessionView,
});
export const readSession = endpoint({
  id: 'session.read', method: 'GET', path: '/api/session', who: 'signed-in',
  says: { zh: '当前会话', en: 'The present session' }, reply: SessionView,
});
export const signOut = endpoint({
  id: 'session.sign-out', method: 'DELETE', path: '/api/session', who: 'signed-in',
  says: { zh: '退出', en: 'Sign out' }, reply: Type.Object({ ended: Type.Boolean() }),
});
export const actAs = endpoint({
  id: 'session.act-as', method: 'PUT', path: '/api/session/office', who: 'signed-in',
  says: { zh: '切换职务', en: 'Act as another office that the person holds today' },
  body: Type.Object({ appointment: Type.String() }), reply: SessionView,
});
export const Mandate = Type.Object({ id: Type.String(), person: Type.Object({ id: Type.String(), name: Words }), from: Type.String(), to: Type.String(), running: Type.Boolean() });
export const listDeputies = endpoint({
  id: 'session.deputies', method: 'GET', path: '/api/session/deputies', who: 'signed-in',
  says: { zh: 'AB岗', en: 'Who acts for this office and when, and who of the unit could' },
  reply: Type.Object({ given: Type.Array(Mandate), colleagues: Type.Array(Type.Object({ id: Type.String(), name: Words, title: Words })), mayGive: Type.Boolean() }),
});
export const giveMandate = endpoint({
  id: 'session.give-mandate', method: 'POST', path: '/api/session/deputies', who: 'signed-in',
  says: { zh: '委托AB岗', en: 'Let a colleague act for this office from a day to a day; written on the record' },
  body: Type.Object({ person: Type.String({ maxLength: 120 }), from: Type.String({ maxLength: 10 }), to: Type.String({ maxLength: 10 }) }), reply: Type.Object({ id: Type.String() }),
});
export const endMandate = endpoint({
  id: 'session.end-mandate', method: 'DELETE', path: '/api/session/deputies/:id', who: 'signed-in',
  says: { zh: '收回委托', en: 'Take the mandate back; it ends at once' }, params: Type.Object({ id: Type.String({ maxLength: 120 }) }), reply: Type.Object({ id: Type.String() }),
});
export const drillAccounts = endpoint({
  id: 'session.drill-accounts', method: 'GET', path: '/api/drill/accounts', who: 'anyone',
  says: { zh: '演练账号(仅演练模式)', en: 'Accounts of the drill, listed in drill mode only' },
  reply: Type.Array(Type.Object({ login: Type.String(), password: Type.String(), name: Words, title: Words, role: Type.String(), unit: Words, region: Words })),
});
export const setUpFirst = endpoint({
  id: 'session.set-up', method: 'POST', path: '/api/setup', who: 'anyone',
  says: { zh: '设置首位管理员(仅空库)', en: 'First administrator of an empty installation' },
  body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 60 }), login: Login, password: Password, region: Type.String({ pattern: '^\\d{6}$' }), regionName: Type.String({ minLength: 1, maxLength: 60 }) }),
  reply: SessionView,
});
