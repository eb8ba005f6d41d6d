import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, fromHex, toBase64Url } from './bytes.ts';

/** An assertion as a browser gives it (WebAuthn level 3, clause 7.2), every part base64url. */
export type Assertion = { readonly authenticatorData: string; readonly clientData: string; readonly signature: string };

/** Algorithms by their COSE numbers. */
export const passkeyAlgorithms = { 'es256': -7, 'eddsa': -8 } as const;

/** The challenge of a text: what the authenticator signs cannot be moved to another text. */
export const challengeOf = (text: string): string => toBase64Url(sha256(utf8ToBytes(text)));

const [userPresent, userVerified] = [0x01, 0x04];

/**
 * Why an assertion does not hold for a text, a key and a site; undefined when it holds: it is an assertion over this text's challenge,
 * from a page of the site, with the user verified, and signed by the key.
 */
export function assertionFlaw(given: Assertion, text: string,
  key: { readonly publicKey: string; readonly site: string }): string | undefined {
  const [data, client, signature] = [given.authenticatorData, given.clientData,
    given.signature].map((part) => fromBase64(part, 'base64url'));
  if (data === undefined || client === undefined || signature === undefined || data.length < 37) return 'form';
  const said = clientSays(client);
  if (said?.['type'] !== 'webauthn.get') return 'type';
  if (said['challenge'] !== challengeOf(text)) return 'challenge';
  if (said['crossOrigin'] === true || !isOfSite(String(said['origin']), key.site)) return 'origin';
  const flags = data[32] ?? 0;
  if (toBase64Url(data.subarray(0, 32)) !== toBase64Url(sha256(utf8ToBytes(key.site)))) return 'site';
  if ((flags & userPresent) === 0 || (flags & userVerified) === 0) return 'user-not-verified';
  return signed(key.publicKey, Uint8Array.from([...data, ...sha256(client)]), signature) ? undefined : 'signature';
}

export function assertionCounter({ authenticatorData }: Assertion): number {
  const data = fromBase64(authenticatorData, 'base64url');
  return data === undefined || data.length < 37 ? 0 : new DataView(data.buffer, data.byteOffset).getUint32(33);
}

function clientSays(bytes: Uint8Array): Readonly<Record<string, unknown>> | undefined {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** A page of the site itself or of a host under it; without encryption only on this machine. */
function isOfSite(origin: string, site: string): boolean {
  const url = URL.parse(origin);
  if (url === null || url.origin !== origin) return false;
  const within = url.hostname === site || url.hostname.endsWith(`.${site}`);
  return within && (url.protocol === 'https:' || (url.protocol === 'http:' && url.hostname === 'localhost'));
}

function signed(publicKey: string, message: Uint8Array, signature: Uint8Array): boolean {
  const [kind, hex = ''] = publicKey.split(':');
  const key = fromHex(hex);
  if (key === undefined) return false;
  try {
    if (kind === 'p256') return p256.verify(signature, message, key, { format: 'der', lowS: false });
    return kind === 'ed25519' && ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}
