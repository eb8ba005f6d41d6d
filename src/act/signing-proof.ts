import { canonical } from '../basis/canonical.ts';
import { fail, ok, type Failure, type Result } from '../basis/result.ts';
import { proofFlaw } from '../codecs/proof/proof.ts';
import type { Frozen } from '../model/case.ts';
import type { SigningRule } from '../model/case-type.ts';
import type { CryptographicProof, SignatureProof, SigningStatement } from '../model/signing.ts';
import { numberParameter } from './parameters.ts';
import type { Trial } from './trial.ts';

const minuteMs = 60_000;
/**
 * How far ahead the clock of another server of the same installation may stand: not policy, what is usual between machines that keep
 * time.
 */
const skewMs = 5_000;

/**
 * The proof that a signature brings, verified: its statement names this case, version, office and person; its key is certified and good;
 * it was asked for just now and not used before; it holds. A type that names no ways asks for none. Faults: signature.way-not-allowed,
 * proof-missing, forged, credential-unknown, replayed, clock-skew, request-expired, does-not-hold.
 */
export function proofOf(rule: SigningRule, frozen: Frozen, trial: Trial): Result<SignatureProof | undefined> {
  const { proof, input } = trial;
  if (rule.ways === undefined) return ok(undefined);
  const method = String(input['method'] ?? '');
  if (method === 'password') return byPassword(rule, trial) ?? ok(undefined);
  if (!rule.ways.some((way) => way === method) || method === 'paper') return fail('signature.way-not-allowed', method);
  if (proof === undefined || proof.way !== method || proof.way === 'paper') return fail('signature.proof-missing', method);
  return statementFault(proof.statement, frozen, trial) ?? keyFault(proof, trial) ?? timeFault(rule, proof,
    trial) ?? holdingFault(proof) ?? ok(proof);
}

function byPassword({ password }: SigningRule, { type, context }: Trial): Failure | undefined {
  const allowed = password !== undefined && numberParameter(type, password, context.parameters) === 1;
  return allowed ? undefined : fail('signature.way-not-allowed', 'password');
}

function statementFault(said: SigningStatement, frozen: Frozen, { of, actor }: Trial): Failure | undefined {
  if (said.hash !== frozen.hash || said.version !== frozen.version
    || said.algorithm !== frozen.algorithm) return fail('signature.wrong-version', `${said.version}`);
  const wrong = said.case !== of.id || said.number !== of.number ? 'case'
    : said.office !== actor.role || said.appointment !== actor.appointment || said.unit !== actor.unit ? 'office'
      : said.person !== actor.person ? 'person' : undefined;
  return wrong === undefined ? undefined : fail('signature.forged', wrong);
}

/** The certificate is one that was looked up for this person on this day, and a seal's is for this very office. */
function keyFault({ certificate, way }: CryptographicProof, { actor, context }: Trial): Failure | undefined {
  const own = context.facts.certificates?.some((known) => canonical(known) === canonical(certificate)) ?? false;
  const fits = own && certificate.kind === way && certificate.person === actor.person;
  return fits && (way === 'passkey' || certificate.appointment === actor.appointment) ? undefined : fail('signature.credential-unknown',
    certificate.id);
}

function timeFault({ request }: SigningRule, { statement }: CryptographicProof, { type, of, context }: Trial): Failure | undefined {
  const used = of.signatures.some(({ proof }) => proof !== undefined && proof.way !== 'paper' && proof.statement.nonce === statement.nonce);
  if (used) return fail('signature.replayed', statement.nonce);
  if (statement.issuedAt > context.enteredAt + skewMs) return fail('signature.clock-skew', `${statement.issuedAt - context.enteredAt} ms`);
  const goodMs = request === undefined ? Infinity : numberParameter(type, request, context.parameters) * minuteMs;
  return context.enteredAt - statement.issuedAt > goodMs ? fail('signature.request-expired',
    `${context.enteredAt - statement.issuedAt} ms`) : undefined;
}

function holdingFault(proof: CryptographicProof): Failure | undefined {
  const flaw = proofFlaw(proof);
  return flaw === undefined ? undefined : fail('signature.does-not-hold', flaw);
}
