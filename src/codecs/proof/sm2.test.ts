import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sm2, sm3 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { openssl } from '../../../tools/need.ts';
import { sm2Holds, sm2Key, sm2UserId } from './sm2.ts';

/** GM/T 0003.5-2012 annex A.2 (the curve of GM/T 0003.5, key and signature of the example over "message digest"). */
const example = {
  privateKey: '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8',
  publicKey: '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
  r: 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3',
  s: 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
} as const;

const text = (hex: string): string => Buffer.from(hex, 'hex').toString('base64');
/** INTEGER of ASN.1. */
const integer = (hex: string): string => { const own = Number.parseInt(hex.slice(0, 2),
  16) > 127 ? `00${hex}` : hex; return `02${(own.length / 2).toString(16).padStart(2, '0')}${own}`; };
const der = (r: string,
  s: string): string => { const both = integer(r) + integer(s); return text(`30${(both.length / 2).toString(16).padStart(2, '0')}${both}`); };
const sign = (message: string, privateKey: string): string => text(sm2.doSignature(new TextEncoder().encode(message), privateKey,
  { der: true, hash: true, userId: sm2UserId }));

test.each([
  ['abc                    ', 'abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd sixteen times     ', 'abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
] as const)('SM3 of GM/T 0004-2012 annex A: %s', (_name, message, want) => expect(sm3(message)).toBe(want));

test('the example of GM/T 0003.5: its signature over "message digest" holds, and no other does', () => {
  const key = sm2Key(example.publicKey);
  expect(sm2.getPublicKeyFromPrivateKey(example.privateKey)).toBe(example.publicKey);
  expect(sm2Holds(key, 'message digest', der(example.r, example.s))).toBe(true);
  expect(sm2Holds(key, 'message digesT', der(example.r, example.s))).toBe(false);
  expect(sm2Holds(key, 'message digest', der(example.s, example.r))).toBe(false);
});

test.each([
  ['no base64            ', sm2Key(example.publicKey), '***'], ['empty                ', sm2Key(example.publicKey), ''],
  ['no DER               ', sm2Key(example.publicKey), text('00'.repeat(64))],
    ['zeroes               ', sm2Key(example.publicKey), der('00'.repeat(32), '00'.repeat(32))],
  ['a key of another kind', `ed25519:${example.publicKey}`, der(example.r, example.s)],
    ['a point off the curve', sm2Key(`04${'11'.repeat(64)}`), der(example.r, example.s)],
  ['a short key          ', sm2Key('04'), der(example.r, example.s)],
] as const)('what does not read does not hold: %s', (_name, key,
  signature) => expect(sm2Holds(key, 'message digest', signature)).toBe(false));

test('law: what a key signs holds for that text and key alone', () => {
  const other = sm2.generateKeyPairHex();
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (message, more) => {
    const { privateKey, publicKey } = sm2.generateKeyPairHex();
    const signature = sign(message, privateKey);
    expect(sm2Holds(sm2Key(publicKey), message, signature)).toBe(true);
    expect(sm2Holds(sm2Key(other.publicKey), message, signature)).toBe(false);
    expect(sm2Holds(sm2Key(publicKey), `${message}${more}x`, signature)).toBe(false);
  }), { numRuns: 12 });
});

/** SubjectPublicKeyInfo of id-ecPublicKey over the SM2 curve (1.2.156.10197.1.301). */
const pemOf = (point: string): string => `-----BEGIN PUBLIC KEY-----\n${text(`3059301306072a8648ce3d020106082a811ccf5501822d034200${point}`)}\n-----END PUBLIC KEY-----\n`;

test.skipIf(openssl.skip)(openssl.named('OpenSSL verifies what we sign, and refuses it for one changed character'), () => {
  const folder = mkdtempSync(join(tmpdir(), 'qs-sm2-'));
  const at = (name: string, content: string | Uint8Array): string => { const path = join(folder, name); writeFileSync(path,
    content); return path; };
  const { privateKey, publicKey } = sm2.generateKeyPairHex();
  const message = '第1版:销号审批表';
  const verify = (said: string): string => {
    const args = ['pkeyutl', '-verify', '-pubin', '-inkey', at('key.pem', pemOf(publicKey)), '-rawin', '-digest', 'sm3', '-in',
      at('said', said),
      '-sigfile', at('signature', Buffer.from(sign(message, privateKey), 'base64')), '-pkeyopt', `distid:${sm2UserId}`];
    try {
      return execFileSync('openssl', args, { stdio: 'pipe' }).toString().trim();
    } catch (error) {
      return String((error as { stdout?: Buffer }).stdout ?? error).trim();
    }
  };
  expect(verify(message)).toBe('Signature Verified Successfully');
  expect(verify(`${message}。`)).toBe('Signature Verification Failure');
  rmSync(folder, { recursive: true });
});
