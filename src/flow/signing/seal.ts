import { fail, ok, type Result } from '../../basis/result.ts';
import { isDay } from '../../basis/time.ts';
import { statementText, type CryptographicProof, type SigningStatement } from '../../model/signing.ts';
import type { SigningCredential } from '../../model/signing-credential.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';
import { auditOf, certify, credentialsOf, goodCredentials, keepCredential, worldDay } from './credentials.ts';
import { isSigningOffice } from './signing-offices.ts';

type SealAsked = { readonly appointment: string; readonly from: string; readonly to: string; readonly pin: string; readonly by: string };

/** A seal for one office of one leader, from a day to a day within the office. Fault signature.seal-unfit. */
export async function makeSeal(house: House, { appointment, from, to, pin, by }: SealAsked): Promise<Result<SigningCredential>> {
  const held = house.directory.appointments.get(appointment);
  const person = house.directory.persons.get(held?.person ?? '');
  if (held === undefined || person === undefined || held.deputyFor !== undefined
    || !isSigningOffice(house, held.role)) return fail('signature.seal-unfit', appointment);
  const within = isDay(from) && isDay(to) && from <= to && to >= worldDay(house) && held.from <= to
    && (held.to === undefined || from <= held.to);
  if (!within) return fail('signature.seal-unfit', `${from}–${to}`);
  const { publicKey, kept } = await house.seal.make(pin);
  const id = house.newId();
  const unit = house.directory.units.get(held.unit)?.name.zh ?? held.unit;
  const certificate = certify(house, {
    kind: 'seal', id, person: person.id, appointment, says: `${unit}${held.title.zh} ${person.name.zh}`, algorithm: house.seal.algorithm,
      publicKey,
    from: from < held.from ? held.from : from, to: held.to !== undefined && held.to < to ? held.to : to,
  });
  return ok(await keepCredential(house, { id, certificate, madeAt: house.clocks.machine(), madeBy: by, name: house.seal.kind, kept },
    'seal.make', by));
}

/** The newest good seal of this office. */
export const sealOf = async (house: House, person: string, appointment: string): Promise<SigningCredential | undefined> =>
  (await goodCredentials(house, person)).filter(({ certificate }) => certificate.kind === 'seal' && certificate.appointment === appointment)
    .sort((a, b) => b.madeAt - a.madeAt || (a.id < b.id ? 1 : -1))[0];

/** The statement signed with the holder's seal. A wrong PIN is on the audit trail. Faults: signature.credential-unknown, pin-wrong. */
export async function sealProof(house: House, statement: SigningStatement, pin: string, by: string): Promise<Result<CryptographicProof>> {
  const held = await sealOf(house, statement.person, statement.appointment);
  if (held?.kept === undefined) return fail('signature.credential-unknown', 'seal');
  const signed = await house.seal.sign(held.kept, pin, statementText(statement));
  if (signed.ok) return ok({ way: 'seal', algorithm: held.certificate.algorithm, statement, certificate: held.certificate,
    signature: signed.value });
  await house.records.write(machineViewer, (records) => records.putAudit([auditOf(house, held, 'seal.sign', by, signed.fault)]));
  return signed;
}

/** The holder's own PIN, known to nobody else from then on. Faults: request.not-found, signature.pin-wrong. */
export async function changePin(house: House, person: string, id: string, pin: string, next: string,
  by: string): Promise<Result<SigningCredential>> {
  const held = (await credentialsOf(house, person)).find((one) => one.id === id && one.kept !== undefined && one.revokedAt === undefined);
  if (held?.kept === undefined) return fail('request.not-found', id);
  const kept = await house.seal.changePin(held.kept, pin, next);
  return kept.ok ? ok(await keepCredential(house, { ...held, kept: kept.value }, 'seal.pin', by)) : kept;
}
