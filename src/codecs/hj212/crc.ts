/** How a device writes its check field; chosen by an operator per device, never learned silently (HJ 212-2017 annex A). */
export type CrcProfile = 'hj212' | 'modbus' | 'modbus-le' | 'hj212-swapped' | 'crc-unpadded' | 'crc-over-cipher';

/** Profiles that another reading of a wrong check may name, likeliest first. */
const candidates = ['hj212', 'modbus', 'modbus-le', 'hj212-swapped'] as const satisfies readonly CrcProfile[];

const table = Uint16Array.from({ length: 256 }, (_, byte) => {
  let register = byte;
  for (let bit = 0; bit < 8; bit += 1) register = register & 1 ? (register >> 1) ^ 0xa001 : register >> 1;
  return register;
});

/**
 * The check of HJ 212: the register is shifted right by eight before each byte, which throws its low byte away.
 * Only 256 of 65,536 values can occur, so it finds damage like an 8-bit check. Empty input gives FFFF.
 */
export function crcHj212(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let register = 0xffff;
  for (let at = from; at < to; at += 1) register = table[(register >> 8) ^ (bytes[at] as number)] as number;
  return register;
}

/** The same over text of one byte a character. */
export function crcHj212OfText(text: string): number {
  let register = 0xffff;
  for (let at = 0; at < text.length; at += 1) register = table[(register >> 8) ^ (text.charCodeAt(at) & 0xff)] as number;
  return register;
}

const possible = new Set([...table, 0xffff]);

/** Can the check of HJ 212 have this value at all? Only 256 can occur, and FFFF for an empty segment. */
export const isHj212Value = (value: number): boolean => possible.has(value);

/** CRC-16/MODBUS: what a part of the installed devices computes instead. */
export function crcModbus(bytes: Uint8Array, from = 0, to = bytes.length): number {
  let register = 0xffff;
  for (let at = from; at < to; at += 1) {
    register = (register >> 8) ^ (table[(register ^ (bytes[at] as number)) & 0xff] as number);
  }
  return register;
}

const swapped = (value: number): number => ((value & 0xff) << 8) | (value >> 8);

/** The number that a device of this profile sends for `bytes[from, to)`. */
export function crcOf(profile: CrcProfile, bytes: Uint8Array, from = 0, to = bytes.length): number {
  if (profile === 'modbus') return crcModbus(bytes, from, to);
  if (profile === 'modbus-le') return swapped(crcModbus(bytes, from, to));
  if (profile === 'hj212-swapped') return swapped(crcHj212(bytes, from, to));
  return crcHj212(bytes, from, to);
}

/** Four upper-case digits, high byte first; without leading zeros under `crc-unpadded`. */
export function printCrc(profile: CrcProfile, value: number): string {
  const digits = value.toString(16).toUpperCase();
  return profile === 'crc-unpadded' ? digits : digits.padStart(4, '0');
}

/** The value of a check field as sent, either case; undefined when it is not 1 to 4 hexadecimal digits. */
export const readCrc = (given: string): number | undefined => (/^[0-9a-f]{1,4}$/i.test(given) ? Number.parseInt(given, 16) : undefined);

/** Does the field fit the bytes under the profile? Only `crc-unpadded` may be shorter than four digits. */
export function crcFits(profile: CrcProfile, bytes: Uint8Array, given: string): boolean {
  if (given.length !== 4 && profile !== 'crc-unpadded') return false;
  return readCrc(given) === crcOf(profile, bytes);
}

/** Which profile would have fitted, for the operator to decide; undefined when none does. */
export function fittingProfile(bytes: Uint8Array, given: string): CrcProfile | undefined {
  if (given.length < 4) return crcFits('crc-unpadded', bytes, given) ? 'crc-unpadded' : undefined;
  return candidates.find((profile) => crcFits(profile, bytes, given));
}
