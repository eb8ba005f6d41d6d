import { expect, test } from 'vitest';
import type { Json } from '../basis/canonical.ts';
import { canonical } from '../basis/canonical.ts';
import { sha256Text } from '../basis/hash.ts';
import { startOfDay, type Day } from '../basis/time.ts';
import { assertionBy, testKey } from '../codecs/proof/passkey.fixture.ts';
import { challengeOf } from '../codecs/proof/passkey.ts';
import { certificateText, statementText, type HolderCertificate, type SignatureProof, type SigningStatement } from '../model/signing.ts';
import { key, sign } from './fixture.ts';
import { parseKey, type VerificationKey } from './key.ts';
import { signaturesFlaw, signatureTally, type SignedFile } from './verify-signatures.ts';

const installation = parseKey(key);
const device = testKey();
const hash = 'a'.repeat(64);
const actor = { person: 'li', appointment: 'a-li', unit: 'county-1', role: 'party-secretary', region: '980101', says: '书记 李' } as const;
const at = startOfDay('2026-03-03' as Day);
const statement: SigningStatement = {
  case: 'case-1', number: '一号', version: 1, hash, algorithm: 'sha-256', office: 'party-secretary', person: 'li', appointment: 'a-li', unit: 'county-1',
  nonce: 'n', issuedAt: at,
};

function certified(change: Partial<HolderCertificate> = {}): HolderCertificate {
  const said = {
    kind: 'passkey' as const, id: 'k', person: 'li', says: '书记 李', algorithm: 'es256', publicKey: device.publicKey, site: 'qs.example',
    from: '2026-01-01', to: '2026-12-31', issuer: key, ...change,
  };
  return { ...said, signature: sign(certificateText(said)) };
}
const proofOf = (change: Partial<SigningStatement> = {}, certificate = certified()): SignatureProof => ({
  way: 'passkey', algorithm: 'es256', statement: { ...statement, ...change }, certificate,
  ...assertionBy(device, { challenge: challengeOf(statementText({ ...statement, ...change })) }),
});
const mark = (person: string): string => sha256Text(`qingshan clerk 1\n${canonical({ case: 'case-1', person })}`);
const clerk = (person: string) => ({ unit: 'county-1', role: 'county', mark: mark(person) });
const paperOf = (change: object = {}): SignatureProof => ({
  way: 'paper', algorithm: 'sha-256', scan: { hash: 'b'.repeat(64), type: 'image/png', size: 9 }, boundBy: 'qr', version: 1, hash,
  signedOn: '2026-03-03', clerks: [clerk('zhao'), clerk('qian')], ...change,
});

const fileWith = (value: Json): SignedFile => ({ case: { id: 'case-1' }, events: [{ disclosed: { 'data.$signature': { salt: 's', value } } }] });
const signature = (proof: SignatureProof | undefined, change: object = {}): Json =>
  ({ office: 'party-secretary', actor, at, hash, algorithm: 'sha-256', method: proof?.way ?? 'password', ...(proof === undefined ? {} : { proof }), ...change });

test.each([
  ['a passkey                      ', signature(proofOf()), ''],
  ['a paper                        ', signature(paperOf()), ''],
  ['the password: nothing to verify', signature(undefined), ''],
  ['a way that is not its proof’s  ', signature(proofOf(), { method: 'seal' }), '.proof.way'],
  ['no known form                  ', { office: 'x' }, 'form'],
  ['of another case                ', signature(proofOf({ case: 'case-2' })), '.proof.statement'],
  ['of another version             ', signature(proofOf({ hash: 'c'.repeat(64) })), '.proof.statement'],
  ['by another person              ', signature(proofOf({ person: 'wang' })), '.proof.statement'],
  ['under another office           ', signature(proofOf({ office: 'head-of-government' })), '.proof.statement'],
  ['a key of somebody else         ', signature(proofOf({}, certified({ person: 'wang' }))), '.proof.certificate'],
  ['a key out of its days          ', signature(proofOf({}, certified({ to: '2026-03-02' }))), '.proof.certificate'],
  ['a certificate nobody signed    ', signature(proofOf({}, { ...certified(), to: '2027-12-31' })), '.proof.certificate'],
  ['another key under the name     ', signature(proofOf({}, certified({ publicKey: testKey().publicKey }))), '.proof.signature'],
  ['a paper of another version     ', signature(paperOf({ hash: 'c'.repeat(64) })), '.proof.hash'],
  ['one clerk for both             ', signature(paperOf({ clerks: [clerk('zhao'), clerk('zhao')] })), '.proof.clerks'],
  ['the signer as a clerk          ', signature(paperOf({ clerks: [clerk('zhao'), clerk('li')] })), '.proof.clerks'],
] as const)('%s', (_name, value, want) => {
  if (!installation.ok) throw new Error(installation.fault);
  const found = signaturesFlaw(fileWith(value), installation.value satisfies VerificationKey);
  const where = 'events[0].disclosed.data.$signature';
  expect(found?.where).toBe(want === '' ? undefined : want === 'form' ? where : `${where}${want}`);
});

test('signatures are counted by their way; what brings no proof is counted apart', () => {
  expect(signatureTally(fileWith(signature(paperOf())))).toEqual({ seal: 0, passkey: 0, paper: 1, unproved: 0 });
  expect(signatureTally(fileWith(signature(undefined)))).toEqual({ seal: 0, passkey: 0, paper: 0, unproved: 1 });
});
