import { Type } from 'typebox';
import { OwnTerms, OwnTermsSet } from '../model/command-terms.ts';
import { KeyRule, KeyRuleSet } from '../model/key-rule.ts';
import { endpoint } from './endpoint.ts';

const lookers = ['system-admin', 'province', 'city', 'branch', 'enforcement', 'contractor', 'auditor'] as const;
const Term = Type.Object({ value: Type.Integer(), unit: Type.String(), standard: Type.String(), clause: Type.String(), confidence: Type.String() });

/** Keys of a logger's line as people may see them: which, since when, in use or not. A key itself is never said. */
export const DeviceKeysView = Type.Object({
  /** `taken`: the logger said that it has the new key, no frame under it came yet; `unknown`: it may have it or not. */
  state: Type.Enum(['settled', 'delivering', 'taken', 'unknown']),
  age: Type.Optional(Type.Object({ since: Type.Integer(), days: Type.Integer(), due: Type.Boolean(), term: Type.Optional(Term) })),
  /** Until when the previous key is still taken; absent: as long as the logger has not said that it took the new one. */
  previousUntil: Type.Optional(Type.Integer()),
  /** Newest first. */
  list: Type.Array(Type.Object({
    fingerprint: Type.String(), use: Type.Enum(['unheard', 'in-use', 'retired']), createdAt: Type.Optional(Type.Integer()), registeredFrom: Type.Optional(Type.String()),
    takenAt: Type.Optional(Type.Integer()), heardAt: Type.Optional(Type.Integer()),
  })),
});

const Figure = Type.Object({ value: Type.Integer(), from: Type.Enum(['device', 'place', 'standard']), term: Type.Optional(Term) });
/** How patient the centre is with a logger, and from where each figure is. */
export const DeviceTermsView = Type.Object({
  answerSeconds: Figure, resends: Figure, resultSeconds: Figure, linkMinutes: Figure, own: Type.Optional(OwnTermsSet), maySet: Type.Boolean(),
});

export const readKeyRule = endpoint({
  id: 'key-rotation.read', method: 'GET', path: '/api/key-rotation', who: lookers,
  says: { zh: '密钥轮换的设置与设置人', en: 'Whether keys of loggers are changed by the machine, how patiently, and who decided it' },
  /** `rule` absent: nothing was decided, no key is changed by the machine alone. */
  reply: Type.Object({ rule: Type.Optional(KeyRuleSet), unset: KeyRule, term: Type.Optional(Term), maySet: Type.Boolean() }),
});
export const setKeyRule = endpoint({
  id: 'key-rotation.set', method: 'PUT', path: '/api/key-rotation', who: ['system-admin'],
  says: { zh: '设置密钥轮换', en: 'Set the rotation of keys for the installation; audited' }, body: KeyRule, reply: KeyRuleSet,
});

export const readCommandTerms = endpoint({
  id: 'command-terms.read', method: 'GET', path: '/api/command-terms', who: lookers,
  says: { zh: '本平台的指令等待与重发', en: 'How patient the installation is with loggers where that differs from the standard, and who decided it' },
  reply: Type.Object({ own: Type.Optional(OwnTermsSet), maySet: Type.Boolean() }),
});
export const setCommandTerms = endpoint({
  id: 'command-terms.set', method: 'PUT', path: '/api/command-terms', who: ['system-admin'],
  says: { zh: '设置本平台的指令等待与重发', en: 'Set how patient the installation is with loggers; what is left out follows the standard; audited' },
  body: OwnTerms, reply: OwnTermsSet,
});
export const setDeviceTerms = endpoint({
  id: 'device-terms.set', method: 'PUT', path: '/api/devices/:mn/command-terms', who: ['system-admin'],
  says: { zh: '设置单台设备的指令等待与重发', en: 'Set how patient the centre is with one logger; audited' },
  params: Type.Object({ mn: Type.String({ minLength: 1, maxLength: 32 }) }), body: OwnTerms, reply: OwnTermsSet,
});
