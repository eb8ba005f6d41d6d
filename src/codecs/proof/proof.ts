import { statementText, type CryptographicProof } from '../../model/signing.ts';
import { assertionFlaw } from './passkey.ts';
import { sm2Algorithm, sm2Holds } from './sm2.ts';

/**
 * Why the proof of a seal or a passkey does not hold for its own statement and key; undefined when it does. Whose key it is, is asked
 * elsewhere.
 */
export function proofFlaw(proof: CryptographicProof): string | undefined {
  const { statement, certificate } = proof;
  if (certificate.kind !== proof.way || certificate.algorithm !== proof.algorithm) return 'certificate';
  const text = statementText(statement);
  if (proof.way === 'passkey') return certificate.site === undefined ? 'site' : assertionFlaw(proof, text,
    { publicKey: certificate.publicKey, site: certificate.site });
  return proof.algorithm === sm2Algorithm && sm2Holds(certificate.publicKey, text, proof.signature) ? undefined : 'signature';
}

/** Of many proofs in one call, those that do not hold: their places and why. */
export const flawedProofs = (proofs: readonly CryptographicProof[]): readonly { readonly at: number; readonly flaw: string }[] =>
  proofs.flatMap((proof, at) => {
    const flaw = proofFlaw(proof);
    return flaw === undefined ? [] : [{ at, flaw }];
  });
