/** The three editions in the field: HJ/T 212-2005, HJ 212-2017, HJ 212-2025. */
export type Edition = '2005' | '2017' | '2025';

/** Bytes of the segment and of the data area, highest packet number; and the version code in Flag (clause 6.3 of 2017 and 2025). */
export const editions = {
  '2005': { version: 0, segmentMax: 1024, areaMax: 960, packetsMax: 9999 },
  '2017': { version: 1, segmentMax: 1024, areaMax: 950, packetsMax: 9999 },
  '2025': { version: 2, segmentMax: 1024, areaMax: 950, packetsMax: 9 },
} as const satisfies Record<Edition, { version: number; segmentMax: number; areaMax: number; packetsMax: number }>;

const byVersion = ['2005', '2017', '2025'] as const;

export type Flag = { readonly version: Edition | 'unknown'; readonly hasPacketNo: boolean; readonly needAck: boolean };

/**
 * Flag by position: bits 7…2 version, bit 1 packet numbers, bit 0 answer wanted (the letters changed between editions,
 * the positions did not). Without Flag the frame is of the 2005 form; text that is no number 0…255 has no known version.
 */
export function readFlag(text: string | undefined): Flag {
  if (text === undefined || text === '') return { version: '2005', hasPacketNo: false, needAck: false };
  const value = /^\d{1,3}$/.test(text) ? Number(text) : undefined;
  if (value === undefined || value > 255) return { version: 'unknown', hasPacketNo: false, needAck: false };
  return { version: byVersion[value >> 2] ?? 'unknown', hasPacketNo: (value & 2) !== 0, needAck: (value & 1) !== 0 };
}

export const printFlag = (edition: Edition, needAck: boolean, hasPacketNo = false): string =>
  String((editions[edition].version << 2) | (hasPacketNo ? 2 : 0) | (needAck ? 1 : 0));

const only2025 = new Set(['1002', '1014', '2013', '2052', '2062', '2111', '3022', '3024']);

/**
 * The likely edition of a frame whose device is not configured. Flag 8 and 9 were in use at surface-water stations (ST 21)
 * years before the edition of 2025, so the version code alone does not decide: before 2026 (its entry into force) ST 21, and
 * before 2024 (its oldest examples) any system, speaks 2017 unless a feature of 2025 is there.
 */
export function likelyEdition(header: { qn?: string; st?: string; cn?: string; rf?: string; flag?: string }, encrypted: boolean): Edition | 'unknown' {
  const { version } = readFlag(header.flag);
  if (version !== '2025') return version;
  if (encrypted || header.rf === '1' || header.st === '44' || header.st === '45' || only2025.has(header.cn ?? '')) return '2025';
  const year = header.qn?.slice(0, 4) ?? '';
  return year !== '' && (year < '2024' || (year < '2026' && header.st === '21')) ? '2017' : '2025';
}
