import type { Result } from '../basis/result.ts';
import type { FaultCode } from '../basis/fault.ts';
import type { VerifiedHistories } from '../flow/verify-histories.ts';
import type { PushDoor } from '../flow/push/push-door.ts';
import type { CommandDesk } from '../flow/device-commands/command-desk.ts';
import type { ExchangeDesk } from '../flow/imports/exchange-desk.ts';
import type { ImportDesk } from '../flow/imports/import-desk.ts';
import type { ImportedFile } from '../flow/ports/records.ts';
import type { ForwardDesk } from '../flow/forward/forward-desk.ts';
import type { WebhookDesk } from '../flow/outgoing/webhook-desk.ts';
import type { MailDesk } from '../flow/mail/mail-desk.ts';
import type { FrameCounts } from '../model/frame.ts';
import type { GatewayBeat } from '../model/gateway-beat.ts';

/** What the serving process knows of itself beyond the house: its gateway, its clock, its drill. Wired in the roof. */
export type Runtime = {
  readonly gateway: GatewayView;
  /** Commands to loggers. */
  readonly commands: CommandDesk;
  /** Where readings of applications go in. */
  readonly push: PushDoor;
  /** 转发 to upper platforms. */
  readonly forward: ForwardDesk;
  /** 推送 of events to programmes outside. */
  readonly webhooks: WebhookDesk;
  /** Messages as mails. */
  readonly mails: MailDesk;
  /** Exchange tables that others fill. */
  readonly exchange: ExchangeDesk;
  readonly clock: ClockControl;
  /** Progress of the drill's first fill; undefined when done or never. */
  readonly filling: () => { readonly done: number; readonly of: number } | undefined;
  readonly terminalToken: string;
  readonly doctor: () => Promise<object>;
  readonly verifyHistories: () => Promise<VerifiedHistories>;
  /** Rivers and lakes for maps, GeoJSON; an empty collection where none are held. */
  readonly waters: () => Promise<unknown>;
  /** Files of this machine by path, taken into the file store for its terminal. */
  readonly takeFiles: (paths: readonly string[]) => Promise<Result<readonly ImportedFile[]>>;
  /** Files on their way in. */
  readonly imports: ImportDesk;
  /** Region at the top of this installation, by code; empty before set-up. */
  readonly rootRegion: () => string;
};

export type GatewayView = {
  readonly links: () => { readonly open: number; readonly accepted: number; readonly refused: number; readonly max: number };
  /** Frames and links refused since the start of the process, by fault. */
  readonly refusals: () => Readonly<Partial<Record<FaultCode, number>>>;
  /** Of this installation over all its gateways. */
  readonly counts: () => FrameCounts;
  /** Gateways in processes of their own, as they last said. */
  readonly others: () => readonly GatewayBeat[];
  readonly acknowledging: () => boolean;
  /** Empty when all is well, else one sentence: disk full, store failing. */
  readonly says: () => { readonly zh: string; readonly en: string };
  readonly connected: (mn: string) => boolean;
  readonly reloadDevices: () => Promise<void>;
};

export type ClockControl = {
  readonly speed: () => number;
  readonly stoppedBecause: () => string | undefined;
  readonly set: (change: { readonly speed?: number; readonly stepHours?: number }) => Promise<void>;
};
