import { Type, type Static } from 'typebox';
import { latestMoment } from '../basis/time.ts';
import { Edition } from './device.ts';
import { ExchangeEnd } from './exchange-end.ts';
import { PointKind } from './point.ts';
import { RegionCode } from './region.ts';
import { Words } from './words.ts';

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Mn = Type.String({ pattern: '^[0-9A-Za-z_-]{1,32}$' });

/** Where it goes: HJ 212 again over TCP, files in a folder of that name below the installation's outbox, or exchange tables (前置库). */
export const UpperAddress = Type.Union([
  Type.Object({
    kind: Type.Literal('hj212'), host: Type.String({ pattern: '^[0-9A-Za-z.:_-]{1,253}$' }), port: Type.Integer({ minimum: 1, maximum: 65_535 }), tls: Type.Boolean(),
    edition: Edition,
    /** Unanswered frames on the link at a time; 1 is what every platform takes. */
    window: Type.Integer({ minimum: 1, maximum: 50 }),
    /** Bit 0 of Flag: 9014 is asked for. Without it nothing is known of acceptance. */
    asks: Type.Boolean(),
  }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('files'), folder: Type.String({ pattern: '^[0-9a-z][0-9a-z-]{0,39}$' }), every: Type.Enum(['hour', 'day']) }, { additionalProperties: false }),
  Type.Object({ kind: Type.Literal('tables'), ...ExchangeEnd.properties }, { additionalProperties: false }),
]);
export type UpperAddress = Static<typeof UpperAddress>;

/** Under which number and password the upper platform knows one of our loggers; in a request an empty password stays, an empty key goes. */
export const UpperIdentity = Type.Object({
  device: Mn, mn: Mn, password: Type.String({ maxLength: 32 }), keyHex: Type.Optional(Type.String({ pattern: '^(?:[0-9a-fA-F]{32})?$' })),
}, { additionalProperties: false });
export type UpperIdentity = Static<typeof UpperIdentity>;

/** Commands that carry records and may be forwarded. */
export const forwardedCommands = ['2011', '2051', '2061', '2031'] as const;
export const forwardOrders = ['live-first', 'in-order'] as const;

/** 上级平台: where frames and readings go, under which identities, which of them, and from when on. One version of it. */
export const UpperPlatform = Type.Object({
  id: Type.String({ pattern: '^[0-9a-z][0-9a-z-]{0,39}$' }),
  name: Words,
  address: UpperAddress,
  /** `others`: loggers that are not in the list keep their own number, password and key, or are not sent at all. */
  identity: Type.Object({ others: Type.Enum(['own', 'none']), list: Type.Array(UpperIdentity, { maxItems: 20_000 }) }, { additionalProperties: false }),
  /** What is empty or absent does not narrow. */
  selection: Type.Object({
    regions: Type.Optional(Type.Array(RegionCode, { maxItems: 500 })), kinds: Type.Optional(Type.Array(PointKind)),
    points: Type.Optional(Type.Array(Type.Integer({ minimum: 1 }), { maxItems: 20_000 })), commands: Type.Array(Type.Enum([...forwardedCommands]), { minItems: 1 }),
  }, { additionalProperties: false }),
  /**
   * `frames`: the raw frame, its data area byte for byte; `hours`: hour records printed anew from the readings that hold;
   * `readings`: rows of what a frame says, without the frame (exchange tables alone).
   */
  what: Type.Enum(['frames', 'hours', 'readings']),
  order: Type.Enum([...forwardOrders]),
  /** Records with a data time (UTC ms) before this are not sent. */
  since: Type.Integer({ minimum: 0, maximum: latestMoment }),
  paused: Type.Boolean(),
  /** First and last day of forwarding, both included. */
  from: Day, to: Type.Optional(Day),
}, { additionalProperties: false });
export type UpperPlatform = Static<typeof UpperPlatform>;

/** A version with when it was entered (machine clock, ms) and by whom; the one entered last holds. */
export type UpperPlatformVersion = { readonly platform: UpperPlatform; readonly enteredAt: number; readonly by: string };

/** Frame numbers above `after` up to `to`. */
export type FrameSpan = { readonly after: string; readonly to: string };

/** How far forwarding to a platform is, durably: two cursors and what became of the frames they passed. */
export type ForwardState = {
  readonly platform: string;
  /** Every frame up to this number is settled, or lies in the backlog. */
  readonly live: string;
  readonly backlog: readonly FrameSpan[];
  readonly selected: number; readonly accepted: number;
  /** Sent to a platform that is not asked for answers. */
  readonly unasked: number;
  /** Of what was accepted (or sent unasked) the newest: frame number and receipt here by the world clock. */
  readonly newest?: { readonly frame: string; readonly worldAt: number };
  /** By hour of the world clock, ascending, the last 24: accepted, and kept in the list. */
  readonly hours: readonly { readonly at: number; readonly accepted: number; readonly kept: number }[];
};

/** selected = accepted + unasked + written + waiting + refused + unanswered + not-sendable; the last five are rows of the list. */
export const forwardItemStates = ['written', 'waiting', 'refused', 'unanswered', 'not-sendable'] as const;
export type ForwardItemState = (typeof forwardItemStates)[number];

/**
 * A selected frame that was not accepted: kept until it is. `waiting`: it was asked to be sent again; `written`: it stands in
 * the exchange tables and the other side has not said yet that it read it.
 */
export type ForwardItem = {
  readonly platform: string; readonly frame: string; readonly mn: string; readonly point: number; readonly cn: string; readonly dataTime: number;
  readonly state: ForwardItemState; readonly fault: string; readonly detail: string;
  /** World clock, UTC ms. */
  readonly at: number; readonly tries: number;
  /** Machine clock, ms: when it is sent again by itself; absent: only by hand. */
  readonly dueAt?: number;
};
