import { canonical } from '../basis/canonical.ts';
import { sha256Text } from '../basis/hash.ts';
import { dayOf, instant } from '../basis/time.ts';
import { proofFlaw } from '../codecs/proof/proof.ts';
import type { Signature } from '../model/case.ts';
import { certificateText, type CryptographicProof, type SignatureProof } from '../model/signing.ts';
import { flaw, type Flaw } from './flaw.ts';
import type { VerificationKey } from './key.ts';
import type { PublicFile } from './public-file.ts';
import { signatureHolds } from './signature.ts';
import { isSignature } from './signature-shape.ts';

/** Signatures of one file by the way in which they were given; `unproved` bring nothing that anyone could verify. */
export type SignatureTally = { readonly seal: number; readonly passkey: number; readonly paper: number; readonly unproved: number };

/** What is looked at of a file. */
export type SignedFile = { readonly case: Pick<PublicFile['case'], 'id'>; readonly events: readonly Pick<PublicFile['events'][number], 'disclosed'>[] };

const wrong = (where: string, zh: string, en: string): Flaw => flaw('signature.does-not-hold', where, zh, en);

/**
 * Every signature that the file discloses, void ones too: each proof belongs to this case, this version and this signer; its key was
 * certified
 * by the installation for that day; it holds. A paper names the hash of its scan and two clerks, neither of them the signer.
 */
export function signaturesFlaw(file: SignedFile, key: VerificationKey): Flaw | undefined {
  for (const [index, { disclosed }] of file.events.entries()) {
    const shown = disclosed['data.$signature'];
    if (shown === undefined) continue;
    const where = `events[${index}].disclosed.data.$signature`;
    if (!isSignature(shown.value)) return wrong(where, '签字记录形式不符', 'the signature is not in a known form');
    const found = proofFlawOf(shown.value, file.case.id, key, where);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function signatureTally({ events }: SignedFile): SignatureTally {
  const ways = events.flatMap(({ disclosed }) => (disclosed['data.$signature'] === undefined ? [] : [(disclosed['data.$signature'].value as Partial<Signature>).proof?.way]));
  const count = (way: SignatureProof['way'] | undefined): number => ways.filter((one) => one === way).length;
  return { seal: count('seal'), passkey: count('passkey'), paper: count('paper'), unproved: count(undefined) };
}

function proofFlawOf(signature: Signature, caseId: string, key: VerificationKey, where: string): Flaw | undefined {
  const { proof } = signature;
  if (proof === undefined) return undefined;
  if (proof.way !== signature.method) return wrong(`${where}.proof.way`, '签字方式与凭据不符', 'the proof is of another way');
  return proof.way === 'paper' ? paperFlaw(signature, proof, caseId, where) : keyedFlaw(signature, proof, caseId, key, where);
}

function keyedFlaw({ hash, office, actor, at }: Signature, proof: CryptographicProof, caseId: string, key: VerificationKey,
  where: string): Flaw | undefined {
  const { statement, certificate } = proof;
  const own = statement.case === caseId && statement.hash === hash && statement.office === office && statement.person === actor.person
    && statement.appointment === actor.appointment;
  if (!own) return wrong(`${where}.proof.statement`, '所签内容、事项或签字人不符', 'it was signed for another version, case or signer');
  const day = dayOf(instant(at));
  const certified = certificate.issuer === key.id && signatureHolds(certificate.signature, certificateText(certificate), key)
    && certificate.person === actor.person
    && certificate.from <= day && day <= certificate.to && (certificate.kind === 'passkey'
      || certificate.appointment === actor.appointment);
  if (!certified) return wrong(`${where}.proof.certificate`, '签字凭据的证书不符',
    'the certificate of the key does not hold for this signer and day');
  const broken = proofFlaw(proof);
  return broken === undefined ? undefined : wrong(`${where}.proof.${broken}`, '签字验证未通过', 'the signature does not hold');
}

function paperFlaw({ hash, actor }: Signature, proof: Extract<SignatureProof, { way: 'paper' }>, caseId: string,
  where: string): Flaw | undefined {
  if (proof.hash !== hash) return wrong(`${where}.proof.hash`, '扫描件对应另一版内容', 'the scan is of another version');
  const marks = new Set([...proof.clerks.map(({ mark }) => mark),
    sha256Text(`qingshan clerk 1\n${canonical({ case: caseId, person: actor.person })}`)]);
  return proof.clerks.length === 2 && marks.size === 3 ? undefined : wrong(`${where}.proof.clerks`, '纸质签字须由签字人以外的两名经办人确认',
    'a paper signature needs two clerks, neither of them the signer');
}
