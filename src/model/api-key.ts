/** What an application may do with its key beyond what anybody may: read as officers of a region do, write readings of points. */
export type KeyScopes = {
  /** Absent: it reads what the public reads. */
  readonly region?: string;
  /** Numbers of the points whose readings it may write. */
  readonly writes: readonly number[];
  /** It may register Things of its own over SensorThings: in which region they lie, and whether the public sees them. */
  readonly things?: { readonly region: string; readonly public: boolean };
};

/** An application of a unit: who registered something, whichever of its keys it came with. */
export type Application = { readonly unit: string; readonly name: string };
export const applicationOf = ({ unit, name }: Application): string => `${unit} ${name}`;
/** Whether a key opens any door of writing. */
export const mayWrite = ({ writes, things }: KeyScopes): boolean => writes.length > 0 || things !== undefined;

/** API 密钥: an application of a unit that speaks for itself. The key is shown once; its hash is kept. */
export type ApiKey = {
  readonly id: string;
  /** The application, in the words of who asked for it. */
  readonly name: string;
  readonly unit: string;
  /** How the key begins, so that people can tell keys apart. */
  readonly start: string;
  /** SHA-256 of the key. */
  readonly hash: string;
  readonly scopes: KeyScopes;
  /** Days on which it is good, both included (Beijing, machine clock). */
  readonly from: string;
  readonly to: string;
  /** Requests a minute. */
  readonly perMinute: number;
  /** Machine clock, ms. */
  readonly madeAt: number;
  readonly madeBy: string;
  readonly revokedAt?: number;
  readonly revokedBy?: string;
  /** Machine clock, ms, to the minute; kept beside the rest. */
  readonly usedAt?: number;
};

/** Where a key stands on a day. */
export type KeyState = 'good' | 'not-yet' | 'over' | 'revoked';
export function keyStateOn(key: ApiKey, day: string): KeyState {
  if (key.revokedAt !== undefined) return 'revoked';
  return day < key.from ? 'not-yet' : day > key.to ? 'over' : 'good';
}
/** Who sent a pushed reading, where a logger's frame has its MN. */
export const senderOfKey = ({ id }: Pick<ApiKey, 'id'>): string => `key:${id}`;

