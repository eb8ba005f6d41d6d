import { createHash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { assertionBy, testKey } from '../src/codecs/proof/passkey.fixture.ts';
import { challengeOf } from '../src/codecs/proof/passkey.ts';
import { flawedProofs } from '../src/codecs/proof/proof.ts';
import { sm2Algorithm, sm2Key, sm2UserId } from '../src/codecs/proof/sm2.ts';
import { statementText, type CryptographicProof, type HolderCertificate, type SigningStatement } from '../src/model/signing.ts';

export type SignaturesInputs = { readonly signatures: number };
export type SignaturesFigures = { readonly verified: number; readonly flawed: number; readonly verifyMs: number; readonly perSecond: number };

/**
 * Verifies so many signatures in one call on one core: seals (SM2) and passkeys (ES256) by turns, every hundredth over another statement
 * than
 * it names. Signing is outside the time. The hash is over the statements and which of them did not hold.
 */
export function benchSignatures({ signatures }: SignaturesInputs): { figures: SignaturesFigures; inputs: SignaturesInputs; hash: string } {
  const [pair, passkey] = [sm2.generateKeyPairHex(), testKey()];
  const proofs = Array.from({ length: signatures }, (_, at) => (at % 2 === 0 ? sealed(at, pair) : asserted(at, passkey)));
  const started = performance.now();
  const flawed = flawedProofs(proofs);
  const verifyMs = performance.now() - started;
  const hash = createHash('sha256').update(proofs.map(({ statement }) => statementText(statement)).join('\n')).update(JSON.stringify(flawed.map(({ at }) => at)));
  return {
    figures: { verified: signatures - flawed.length, flawed: flawed.length, verifyMs: Math.round(verifyMs),
      perSecond: Math.round(signatures / verifyMs * 1000) },
    inputs: { signatures }, hash: hash.digest('hex').slice(0, 16),
  };
}

const statementOf = (at: number): SigningStatement => ({
  case: `case-${at}`, number: `演问题〔2026〕${at}号`, version: 1, hash: createHash('sha256').update(String(at)).digest('hex'),
    algorithm: 'sha-256',
  office: 'party-secretary', person: 'p', appointment: 'a', unit: 'u', nonce: String(at), issuedAt: 1_772_000_000_000 + at,
});
/** What was really signed: another one every hundredth time. */
const signedOf = (at: number): SigningStatement => (at % 100 === 99 ? statementOf(at + 1) : statementOf(at));
const certified = { id: 'k', person: 'p', says: 's', from: '2026-01-01', to: '2026-12-31', issuer: 'i', signature: 'x' } as const;

function sealed(at: number, { publicKey, privateKey }: ReturnType<typeof sm2.generateKeyPairHex>): CryptographicProof {
  const der = sm2.doSignature(new TextEncoder().encode(statementText(signedOf(at))), privateKey,
    { der: true, hash: true, userId: sm2UserId, publicKey });
  const certificate: HolderCertificate = { ...certified, kind: 'seal', appointment: 'a', algorithm: sm2Algorithm,
    publicKey: sm2Key(publicKey) };
  return { way: 'seal', algorithm: sm2Algorithm, statement: statementOf(at), certificate,
    signature: Buffer.from(der, 'hex').toString('base64') };
}

function asserted(at: number, key: ReturnType<typeof testKey>): CryptographicProof {
  const certificate: HolderCertificate = { ...certified, kind: 'passkey', algorithm: 'es256', publicKey: key.publicKey,
    site: 'qs.example' };
  return { way: 'passkey', algorithm: 'es256', statement: statementOf(at), certificate,
    ...assertionBy(key, { challenge: challengeOf(statementText(signedOf(at))) }) };
}
