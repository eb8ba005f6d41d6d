import type { FaultCode } from '../../basis/fault.ts';

/**
 * What a fault does: `before` puts something of no worth on the line ahead of a good frame, `delivery` sends the good frame badly,
 * `values` spoils what was measured, `clock` the time of it, `link` the connection. No good frame is ever given up.
 */
export type FaultRow = {
  readonly does: 'before' | 'delivery' | 'values' | 'clock' | 'link';
  /** The number after the share, with its bounds and what stands when none is given; absent: the fault takes none. */
  readonly value?: { readonly is: string; readonly usual: number; readonly least: number; readonly most: number };
  /** How the gateway counts it; absent: as nothing, or as good frames. */
  readonly refusedAs?: FaultCode;
  readonly says: string;
};

type Value = NonNullable<FaultRow['value']>;
const nth = (usual: number): Value => ({ is: 'every nth frame', usual, least: 1, most: 10_000 });
const seconds = (is: string, usual: number, most = 3600): Value => ({ is, usual, least: 0.05, most });

export const faultList = {
  'wrong-crc': { does: 'before', value: nth(2), refusedAs: 'frame.crc', says: 'before every nth frame the same frame with a check that does not fit' },
  'wrong-password': { does: 'before', value: nth(2), refusedAs: 'frame.wrong-password', says: 'before every nth frame the same frame with another password' },
  'unknown-device': { does: 'before', value: nth(2), refusedAs: 'frame.unknown-device', says: 'before every nth frame one of a device that nobody registered' },
  garbage: { does: 'before', value: nth(2), says: 'before every nth frame up to 200 bytes of modem chatter, which count as noise' },
  'no-qn': { does: 'before', value: nth(2), says: 'before every nth frame the same frame without QN, which 2017 and 2025 cannot answer' },
  split: { does: 'delivery', value: seconds('seconds between pieces', 0.1, 3), says: 'each frame comes in three to five pieces over time' },
  stuck: { does: 'delivery', value: { is: 'frames a write', usual: 4, least: 2, most: 50 }, says: 'several frames in one write, none waiting for the other’s answer' },
  duplicate: { does: 'delivery', value: nth(2), says: 'every nth frame is sent once more after it was acknowledged' },
  'slow-reader': { does: 'delivery', value: seconds('seconds', 2, 20), says: 'after each frame the answers are left unread for so many seconds' },
  half: { does: 'delivery', value: seconds('every so many seconds', 30), refusedAs: 'frame.timeout', says: 'a frame is begun and never ended; sent whole over a new link' },
  'clock-jump': {
    does: 'clock', value: { is: '± minutes', usual: 60, least: -525_600, most: 525_600 }, refusedAs: 'frame.future-time',
    says: 'the logger’s clock is wrong by so many minutes; what lies more than ten minutes ahead of the real time is refused',
  },
  drift: { does: 'values', value: { is: 'percent an hour', usual: 5, least: -90, most: 1000 }, says: 'values drift by so many percent an hour of the logger’s clock' },
  flat: { does: 'values', says: 'every value stays what it was' },
  zero: { does: 'values', says: 'every value is zero and called normal' },
  spike: { does: 'values', value: nth(10), says: 'every nth record is twenty times too high' },
  'half-open': { does: 'link', value: seconds('every so many seconds', 30), says: 'the link goes silent without being closed, and the logger comes over a new one' },
  reconnect: { does: 'link', value: seconds('every so many seconds', 10), says: 'each link closes and comes back, one after the other' },
  storm: { does: 'link', value: seconds('every so many seconds', 10), says: 'all links close at once and come back at once' },
} as const satisfies Record<string, FaultRow>;

export type FaultName = keyof typeof faultList;
export const faultNames = Object.keys(faultList).filter((name): name is FaultName => Object.hasOwn(faultList, name));
export const faultRow = (name: FaultName): FaultRow => faultList[name];

/** One line a fault, for `--help` and the page. */
export const faultHelp = (): string => faultNames.map((name) => {
  const { value, says, refusedAs } = faultRow(name);
  return `  ${name.padEnd(16)}${says}${value === undefined ? '' : ` (${value.is}: ${value.usual})`}${refusedAs === undefined ? '' : ` [${refusedAs}]`}`;
}).join('\n');
