/**
 * 密钥: an SM4 key of one logger's line that this platform made for delivery (HJ 212-2025 clause 6.4.3). Kept for good, because frames of its
 * days are opened with it again. `keyHex` never leaves the stores but on the line; people see the fingerprint and the moments.
 */
export type DeviceKey = {
  readonly mn: string;
  /** First digits of the key's digest: tells keys apart, gives none away. */
  readonly fingerprint: string;
  readonly keyHex: string;
  /** SKCreateTime, world clock, UTC ms: one key of a logger a moment. */
  readonly createdAt: number;
  /** The same moment by the machine clock, by which frames and register entries are received. */
  readonly madeAt: number;
  /** World clock: the logger said that it took the key; its first frame under the key. */
  readonly takenAt?: number;
  readonly heardAt?: number;
};
