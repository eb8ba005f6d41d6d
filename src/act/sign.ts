import { fail, ok, type Failure, type Result } from '../basis/result.ts';
import { addDays, dayOf, instant } from '../basis/time.ts';
import { holdsOffice } from '../model/appointment.ts';
import type { Actor, Case, Frozen, Signature } from '../model/case.ts';
import type { SigningRule } from '../model/case-type.ts';
import { regionContains } from '../model/region.ts';
import type { Role } from '../model/role.ts';
import type { SignatureProof } from '../model/signing.ts';
import { numberParameter } from './parameters.ts';
import { proofOf } from './signing-proof.ts';
import type { Consequences, Trial } from './trial.ts';

/**
 * 双签字: one signature over the frozen content. The signer names the hash that was on the screen (input `hash`) and the way (`method`), and
 * brings its proof; holds the office on this very day for this unit and region; has not signed under another office. A deputy (AB岗) does
 * not sign: the two leaders do it themselves. Order is free.
 * Faults: signature.not-frozen, wrong-version, not-in-office, by-deputy, already-given, same-person, and those of the proof.
 */
export function signatureFor(rule: SigningRule & { readonly office: Role }, trial: Trial): Result<Consequences> {
  const { of, actor, input } = trial;
  const { office } = rule;
  if (of.frozen === undefined) return fail('signature.not-frozen');
  if (input['hash'] !== of.frozen.hash) return fail('signature.wrong-version', `${of.frozen.version}`);
  if (actor.role !== office || !inOffice(office, trial)) return fail('signature.not-in-office', office);
  if (isDeputy(trial)) return fail('signature.by-deputy', office);
  const taken = alreadySigned(of, office, actor);
  if (taken !== undefined) return taken;
  const proof = proofOf(rule, of.frozen, trial);
  return proof.ok ? ok(signed(rule, of.frozen, trial, { actor, method: String(input['method'] ?? ''), proof: proof.value })) : proof;
}

export function alreadySigned(of: Case, office: Role, signer: Actor): Failure | undefined {
  const standing = of.signatures.filter((signature) => signature.voided === undefined);
  if (standing.some((signature) => signature.office === office)) return fail('signature.already-given', office);
  return standing.some((signature) => signature.actor.person === signer.person) ? fail('signature.same-person') : undefined;
}

type Given = { readonly actor: Actor; readonly method: string; readonly proof: SignatureProof | undefined };

/** The signature, and which other ones lapse because it comes too long after them. */
export function signed(rule: SigningRule & { readonly office: Role }, frozen: Frozen, trial: Trial, { actor, method, proof }: Given): Consequences {
  const signature: Signature = {
    office: rule.office, actor, at: trial.context.now, hash: frozen.hash, algorithm: frozen.algorithm, method, ...(proof !== undefined && { proof }),
  };
  const late = lapsing(rule, trial);
  return { $signature: signature, ...(late.length > 0 && { $lapsed: late }) };
}

function lapsing({ gap }: SigningRule, { type, of, context }: Trial): readonly Role[] {
  if (gap === undefined) return [];
  const days = numberParameter(type, gap, context.parameters);
  const today = dayOf(instant(context.now));
  const standing = of.signatures.filter((signature) => signature.voided === undefined);
  return standing.filter(({ at }) => addDays(dayOf(instant(at)), days) < today).map(({ office }) => office);
}

const isDeputy = ({ actor, context }: Trial): boolean =>
  context.facts.appointments.some((held) => held.id === actor.appointment && held.deputyFor !== undefined);

function inOffice(office: Role, { of, actor, context }: Trial): boolean {
  const today = dayOf(instant(context.now));
  return context.facts.appointments.some((held) =>
    held.id === actor.appointment && held.person === actor.person && held.role === office && held.unit === actor.unit
    && regionContains(held.region, of.region) && holdsOffice(held, today));
}

