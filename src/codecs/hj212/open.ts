import { areaBytes, fromHexText, looksEncrypted, looksPlain, withArea, type Sm4 } from './cipher.ts';
import { crcFits, crcHj212, fittingProfile, type CrcProfile } from './crc.ts';

/** What is known of the sender: its check profile and its SM4 keys (the new one first; the previous stays valid through a change). */
export type Sender = {
  readonly crc: CrcProfile;
  readonly keys: readonly Uint8Array[];
  /** `hex-text`: the cipher is printed as `{0x…}`; default `bytes`, as the standard has it. */
  readonly cipher?: 'bytes' | 'hex-text';
};

export const standardSender: Sender = { crc: 'hj212', keys: [] };

/** A segment after decryption and check. `computed` is the HJ 212 check over the plain segment, where that is known. */
export type Opened = {
  readonly check: 'fits' | 'wrong' | 'needs-key';
  readonly plain: Uint8Array;
  readonly encrypted: boolean;
  readonly computed: number | undefined;
  /** The profile that fits, or would have fitted. */
  readonly fitting: CrcProfile | undefined;
};

/**
 * HJ 212-2025 clause 6.4: "data area is printable and the check fits" is tried first; else the area is decrypted and the
 * check is taken over the plain segment. Without a fitting key an encrypted area cannot be checked (`needs-key`), except that
 * a check which fits the cipher itself shows a device of the profile `crc-over-cipher`.
 */
export function openSegment(segment: Uint8Array, given: string, sender: Sender = standardSender, sm4?: Sm4): Opened {
  const wire = fromHexText(segment) ?? segment;
  const area = areaBytes(wire);
  const inner = area === undefined ? undefined : wire.subarray(area.from, area.to);
  const plainly = inner === undefined || looksPlain(inner);
  if (plainly && crcFits(sender.crc, wire, given)) return opened('fits', wire, false, given);
  if (inner !== undefined && inner.length >= 16 && sm4 !== undefined) {
    for (const key of sender.keys) {
      const plain = withArea(wire, key, sm4.decrypt);
      const found = openedWith(plain, wire, given, sender);
      if (found !== undefined) return found;
    }
  }
  if (inner === undefined || !looksEncrypted(inner)) return opened(crcFits(sender.crc, wire, given) ? 'fits' : 'wrong', wire, false, given);
  const overCipher = crcFits('hj212', wire, given);
  if (sender.keys.length > 0 || (overCipher && sender.crc !== 'crc-over-cipher')) {
    return { check: 'wrong', plain: wire, encrypted: true, computed: undefined, fitting: overCipher ? 'crc-over-cipher' : undefined };
  }
  return { check: 'needs-key', plain: wire, encrypted: true, computed: undefined, fitting: undefined };
}

/** The outcome under one key; undefined when the key yields nothing that reads as a data area. */
function openedWith(plain: Uint8Array, wire: Uint8Array, given: string, sender: Sender): Opened | undefined {
  const area = areaBytes(plain);
  if (area === undefined || !looksPlain(plain.subarray(area.from, area.to))) return undefined;
  if (sender.crc !== 'crc-over-cipher') return opened(crcFits(sender.crc, plain, given) ? 'fits' : 'wrong', plain, true, given, wire);
  return opened(crcFits('hj212', wire, given) ? 'fits' : 'wrong', plain, true, given, wire);
}

function opened(check: Opened['check'], plain: Uint8Array, encrypted: boolean, given: string, wire = plain): Opened {
  const fitting = fittingProfile(plain, given) ?? (encrypted && crcFits('hj212', wire, given) ? 'crc-over-cipher' : undefined);
  return { check, plain, encrypted, computed: crcHj212(plain), fitting };
}
