import { Type } from 'typebox';
import { forwardItemStates, UpperPlatform } from '../model/upper-platform.ts';
import { Words } from '../model/words.ts';
import { endpoint } from './endpoint.ts';
import { Moment, Page } from './shapes.ts';

const lookers = ['system-admin', 'province', 'auditor'] as const;
const Id = Type.Object({ id: Type.String({ minLength: 1, maxLength: 40 }) });
const frameNumber = Type.String({ pattern: '^\\d{1,20}$' });

/** Passwords come empty and keys not at all: `secured` says which identities hold one. */
const PlatformShown = Type.Object({ ...UpperPlatform.properties, secured: Type.Array(Type.Object({ device: Type.String(), password: Type.Boolean(), key: Type.Boolean() })),
  /** Exchange tables: a password is held. */
  passwordHeld: Type.Optional(Type.Boolean()) });

/** How forwarding stands. selected = accepted + unasked + written + waiting + refused + unanswered + notSendable. */
const Standing = Type.Object({
  /** In its days and not paused. */
  active: Type.Boolean(), connected: Type.Boolean(),
  selected: Type.Integer(), accepted: Type.Integer(), unasked: Type.Integer(),
  written: Type.Integer(), waiting: Type.Integer(), refused: Type.Integer(), unanswered: Type.Integer(), notSendable: Type.Integer(),
  /** On the line just now, of those that are not counted yet. */
  carried: Type.Integer(),
  /** World time from the newest accepted frame to now while newer ones wait, ms; absent: nothing was forwarded yet. */
  lagMs: Type.Optional(Type.Integer()),
  /** Receipt of the newest accepted and of the oldest frame that waits to be read (world clock). */
  newestAt: Type.Optional(Type.Integer()), oldestAt: Type.Optional(Type.Integer()),
  trouble: Type.Optional(Type.Object({ fault: Type.String(), message: Words, detail: Type.String() })),
  /** Until the line is tried again, real ms. */
  nextInMs: Type.Optional(Type.Integer()),
  /** Accepted and kept back by hour of the world clock, the last 24 hours; hours without either are left out. */
  hours: Type.Array(Type.Object({ at: Type.Integer(), accepted: Type.Integer(), kept: Type.Integer() })),
});
const UpperPlatformView = Type.Object({ platform: PlatformShown, standing: Standing, by: Type.String(), enteredAt: Type.Integer() });

export const listUpperPlatforms = endpoint({
  id: 'upper-platform.list', method: 'GET', path: '/api/upper-platforms', who: lookers,
  says: { zh: '转发状态:各上级平台的已发、已接收、滞后与最近错误', en: 'Forwarding to each upper platform: selected, accepted, waiting, lag, last trouble in words' },
  reply: Type.Object({ rows: Type.Array(UpperPlatformView), mayChange: Type.Boolean(), at: Moment, basis: Words }),
});
export const readUpperPlatform = endpoint({
  id: 'upper-platform.read', method: 'GET', path: '/api/upper-platforms/:id', who: lookers,
  says: { zh: '上级平台的各版本配置(口令与密钥不出服务器)', en: 'Every version of one upper platform, the newest first; passwords and keys stay on the server' },
  params: Id, reply: Type.Array(Type.Object({ platform: PlatformShown, by: Type.String(), enteredAt: Type.Integer() })),
});
export const putUpperPlatform = endpoint({
  id: 'upper-platform.put', method: 'PUT', path: '/api/upper-platforms/:id', who: ['system-admin'],
  says: { zh: '新增上级平台或登记新版本', en: 'Enter an upper platform or a new version of one; an empty password stays what it was; audited' },
  params: Id, body: UpperPlatform, reply: Type.Object({ id: Type.String() }),
});
export const keptFrames = endpoint({
  id: 'upper-platform.kept', method: 'GET', path: '/api/upper-platforms/:id/frames', who: lookers,
  says: { zh: '未被接收的报文与原因', en: 'Selected frames that were not accepted, with the reason, newest first' },
  params: Id,
  query: Type.Object({ state: Type.Optional(Type.Enum([...forwardItemStates])), before: Type.Optional(frameNumber), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })) }),
  reply: Page(Type.Object({
    frame: Type.String(), mn: Type.String(), point: Type.Object({ number: Type.Integer(), name: Words }), cn: Type.String(), dataTime: Type.Integer(),
    state: Type.Enum([...forwardItemStates]), fault: Type.String(), message: Words, detail: Type.String(), at: Type.Integer(), tries: Type.Integer(),
    /** It is sent again by itself. */
    again: Type.Boolean(),
  })),
});
export const resendFrames = endpoint({
  id: 'upper-platform.resend', method: 'POST', path: '/api/upper-platforms/:id/resend', who: ['system-admin'],
  says: { zh: '重发:选定的、全部未接收的,或一段时间收到的', en: 'Send again: chosen frames, all that were not accepted, or all that were received in a time; audited' },
  params: Id,
  body: Type.Union([
    Type.Object({ kind: Type.Literal('frames'), frames: Type.Array(frameNumber, { minItems: 1, maxItems: 1000 }) }),
    Type.Object({ kind: Type.Literal('all') }),
    Type.Object({ kind: Type.Literal('span'), from: Moment, to: Moment }),
  ]),
  /** Rows of the list that wait again; frames of a span are counted as they are read. */
  reply: Type.Object({ count: Type.Integer() }),
});
