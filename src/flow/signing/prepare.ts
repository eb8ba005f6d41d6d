import { numberParameter } from '../../act/parameters.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { statementText, type SigningStatement } from '../../model/signing.ts';
import type { Actor, Case } from '../../model/case.ts';
import type { CaseType, SigningRule } from '../../model/case-type.ts';
import type { House } from '../house.ts';
import { parametersOf } from '../cases/parameters-of.ts';
import { mustBeOpened } from './openings.ts';
import { passkeysOf } from './passkeys.ts';
import { sealOf } from './seal.ts';
import { signingStep } from './signing-offices.ts';
import { signingSite } from './site.ts';

/** One request to sign: the statement, and the ticket by which the installation knows it again without keeping it. */
export type Prepared = {
  readonly event: string; readonly statement: SigningStatement; readonly ticket: string;
  readonly ways: { readonly seal: boolean; readonly passkey: boolean; readonly paper: boolean; readonly password: boolean };
  readonly passkey?: { readonly site: string; readonly credentials: readonly string[] };
};

/** Faults: signature.not-frozen, signature.not-opened, case.step-refused. */
export async function prepareSigning(house: House, type: CaseType, of: Case, actor: Actor): Promise<Result<Prepared>> {
  if (of.frozen === undefined) return fail('signature.not-frozen');
  const step = signingStep(type, of, actor.role);
  if (step === undefined) return fail('case.step-refused', of.state);
  const opened = await mustBeOpened(house, actor, of);
  if (!opened.ok) return opened;
  const { hash, algorithm, version } = of.frozen;
  const statement: SigningStatement = {
    case: of.id, number: of.number, version, hash, algorithm, office: actor.role as SigningStatement['office'], person: actor.person,
      appointment: actor.appointment,
    unit: actor.unit, nonce: house.newSeed(), issuedAt: house.clocks.machine(),
  };
  const [site, passkeys, seal] = [await signingSite(house), await passkeysOf(house, actor.person),
    await sealOf(house, actor.person, actor.appointment)];
  const own = passkeys.filter(({ certificate }) => certificate.site === site?.site);
  const declared = ruleOf(step.effects);
  const has = (way: 'seal' | 'passkey' | 'paper'): boolean => declared.ways?.includes(way) === true;
  return ok({
    event: step.event, statement, ticket: ticketOf(house, statement),
    ways: { seal: has('seal') && seal !== undefined, passkey: has('passkey') && own.length > 0, paper: has('paper'),
      password: passwordSigns(house, type, declared) },
    ...(site === undefined ? {} : { passkey: { site: site.site, credentials: own.map(({ id }) => id) } }),
  });
}

const ruleOf = (effects: readonly object[]): SigningRule => (effects.find((effect) => 'ways' in effect) ?? {}) as SigningRule;

const passwordSigns = (house: House, type: CaseType, { password, ways }: SigningRule): boolean =>
  ways === undefined || (password !== undefined && numberParameter(type, password, parametersOf(house, type.id)) === 1);

export const ticketOf = (house: House, statement: SigningStatement): string => house.signer.sign(`ticket\n${statementText(statement)}`);

/** Whether this installation issued the request. Fault signature.forged. */
export const issuedHere = (house: House, statement: SigningStatement, ticket: string): Result<true> =>
  (ticketOf(house, statement) === ticket ? ok(true) : fail('signature.forged', 'ticket'));
