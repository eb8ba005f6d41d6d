import { areaBytes, fromHexText, looksEncrypted, looksPlain, withArea, type Sm4 } from './cipher.ts';
import { crcFits, crcHj212, fittingProfile, isHj212Value, readCrc, type CrcProfile } from './crc.ts';

/** What is known of the sender: its check profile and its SM4 keys (the new one first; the previous stays valid through a change). */
export type Sender = {
  readonly crc: CrcProfile;
  readonly keys: readonly Uint8Array[];
  /** What each key is called, in the order of `keys`; which one opened a frame is then said. */
  readonly keyNames?: readonly string[];
  /** `hex-text`: the cipher is printed as `{0x…}`; default `bytes`, as the standard has it. */
  readonly cipher?: 'bytes' | 'hex-text';
};

export const standardSender: Sender = { crc: 'hj212', keys: [] };

/** A segment after decryption and check. */
export type Opened = {
  readonly check: 'fits' | 'wrong' | 'needs-key';
  /** The segment as plain bytes; as received when `locked`. */
  readonly plain: Uint8Array;
  readonly encrypted: boolean;
  /** Name of the key that opened it; undefined: plain, locked, or the sender's keys have no names. */
  readonly keyName?: string;
  /** The data area is cipher that no known key opens. */
  readonly locked: boolean;
  /** The HJ 212 check over the plain segment (under the first key when none opens it); absent without any key. */
  readonly computed: number | undefined;
  /** The profile that fits, or would have fitted. */
  readonly fitting: CrcProfile | undefined;
};

/**
 * HJ 212-2025 clause 6.4: "data area is printable and the check fits" is tried first; else the area is decrypted and the
 * check is taken over the plain segment. Without a key an encrypted area cannot be checked (`needs-key`), except that a check
 * which fits the cipher itself shows a device of the profile `crc-over-cipher`, and one that HJ 212 cannot give is wrong.
 */
export function openSegment(segment: Uint8Array, given: string, sender: Sender = standardSender, sm4?: Sm4): Opened {
  const bytes = fromHexText(segment);
  if (bytes === undefined) return openBytes(segment, given, sender, sm4);
  const found = openBytes(bytes, given, sender, sm4);
  return sender.cipher === 'hex-text' ? found : { ...found, check: 'wrong' };
}

function openBytes(wire: Uint8Array, given: string, sender: Sender, sm4: Sm4 | undefined): Opened {
  const area = areaBytes(wire);
  const inner = area === undefined ? undefined : wire.subarray(area.from, area.to);
  const fits = crcFits(sender.crc, wire, given);
  if (inner === undefined || (fits && looksPlain(inner))) return opened(fits, wire, false, given);
  const tries = sm4 === undefined || inner.length < 16 ? [] : sender.keys.map((key) => withArea(wire, key, sm4.decrypt));
  const checks = (plain: Uint8Array): boolean => (sender.crc === 'crc-over-cipher' ? crcFits('hj212', wire, given) : crcFits(sender.crc, plain, given));
  // A key that only seems to open it gives way to one under which the check fits as well.
  const open = tries.flatMap((plain, place) => (opens(plain) ? [{ plain, place, right: checks(plain) }] : []));
  const found = open.find(({ right }) => right) ?? open[0];
  if (found !== undefined) {
    const keyName = sender.keyNames?.[found.place];
    return { ...opened(found.right, found.plain, true, given, wire), ...(keyName === undefined ? {} : { keyName }) };
  }
  if (!looksEncrypted(inner)) return opened(fits, wire, false, given);
  return lockedUp(wire, given, sender, tries[0] === undefined ? undefined : crcHj212(tries[0]));
}

/** Cipher that stays closed: wrong when a key was there, or when the check itself shows it. */
function lockedUp(wire: Uint8Array, given: string, sender: Sender, computed: number | undefined): Opened {
  const overCipher = crcFits('hj212', wire, given);
  const possible = sender.crc !== 'hj212' || isHj212Value(readCrc(given) ?? -1);
  const open = computed === undefined && possible && (!overCipher || sender.crc === 'crc-over-cipher');
  return { check: open ? 'needs-key' : 'wrong', plain: wire, encrypted: true, locked: true, computed, fitting: overCipher ? 'crc-over-cipher' : undefined };
}

function opens(plain: Uint8Array): boolean {
  const area = areaBytes(plain);
  return area !== undefined && looksPlain(plain.subarray(area.from, area.to));
}

function opened(fits: boolean, plain: Uint8Array, encrypted: boolean, given: string, wire = plain): Opened {
  const fitting = fittingProfile(plain, given) ?? (encrypted && crcFits('hj212', wire, given) ? 'crc-over-cipher' : undefined);
  return { check: fits ? 'fits' : 'wrong', plain, encrypted, locked: false, computed: crcHj212(plain), fitting };
}
