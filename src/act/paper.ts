import { sha256Text } from '../basis/hash.ts';
import { fail, ok, type Result } from '../basis/result.ts';
import { dayOf, instant, isDay } from '../basis/time.ts';
import { canonical } from '../basis/canonical.ts';
import { holdsOffice } from '../model/appointment.ts';
import type { Actor, Case, Frozen, PaperScan } from '../model/case.ts';
import type { SigningRule } from '../model/case-type.ts';
import { regionContains } from '../model/region.ts';
import { sameCode, type PaperBinding, type PaperClerk, type SignatureProof } from '../model/signing.ts';
import type { Facts } from './context.ts';
import { alreadySigned, signed } from './sign.ts';
import type { Consequences, Trial } from './trial.ts';

/**
 * 纸质签字, first clerk: the scan, matched to the frozen version by its QR code or by the short code typed from the print, and who held the
 * office on the day on the paper. Faults: signature.not-frozen, proof-missing, paper-unmatched, not-in-office, office-overlaps,
 * already-given, same-person, clerk-unfit.
 */
export function handInPaper(trial: Trial): Result<Consequences> {
  const { of, actor, input, proof, context } = trial;
  if (of.frozen === undefined) return fail('signature.not-frozen');
  if (proof?.way !== 'paper') return fail('signature.proof-missing', 'paper');
  const boundBy = bindingOf(of.frozen, proof.read, input['code']);
  if (boundBy === undefined) return fail(proof.read === undefined ? 'signature.paper-unmatched' : 'signature.wrong-version',
    `${of.frozen.version}`);
  const signedOn = String(input['signedOn']);
  const holders = holdersOn(String(input['office']), signedOn, of.frozen, trial);
  const [signer, another] = holders.length > 1 ? holders.filter((holder) => !isSigner(of, holder)) : holders;
  if (signer === undefined) return fail('signature.not-in-office', `${String(input['office'])} ${signedOn}`);
  if (another !== undefined) return fail('signature.office-overlaps', `${signer.says} / ${another.says}`);
  const taken = alreadySigned(of, signer.role as PaperScan['office'], signer);
  if (taken !== undefined) return taken;
  if (isSigner(of, actor) || actor.person === signer.person) return fail('signature.clerk-unfit', 'signer');
  const { frozen: { version, hash } } = of;
  const paper: PaperScan = { office: signer.role as PaperScan['office'], signer, signedOn, scan: proof.scan, boundBy, version, hash,
    clerk: actor, at: context.now };
  return ok({ $paper: paper });
}

/** Second clerk, another person, who types the code as well where the QR code was not read: only now the signature stands. */
export function confirmPaper(rule: SigningRule, trial: Trial): Result<Consequences> {
  const { of, actor, input } = trial;
  const paper = of.papers?.find(({ office, hash }) => office === input['office'] && hash === of.frozen?.hash);
  if (of.frozen === undefined || paper === undefined) return fail('signature.no-paper', String(input['office']));
  if (rule.ways?.includes('paper') === false) return fail('signature.way-not-allowed', 'paper');
  if ([paper.clerk.person, paper.signer.person].includes(actor.person) || isSigner(of, actor)) {
    return fail('signature.clerk-unfit', 'confirm');
  }
  if (paper.boundBy === 'code' && !sameCode(String(input['code'] ?? ''), paper.hash)) return fail('signature.paper-unmatched', 'code');
  const taken = alreadySigned(of, paper.office, paper.signer);
  if (taken !== undefined) return taken;
  const proof = paperProof(of, paper, actor);
  return ok(signed({ ...rule, office: paper.office }, of.frozen, trial, { actor: paper.signer, method: 'paper', proof }));
}

function paperProof(of: Case, { scan, boundBy, version, hash, signedOn, clerk }: PaperScan, second: Actor): SignatureProof {
  const { name: _name, ...kept } = scan;
  return { way: 'paper', algorithm: 'sha-256', scan: kept, boundBy, version, hash, signedOn,
    clerks: [clerkOf(of, clerk), clerkOf(of, second)] };
}

/** The public sees which office confirmed; the mark shows that two were two, and the record knows who. */
const clerkOf = (of: Case, { unit, role, person }: Actor): PaperClerk =>
  ({ unit, role, mark: sha256Text(`qingshan clerk 1\n${canonical({ case: of.id, person })}`) });

function bindingOf({ hash }: Frozen, read: string | undefined, code: unknown): PaperBinding | undefined {
  if (read !== undefined) return read === hash ? 'qr' : undefined;
  return typeof code === 'string' && sameCode(code, hash) ? 'code' : undefined;
}

/** Who held this office of the case's unit on the day on the paper: not before the freezing, not after today. Deputies do not sign. */
function holdersOn(office: string, day: string, frozen: Frozen, { of, context }: Trial): readonly Actor[] {
  if (!isDay(day) || day < dayOf(instant(frozen.at)) || day > dayOf(instant(context.now))) return [];
  const holds = ({ held }: NonNullable<Facts['leaders']>[number]): boolean => held.role === office && held.deputyFor === undefined
    && Object.values(of.parties).includes(held.unit) && regionContains(held.region, of.region) && holdsOffice(held, day);
  return (context.facts.leaders ?? []).filter(holds).map(({ actor }) => actor);
}

const isSigner = (of: Case, { person }: Actor): boolean => of.signatures.some((signature) => signature.voided === undefined
  && signature.actor.person === person);
