import { Type, type Static, type TObject, type TProperties } from 'typebox';
import type { CommandKind } from './command-form.ts';

const Moment = Type.Integer({ minimum: 0, maximum: 8_640_000_000_000_000 });
const window = { from: Moment, to: Moment };
const factor = Type.String({ pattern: '^[0-9A-Za-z]{1,12}$' });
const ofFactor = { factor };
const ofAny = { factor: Type.Optional(factor) };
const info = Type.String({ pattern: '^i\\d{5}$' });
const count = Type.Integer({ minimum: 1, maximum: 99 });

const ask = <K extends CommandKind, P extends TProperties>(kind: K, values: P): TObject<{ kind: ReturnType<typeof Type.Literal<K>> } & P> =>
  Type.Object({ kind: Type.Literal(kind), ...values });

/** What a logger may be asked for, each with the values that the command of HJ 212 carries. Windows are UTC ms, `to` outside. */
export const CommandAsk = Type.Union([
  ask('timeouts', { seconds: count, resends: count }),
  ask('clock-read', ofAny), ask('clock-set', ofAny),
  /** Which key is filled in where it is made; whoever asks names none. */
  ask('key-deliver', { fingerprint: Type.Optional(Type.String({ pattern: '^[0-9a-f]{8}$' })) }),
  ask('realtime-interval-read', {}), ask('realtime-interval', { seconds: Type.Integer({ minimum: 30, maximum: 3600 }) }),
  ask('minute-interval-read', {}), ask('minute-interval', { minutes: Type.Enum([1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30]) }),
  ask('realtime-start', {}), ask('realtime-stop', {}), ask('plant-start', {}), ask('plant-stop', {}),
  ask('day-records', window), ask('runtime-records', window), ask('minute-records', window), ask('hour-records', window),
  ask('calibration', { ...ofFactor, calibration: Type.Optional(Type.Enum(['zero', 'span'])) }),
  ask('sample-now', ofAny), ask('cleaning', ofFactor), ask('comparison-sample', ofFactor), ask('retained-sample', {}),
  ask('sampling-cycle', { ...ofFactor, start: Type.String({ pattern: '^([01]\\d|2[0-3])[0-5]\\d[0-5]\\d$' }), cycleHours: Type.Integer({ minimum: 1, maximum: 24 }) }),
  ask('sampling-cycle-read', ofFactor), ask('result-time-read', ofFactor), ask('analyser-id', ofFactor),
  ask('site-information', { ...ofAny, info }), ask('site-log', { ...ofAny, info, ...window }),
  ask('site-parameter', { ...ofAny, info, value: Type.String({ pattern: '^[0-9A-Za-z.+-]{1,20}$' }) }),
  ask('retain-now', ofFactor),
]);
export type CommandAsk = Static<typeof CommandAsk>;

/** Where a command stands. The first three are open; `unknown`: it was on the line when the server went down. */
export const commandStates = [
  'queued', 'sent', 'answered', 'done', 'refused', 'failed', 'timed-out', 'not-connected', 'cancelled', 'unknown',
] as const;
export type CommandState = (typeof commandStates)[number];
export const isOpenCommand = ({ state }: { readonly state: CommandState }): boolean => state === 'queued' || state === 'sent' || state === 'answered';

/** Who gave it: a person; the logger, which asked for its clock to be set (1013) or for a key (1014); the machine, which misses hours or whose key is old. */
export const commandCauses = ['person', 'device', 'recall', 'rotation'] as const;
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
