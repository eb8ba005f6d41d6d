import { Type, type Static } from 'typebox';

const Moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const window = { from: Moment, to: Moment };
const FactorCode = Type.String({ pattern: '^[0-9A-Za-z]{1,12}$' });

/** What a logger may be asked for, each with the values that the command of HJ 212 carries. Windows are UTC ms, `to` outside. */
export const CommandAsk = Type.Union([
  Type.Object({ kind: Type.Literal('clock-read') }),
  Type.Object({ kind: Type.Literal('clock-set') }),
  Type.Object({ kind: Type.Literal('realtime-interval'), seconds: Type.Integer({ minimum: 30, maximum: 3600 }) }),
  Type.Object({ kind: Type.Literal('minute-interval'), minutes: Type.Enum([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30]) }),
  Type.Object({ kind: Type.Literal('minute-records'), ...window }),
  Type.Object({ kind: Type.Literal('hour-records'), ...window }),
  Type.Object({ kind: Type.Literal('day-records'), ...window }),
  Type.Object({ kind: Type.Literal('sample-now'), factor: Type.Optional(FactorCode) }),
]);
export type CommandAsk = Static<typeof CommandAsk>;
export type CommandKind = CommandAsk['kind'];

/** Command code of HJ 212 (`standards/hj212/commands.json`) by what is asked. */
export const commandCodes = {
  'clock-read': '1011', 'clock-set': '1012', 'realtime-interval': '1062', 'minute-interval': '1064',
  'minute-records': '2051', 'hour-records': '2061', 'day-records': '2031', 'sample-now': '3012',
} as const satisfies Record<CommandKind, string>;
export const commandKinds = Object.keys(commandCodes) as readonly CommandKind[];

/** Where a command stands. The first three are open; `unknown`: it was on the line when the server went down. */
export const commandStates = [
  'queued', 'sent', 'answered', 'done', 'refused', 'failed', 'timed-out', 'not-connected', 'cancelled', 'unknown',
] as const;
export type CommandState = (typeof commandStates)[number];
export const isOpenCommand = ({ state }: { readonly state: CommandState }): boolean => state === 'queued' || state === 'sent' || state === 'answered';

/** Who gave it: a person; the logger, which asked for its clock to be set (1013); the machine, which misses hours. */
export const commandCauses = ['person', 'device', 'recall'] as const;
export type CommandCause = (typeof commandCauses)[number];

/** 反控指令: one request to one logger, from the queue to its result. */
export type DeviceCommand = {
  readonly id: string; readonly mn: string; readonly point: number; readonly contractor?: string;
  readonly ask: CommandAsk; readonly cause: CommandCause;
  /** Office and person as they stood. */
  readonly by: string;
  readonly reason: string;
  /** World clock, UTC ms. */
  readonly givenAt: number;
  readonly state: CommandState;
  /** Number of its newest event. */
  readonly seq: number;
  /** Given when it is sent first; its answers repeat it. */
  readonly qn?: string;
  /** How often it was put on the line. */
  readonly attempts: number;
  /** Records that came for it. */
  readonly records: number;
  /** Machine clock, ms: when patience ends. */
  readonly dueAt?: number;
  readonly qnRtn?: number;
  readonly exeRtn?: number;
  /** Fields that the logger answered with, as sent. */
  readonly reply?: Readonly<Record<string, string>>;
};

/** One change of a command, kept for good. `at` machine clock, `worldAt` world clock. */
export type DeviceCommandEvent = {
  readonly command: string; readonly seq: number; readonly state: CommandState; readonly at: number; readonly worldAt: number;
  /** Attempt, return code or who, in one short text; empty where the state says all. */
  readonly detail: string;
};
