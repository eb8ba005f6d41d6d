import { Type } from 'typebox';
import { commandFields, commandKinds } from '../model/command-form.ts';
import { commandCauses, commandStates, CommandAsk } from '../model/device-command.ts';
import { RecallRule, RecallRuleSet } from '../model/recall-rule.ts';
import { Words } from '../model/words.ts';
import { DeviceKeysView, DeviceTermsView } from './device-key.ts';
import { MonthRate } from './effectiveness.ts';
import { endpoint } from './endpoint.ts';
import { Page, RegionName, UnitName } from './shapes.ts';

/**
 * Who looks at loggers, and who may ask one for something. A contractor sees those that it keeps and commands none: what it would ask is
 * its own work.
 */
const lookers = ['system-admin', 'province', 'city', 'branch', 'enforcement', 'contractor', 'auditor'] as const;
const commanders = ['system-admin', 'city', 'branch'] as const;

const Mn = Type.Object({ mn: Type.String({ minLength: 1, maxLength: 32 }) });
const ReturnCode = Type.Object({ code: Type.Integer(), says: Type.Optional(Words) });

/** How a logger does. Each figure's 口径 stands in `bases`. */
export const DeviceHealthView = Type.Object({
  mn: Type.String(), point: Type.Object({ number: Type.Integer(), name: Words, kind: Type.String() }), region: RegionName,
  branch: Type.Optional(UnitName), contractor: Type.Optional(UnitName), edition: Type.String(),
  /**
   * 联网: a frame of it came within two hours. `linked`: the link over which it delivered its last valid frame is open now, for commands, at
   * that gateway (0: the one inside `serve`). */
  connected: Type.Boolean(), linked: Type.Boolean(), gateway: Type.Optional(Type.Integer()),
  lastFrameAt: Type.Optional(Type.Integer()), lastDataTime: Type.Optional(Type.Integer()),
  /** Device clock minus world clock, ms; absent: no frame of the last 7 days tells it. `of`: frames. */
  drift: Type.Optional(Type.Object({ ms: Type.Integer(), of: Type.Integer() })),
  refused: Type.Array(Type.Object({ fault: Type.String(), message: Words, count: Type.Integer() })),
  hours: Type.Object({ due: Type.Integer(), received: Type.Integer(), missing: Type.Integer(), firstMissing: Type.Optional(Type.Integer()) }),
  /** Per cent received of due, by the rule in force for outlets; absent elsewhere and where nothing was due. */
  transmission: Type.Optional(Type.Object({ percent: Type.String(), standard: Type.String(), clause: Type.String(), confidence: Type.String() })),
  /** Outlets, for offices that may see it. */
  month: Type.Optional(MonthRate),
});
const Bases = Type.Object({ connected: Words, lastValue: Words, drift: Words, refused: Words, missing: Words, transmission: Words, month: Words });

