import { fail, ok, type Result } from '../basis/result.ts';
import type { StepProof } from '../act/trial.ts';
import type { Input } from '../contract/endpoint.ts';
import type { stepCase } from '../contract/case.ts';
import { declaredType } from '../flow/cases/case-types.ts';
import type { House } from '../flow/house.ts';
import { mustBeOpened } from '../flow/signing/openings.ts';
import { issuedHere } from '../flow/signing/prepare.ts';
import { sealProof } from '../flow/signing/seal.ts';
import type { Case } from '../model/case.ts';
import type { SigningStatement } from '../model/signing.ts';
import type { SignedIn } from './caller.ts';
import { assertedProof } from './passkeys.ts';
import { provenPresence } from './presence.ts';

/**
 * What a signing step brings besides its form: the sheet was opened, and then the proof of the way that was chosen; the password entered
 * again
 * where the place allows it. Undefined for a step that signs nothing. Faults: signature.*, access.sign-in-failed.
 */
export async function broughtProof(house: House, caller: SignedIn, of: Case, event: string,
  body: Input<typeof stepCase>['body']): Promise<Result<StepProof | undefined>> {
  if (!signs(house, of, event)) return ok(undefined);
  const opened = await mustBeOpened(house, caller.actor, of);
  if (!opened.ok) return opened;
  const { signing } = body;
  const way = body.data['method'];
  if (way !== 'seal' && way !== 'passkey') {
    const present = await provenPresence(house, caller, body.password);
    return present.ok ? ok(undefined) : present;
  }
  if (signing === undefined) return fail('signature.proof-missing', way);
  const statement = signing.statement satisfies SigningStatement;
  const issued = issuedHere(house, statement, signing.ticket);
  if (!issued.ok) return issued;
  if (statement.person !== caller.person.id) return fail('signature.forged', 'person');
  if (way === 'seal') return sealProof(house, statement, signing.pin ?? '', caller.actor.says);
  return signing.assertion === undefined ? fail('signature.proof-missing', way) : assertedProof(house, statement, signing.assertion);
}

/** Whether the step is a signature. */
const signs = (house: House, of: Case, event: string): boolean =>
  declaredType(house.programmes, of.type).steps.some((rule) => rule.event === event
    && rule.effects.some(({ effect }) => effect === 'sign'));
