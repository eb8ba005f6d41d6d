import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { fail, ok, type Result } from '../../basis/result.ts';
import { sm2Algorithm, sm2Key, sm2UserId } from '../../codecs/proof/sm2.ts';
import type { Seal } from '../../flow/ports/signing.ts';

/** SM2 keys in software, each closed by its holder's PIN. */
export const softwareSeal: Seal = {
  kind: 'software-sm2',
  algorithm: sm2Algorithm,
  async make(pin) {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    return { publicKey: sm2Key(publicKey), kept: await close(privateKey, pin) };
  },
  async sign(kept, pin, text) {
    const key = await open(kept, pin);
    if (!key.ok) return key;
    const der = sm2.doSignature(new TextEncoder().encode(text), key.value, { der: true, hash: true, userId: sm2UserId });
    return ok(Buffer.from(der, 'hex').toString('base64'));
  },
  async changePin(kept, pin, next) {
    const key = await open(kept, pin);
    return key.ok ? ok(await close(key.value, next)) : key;
  },
};

const cost = { N: 16_384, r: 8, p: 1 } as const;
type Kept = { readonly kdf: 'scrypt'; readonly cost: typeof cost; readonly salt: string; readonly cipher: 'aes-256-gcm'; readonly iv: string; readonly tag: string; readonly data: string };

const derive = (pin: string, salt: Buffer, { N, r, p }: Kept['cost']): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(pin.normalize('NFKC'), salt, 32, { N, r, p }, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

async function close(privateKey: string, pin: string): Promise<string> {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(pin, salt, cost), iv);
  const data = Buffer.concat([cipher.update(privateKey, 'utf8'), cipher.final()]);
  const kept: Kept = { kdf: 'scrypt', cost, salt: salt.toString('base64'), cipher: 'aes-256-gcm', iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'), data: data.toString('base64') };
  return JSON.stringify(kept);
}

/** A wrong PIN and a changed text look the same: the tag does not fit. */
async function open(text: string, pin: string): Promise<Result<string>> {
  const kept = JSON.parse(text) as Kept;
  const bytes = (base64: string): Buffer => Buffer.from(base64, 'base64');
  const decipher = createDecipheriv(kept.cipher, await derive(pin, bytes(kept.salt), kept.cost),
    bytes(kept.iv)).setAuthTag(bytes(kept.tag));
  try {
    return ok(Buffer.concat([decipher.update(bytes(kept.data)), decipher.final()]).toString('utf8'));
  } catch {
    return fail('signature.pin-wrong');
  }
}
