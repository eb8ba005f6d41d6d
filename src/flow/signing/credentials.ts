import { fail, ok, type Result } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { certificateText, type HolderCertificate } from '../../model/signing.ts';
import { isGoodOn, type SigningCredential } from '../../model/signing-credential.ts';
import type { House } from '../house.ts';
import type { AuditEntry, RecordWriter } from '../ports/records.ts';
import { machineViewer } from '../viewer.ts';

/** The installation's word that a key is this person's. */
export function certify(house: House, said: Omit<HolderCertificate, 'issuer' | 'signature'>): HolderCertificate {
  const unsigned = { ...said, issuer: house.signer.key };
  return { ...unsigned, signature: house.signer.sign(certificateText(unsigned)) };
}

export const worldDay = (house: House): string => dayOf(instant(house.clocks.world()));

export const credentialsOf = (house: House,
  person?: string): Promise<readonly SigningCredential[]> => house.records.read(machineViewer).signingCredentials(person);

/** Seals and passkeys of a person that are good today. */
export const goodCredentials = async (house: House, person: string): Promise<readonly SigningCredential[]> =>
  (await credentialsOf(house, person)).filter((one) => isGoodOn(one, worldDay(house)));

/** Keeps a credential; the audit trail says what happened to it and by whom, never a key. */
export async function keepCredential(house: House, credential: SigningCredential, action: string, by: string): Promise<SigningCredential> {
  await house.records.write(machineViewer, async (records: RecordWriter) => {
    await records.putSigningCredential(credential);
    await records.putAudit([auditOf(house, credential, action, by, 'ok')]);
  });
  return credential;
}

export const auditOf = ({ clocks }: House, { id, certificate }: SigningCredential, action: string, actor: string,
  outcome: string): AuditEntry => ({
  at: clocks.machine(), worldAt: clocks.world(), actor, action, subject: `${certificate.says} ${id}`, outcome,
  detail: { person: certificate.person, from: certificate.from, to: certificate.to, key: certificate.publicKey },
});

/** From this moment on it signs nothing; what it signed before stands. `own`: only of this person. Fault request.not-found. */
export async function revokeCredential(house: House, id: string, kind: HolderCertificate['kind'], by: string,
  own?: string): Promise<Result<SigningCredential>> {
  const held = (await credentialsOf(house, own)).find((one) => one.id === id && one.certificate.kind === kind);
  if (held === undefined) return fail('request.not-found', id);
  if (held.revokedAt !== undefined) return ok(held);
  return ok(await keepCredential(house, { ...held, revokedAt: house.clocks.machine(), revokedBy: by }, `${kind}.revoke`, by));
}