export const deviceHealth = endpoint({
  id: 'device.health', method: 'GET', path: '/api/device-health', who: lookers,
  says: { zh: '数采仪健康:联网、末次数据、时钟偏差、拒收、缺失小时、传输率', en: 'How loggers do: line, last data, clock, refusals, missing hours, transmission' },
  query: Type.Object({ text: Type.Optional(Type.String({ maxLength: 100 })), after: Type.Optional(Type.String({ maxLength: 32 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
  reply: Type.Object({ rows: Type.Array(DeviceHealthView), total: Type.Integer(), next: Type.Optional(Type.String()), bases: Bases, at: Type.Integer() }),
});
export const readDevice = endpoint({
  id: 'device.read', method: 'GET', path: '/api/devices/:mn', who: lookers,
  says: { zh: '单台数采仪:登记、健康与可下发的指令', en: 'One logger: what is registered of it by date, how it does, and what it may be asked' },
  params: Mn,
  reply: Type.Object({
    health: DeviceHealthView, bases: Bases, at: Type.Integer(),
    /** Its register entries, the newest first; keys and passwords stay inside. */
    versions: Type.Array(Type.Object({ from: Type.String(), to: Type.Optional(Type.String()), edition: Type.String(), crc: Type.String(), encrypted: Type.Boolean(), point: Type.Integer() })),
    /** Absent: the line has no key. */
    keys: Type.Optional(DeviceKeysView), terms: DeviceTermsView, mayCommand: Type.Boolean(),
    /** `fields` are asked for, `optional` may be left out; `grave`: it changes what is measured or heard. */
    commands: Type.Array(Type.Object({
      kind: Type.Enum([...commandKinds]), code: Type.String(), says: Words, longest: Type.Optional(Type.Integer()), grave: Type.Boolean(),
      fields: Type.Array(Type.Enum([...commandFields])), optional: Type.Array(Type.Enum([...commandFields])),
    })),
  }),
});
export const deviceFrames = endpoint({
  id: 'device.frames', method: 'GET', path: '/api/devices/:mn/frames', who: lookers,
  says: { zh: '最近的报文与译文(口令已遮盖)', en: 'Newest frames of a logger in words; the password is covered' },
  params: Mn, query: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })) }),
  reply: Type.Array(Type.Object({
    number: Type.String(), cn: Type.String(), command: Type.Optional(Words), st: Type.String(), system: Type.Optional(Words), qn: Type.Optional(Type.String()), flag: Type.Optional(Type.String()),
    dataTime: Type.Integer(), receivedAt: Type.Integer(), asked: Type.Boolean(), packet: Type.Integer(), backFilled: Type.Boolean(),
    check: Type.Object({ profile: Type.String(), given: Type.String(), fits: Type.Boolean(), encrypted: Type.Boolean() }),
    items: Type.Array(Type.Object({
      factor: Type.String(), name: Words, unit: Type.String(), flag: Type.Optional(Type.String()), flagSays: Type.Optional(Words),
      values: Type.Array(Type.Object({ field: Type.String(), text: Type.String() })),
    })),
    others: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })), text: Type.String(),
  })),
});

export const DeviceCommandView = Type.Object({
  id: Type.String(), ask: CommandAsk, code: Type.String(), says: Type.Optional(Words), state: Type.Enum([...commandStates]), cause: Type.Enum([...commandCauses]),
  by: Type.String(), reason: Type.String(), givenAt: Type.Integer(), qn: Type.Optional(Type.String()), attempts: Type.Integer(), records: Type.Integer(),
  qnRtn: Type.Optional(ReturnCode), exeRtn: Type.Optional(ReturnCode), reply: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })), mayCancel: Type.Boolean(),
  events: Type.Array(Type.Object({ seq: Type.Integer(), state: Type.Enum([...commandStates]), worldAt: Type.Integer(), detail: Type.String() })),
});
export const listCommands = endpoint({
  id: 'command.list', method: 'GET', path: '/api/devices/:mn/commands', who: lookers,
  says: { zh: '反控指令及其经过', en: 'Commands to a logger, newest first, each with everything that became of it' },
  params: Mn, query: Type.Object({ before: Type.Optional(Type.String({ maxLength: 80 })), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })) }),
  reply: Page(DeviceCommandView),
});
export const giveCommand = endpoint({
  id: 'command.give', method: 'POST', path: '/api/devices/:mn/commands', who: commanders,
  says: { zh: '下发反控指令', en: 'Ask a logger for something: it goes out in its turn, one at a time; audited' },
  params: Mn, body: Type.Object({ ask: CommandAsk, reason: Type.String({ minLength: 1, maxLength: 200 }) }), reply: Type.Object({ id: Type.String() }),
});
export const cancelCommand = endpoint({
  id: 'command.cancel', method: 'POST', path: '/api/devices/:mn/commands/:id/cancel', who: commanders,
  says: { zh: '撤回排队中的指令', en: 'Take back a command that still waits; audited' },
  params: Type.Object({ mn: Mn.properties.mn, id: Type.String({ minLength: 1, maxLength: 80 }) }), reply: Type.Object({ id: Type.String() }),
});

export const readRecall = endpoint({
  id: 'recall.read', method: 'GET', path: '/api/recall', who: lookers,
  says: { zh: '自动补采的设置与设置人', en: 'Whether missing hours are recalled by the machine, how often, and who decided it' },
  /** `rule` absent: nothing was decided, nothing is recalled by itself. */
  reply: Type.Object({ rule: Type.Optional(RecallRuleSet), maySet: Type.Boolean() }),
});
export const setRecall = endpoint({
  id: 'recall.set', method: 'PUT', path: '/api/recall', who: ['system-admin'],
  says: { zh: '设置自动补采', en: 'Set automatic recall for the installation; audited' }, body: RecallRule, reply: RecallRuleSet,
});
