import { Type } from 'typebox';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { AnyJson, UnitName } from './shapes.ts';
import { CaseRow, CaseView } from './case.ts';

const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 400 }) });
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
export const Pin = Type.String({ minLength: 6, maxLength: 100 });
const leaders = ['party-secretary', 'head-of-government'] as const;

export const prepareSigning = endpoint({
  id: 'signing.prepare', method: 'POST', path: '/api/cases/:id/signing', who: leaders,
  says: { zh: '申请签字(一次有效)', en: 'Ask for what this leader signs, good for once: statement, ticket, and the ways that are ready' },
  params: Id,
  reply: Type.Object({
    event: Type.String(), statement: AnyJson, ticket: Type.String(),
    ways: Type.Object({ seal: Type.Boolean(), passkey: Type.Boolean(), paper: Type.Boolean(), password: Type.Boolean() }),
    passkey: Type.Optional(Type.Object({ site: Type.String(), credentials: Type.Array(Type.String()), challenge: Type.String() })),
  }),
});
export const meetingList = endpoint({
  id: 'signing.meeting', method: 'GET', path: '/api/signing/meeting', who: leaders,
  says: { zh: '一次会议:待本人签字的事项',
    en: 'One meeting’s list: what waits for this leader’s signature, what of it was opened when, and the leader’s own record' },
  reply: Type.Object({
    rows: Type.Array(Type.Object({ case: CaseRow, version: Type.Integer(), frozenAt: Type.Integer(),
      openedAt: Type.Optional(Type.Integer()), otherSigned: Type.Boolean() })),
    record: Type.Object({ signed: Type.Integer(), rebounded: Type.Integer() }),
  }),
});
export const handInPaper = endpoint({
  id: 'signing.paper', method: 'POST', path: '/api/cases/:id/papers', who: 'signed-in', upload: true,
  says: { zh: '登记纸质签字扫描件', en: 'Hand in the scan of a signed sheet: matched to the frozen version by its QR code, else by the short code' },
  params: Id,
  body: Type.Object({
    office: Type.String({ maxLength: 40 }), signedOn: Day, code: Type.Optional(Type.String({ maxLength: 40 })),
      seenSeq: Type.String({ pattern: '^\\d{1,9}$' }), file: Type.Optional(AnyJson),
  }),
  reply: CaseView,
});

export const CredentialRow = Type.Object({
  id: Type.String(), kind: Type.Enum(['seal', 'passkey']), name: Type.String(), says: Type.String(), algorithm: Type.String(),
    from: Type.String(), to: Type.String(),
  madeAt: Type.Integer(), madeBy: Type.String(), revokedAt: Type.Optional(Type.Integer()), revokedBy: Type.Optional(Type.String()),
    good: Type.Boolean(),
  site: Type.Optional(Type.String()),
});
export const ownCredentials = endpoint({
  id: 'signing.own', method: 'GET', path: '/api/signing/credentials', who: leaders,
  says: { zh: '我的签字方式', en: 'Seals and passkeys of this leader; never a key' },
  reply: Type.Object({ site: Type.Optional(Type.String()), rows: Type.Array(CredentialRow) }),
});
export const changePin = endpoint({
  id: 'signing.pin', method: 'POST', path: '/api/signing/seals/:id/pin', who: leaders,
  says: { zh: '更改签章口令', en: 'Change the PIN of one’s own seal' }, params: Id, body: Type.Object({ pin: Pin, next: Pin }),
    reply: Type.Object({ id: Type.String() }),
});
export const passkeyOptions = endpoint({
  id: 'signing.passkey-options', method: 'POST', path: '/api/signing/passkeys/options', who: leaders,
  says: { zh: '申请登记通行密钥', en: 'Ask for the options with which a browser makes a passkey' },
    reply: Type.Object({ options: AnyJson, ticket: Type.String() }),
});
export const addPasskey = endpoint({
  id: 'signing.passkey-add', method: 'POST', path: '/api/signing/passkeys', who: leaders,
  says: { zh: '登记通行密钥', en: 'Register a passkey of this leader; the password is entered again' },
  body: Type.Object({ response: AnyJson, ticket: Type.String({ maxLength: 2000 }), name: Type.String({ minLength: 1, maxLength: 60 }),
    password: Type.String({ maxLength: 200 }) }),
  reply: Type.Object({ id: Type.String() }),
});
export const revokePasskey = endpoint({
  id: 'signing.passkey-revoke', method: 'POST', path: '/api/signing/passkeys/:id/revoke', who: leaders,
  says: { zh: '吊销本人通行密钥', en: 'Revoke one’s own passkey' }, params: Id, reply: Type.Object({ id: Type.String() }),
});

export const listSeals = endpoint({
  id: 'seal.list', method: 'GET', path: '/api/seals', who: ['system-admin'],
  says: { zh: '电子签章', en: 'Seals of office-holders, and leaders in office who have none' },
  reply: Type.Object({
    rows: Type.Array(CredentialRow),
    without: Type.Array(Type.Object({ appointment: Type.String(), name: Words, title: Words, unit: UnitName, from: Type.String(),
      to: Type.Optional(Type.String()) })),
    site: Type.Optional(Type.Object({ site: Type.String(), origins: Type.Array(Type.String()) })),
  }),
});
export const makeSeal = endpoint({
  id: 'seal.make', method: 'POST', path: '/api/seals', who: ['system-admin'],
  says: { zh: '制发电子签章(初始口令只显示一次)', en: 'Make a seal for an office of a leader; its first PIN is shown this once' },
  body: Type.Object({ appointment: Type.String({ maxLength: 120 }), from: Day, to: Day }),
    reply: Type.Object({ id: Type.String(), pin: Type.String() }),
});
export const revokeSeal = endpoint({
  id: 'seal.revoke', method: 'POST', path: '/api/seals/:id/revoke', who: ['system-admin'],
  says: { zh: '吊销电子签章(立即失效)', en: 'Revoke a seal: from now on it signs nothing; what it signed stands' }, params: Id,
    reply: Type.Object({ id: Type.String() }),
});
export const setSigningSite = endpoint({
  id: 'signing.site', method: 'PUT', path: '/api/signing/site', who: ['system-admin'],
  says: { zh: '设置通行密钥所属网站域名', en: 'Set the domain to which passkeys are bound and the addresses of its pages' },
  body: Type.Object({ site: Type.String({ minLength: 1, maxLength: 120 }),
    origins: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 10 }) }),
  reply: Type.Object({ site: Type.String() }),
});
