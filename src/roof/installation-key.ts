import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Signer } from '../flow/house.ts';

/** The installation's Ed25519 key: made once, kept in the data folder for its owner only. */
export function installationKey(dataFolder: string): Signer {
  const path = join(dataFolder, 'installation-key.pem');
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return signerOf(createPrivateKey(readFileSync(path)));
}

export function signerOf(privateKey: KeyObject): Signer {
  const raw = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).subarray(-32);
  return {
    key: `ed25519:${raw.toString('base64')}`,
    algorithm: 'ed25519',
    sign: (content) => sign(null, Buffer.from(content, 'utf8'), privateKey).toString('base64'),
  };
}
