import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { Assertion } from './passkey.ts';

/** An authenticator of the tests: a key of its own, assertions as browsers give them. */
export type TestKey = { readonly publicKey: string; readonly privateKey: KeyObject; readonly algorithm: 'es256' | 'eddsa' };

export function testKey(algorithm: TestKey['algorithm'] = 'es256'): TestKey {
  if (algorithm === 'eddsa') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    return { algorithm, privateKey,
      publicKey: `ed25519:${publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex')}` };
  }
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { algorithm, privateKey, publicKey: `p256:${publicKey.export({ type: 'spki', format: 'der' }).subarray(-65).toString('hex')}` };
}

type Said = { readonly challenge: string; readonly origin?: string; readonly type?: string; readonly site?: string; readonly flags?: number; readonly counter?: number; readonly crossOrigin?: boolean };

const sha256 = (data: string | Uint8Array): Buffer => createHash('sha256').update(data).digest();

export function assertionBy(key: TestKey, { challenge, origin = 'https://qs.example', type = 'webauthn.get', site = 'qs.example',
  flags = 5, counter = 1, crossOrigin = false }: Said): Assertion {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  const data = Buffer.concat([sha256(site), Buffer.from([flags]), count]);
  const client = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin }), 'utf8');
  const message = Buffer.concat([data, sha256(client)]);
  return {
    authenticatorData: data.toString('base64url'), clientData: client.toString('base64url'),
    signature: sign(key.algorithm === 'es256' ? 'sha256' : null, message, key.privateKey).toString('base64url'),
  };
}
