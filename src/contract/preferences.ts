import { Type } from 'typebox';
import { messageKinds, Preferences } from '../model/preferences.ts';
import { endpoint } from './endpoint.ts';

const { digestHour: _hour, ...said } = Preferences.properties;

export const readPreferences = endpoint({
  id: 'preferences.read', method: 'GET', path: '/api/preferences', who: 'signed-in',
  says: { zh: '消息接收设置:邮箱、各类消息的接收方式、免打扰时段、每日汇总',
    en: 'How the person is told beyond the inbox: address, by kind of message, quiet hours, digest; and what may be chosen here' },
  reply: Type.Object({
    ...said, digestHour: Type.Integer(), address: Type.Optional(Type.String()),
    /** An address that waits for its code, until when (machine clock, ms). */
    asked: Type.Optional(Type.Object({ address: Type.String(), until: Type.Integer() })),
    /** Whether this installation mails at all. */
    mails: Type.Boolean(), digestHours: Type.Array(Type.Integer()),
    /** Kinds that go at once here, whatever a person chose and however late it is. */
    neverHeld: Type.Array(Type.Enum([...messageKinds, 'digest'])),
  }),
});
export const putPreferences = endpoint({
  id: 'preferences.put', method: 'PUT', path: '/api/preferences', who: 'signed-in',
  says: { zh: '保存消息接收设置', en: 'From now on the person is told so' }, body: Preferences, reply: Type.Object({ saved: Type.Boolean() }),
});
export const askMailAddress = endpoint({
  id: 'preferences.ask-address', method: 'POST', path: '/api/preferences/address', who: 'signed-in',
  says: { zh: '设置邮箱:向该地址发送验证码', en: 'Mails a code to the address; it counts once the code came back, until then the former one does' },
  body: Type.Object({ address: Type.String({ minLength: 1, maxLength: 320 }) }), reply: Type.Object({ until: Type.Integer() }),
});
export const confirmMailAddress = endpoint({
  id: 'preferences.confirm-address', method: 'POST', path: '/api/preferences/address/code', who: 'signed-in',
  says: { zh: '用验证码确认邮箱', en: 'The code that was mailed: the address counts from now on' },
  body: Type.Object({ code: Type.String({ pattern: '^\\s*\\d{6}\\s*$' }) }), reply: Type.Object({ address: Type.String() }),
});
export const dropMailAddress = endpoint({
  id: 'preferences.drop-address', method: 'DELETE', path: '/api/preferences/address', who: 'signed-in',
  says: { zh: '取消邮箱,不再发送邮件', en: 'Nothing is mailed to the person any more' }, reply: Type.Object({ dropped: Type.Boolean() }),
});
