import { createHash, randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';

const cost = { N: 16_384, r: 8, p: 1 } as const;

const derive = (password: string, salt: Buffer, N: number, r: number, p: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, { N, r, p }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

/** `scrypt$N$r$p$salt$key`: the algorithm and its cost stand beside the hash. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost.N, cost.r, cost.p);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function passwordFits(password: string, stored: string): Promise<boolean> {
  const [algorithm, N, r, p, salt, key] = stored.split('$');
  if (algorithm !== 'scrypt' || salt === undefined || key === undefined) return false;
  const want = Buffer.from(key, 'base64url');
  const got = await derive(password, Buffer.from(salt, 'base64url'), Number(N), Number(r), Number(p));
  return want.length === got.length && timingSafeEqual(want, got);
}

/** Six digits for a person to copy by hand; good for minutes and few tries. */
export const newMailCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
/** An opaque token; only its hash is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url');
/** A key of an application; its beginning says what it is, to people and to scanners of leaked secrets. */
export const newApiKey = (): string => `qs_${randomBytes(32).toString('base64url')}`;
/** Signs what goes to a webhook, as Standard Webhooks writes secrets. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
export const keyStartLength = 9;
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');
