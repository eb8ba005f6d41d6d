import { fail, ok, type Result } from '../basis/result.ts';
import { dayOf, instant } from '../basis/time.ts';
import { holdsOffice } from '../model/appointment.ts';
import type { Signature } from '../model/case.ts';
import { regionContains } from '../model/region.ts';
import type { Role } from '../model/role.ts';
import type { Consequences, Trial } from './trial.ts';

/**
 * 双签字: one signature over the frozen content. The signer names the hash that was on the screen (input `hash`) and how they
 * proved to be there (`method`); holds the office on this very day for this unit and region; has not signed under another office. A deputy (AB岗) does not sign: the two leaders do it themselves.
 * Order is free. Faults: signature.not-frozen, wrong-version, not-in-office, by-deputy, already-given, same-person.
 */
export function signatureFor(office: Role, trial: Trial): Result<Consequences> {
  const { of, actor, input, context } = trial;
  if (of.frozen === undefined) return fail('signature.not-frozen');
  if (input['hash'] !== of.frozen.hash) return fail('signature.wrong-version', `${of.frozen.version}`);
  if (actor.role !== office || !inOffice(office, trial)) return fail('signature.not-in-office', office);
  if (isDeputy(trial)) return fail('signature.by-deputy', office);
  const standing = of.signatures.filter((signature) => signature.voided === undefined);
  if (standing.some((signature) => signature.office === office)) return fail('signature.already-given', office);
  if (standing.some((signature) => signature.actor.person === actor.person)) return fail('signature.same-person');
  const signature: Signature = {
    office, actor, at: context.now, hash: of.frozen.hash, algorithm: of.frozen.algorithm, method: String(input['method'] ?? ''),
  };
  return ok({ $signature: signature });
}

const isDeputy = ({ actor, context }: Trial): boolean =>
  context.facts.appointments.some((held) => held.id === actor.appointment && held.deputyFor !== undefined);

function inOffice(office: Role, { of, actor, context }: Trial): boolean {
  const today = dayOf(instant(context.now));
  return context.facts.appointments.some((held) =>
    held.id === actor.appointment && held.person === actor.person && held.role === office && held.unit === actor.unit
    && regionContains(held.region, of.region) && holdsOffice(held, today));
}
