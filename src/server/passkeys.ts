import { generateRegistrationOptions, verifyRegistrationResponse, type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON } from '@simplewebauthn/server';
import { cose, decodeCredentialPublicKey } from '@simplewebauthn/server/helpers';
import { fail, ok, type Result } from '../basis/result.ts';
import { assertionCounter, assertionFlaw, passkeyAlgorithms, type Assertion } from '../codecs/proof/passkey.ts';
import type { House } from '../flow/house.ts';
import { counterRose, passkeysOf, type PasskeyRead } from '../flow/signing/passkeys.ts';
import { isOwnOrigin, signingSite } from '../flow/signing/site.ts';
import { statementText, type CryptographicProof, type SigningStatement } from '../model/signing.ts';
import type { SignedIn } from './caller.ts';

type Registering = { readonly options: PublicKeyCredentialCreationOptionsJSON; readonly ticket: string };
const goodMs = 10 * 60_000;

/**
 * Options with which a browser makes a passkey; the ticket lets any server of the installation know them again. Fault signature.no-site.
 */
export async function registrationOptions(house: House, { person, actor }: SignedIn): Promise<Result<Registering>> {
  const site = await signingSite(house);
  if (site === undefined) return fail('signature.no-site');
  const held = await passkeysOf(house, person.id);
  const issued = `${house.clocks.machine()}.${house.newSeed()}`;
  const options = await generateRegistrationOptions({
    rpName: '青山 Qingshan', rpID: site.site, userName: actor.says, userDisplayName: person.name.zh,
      userID: new TextEncoder().encode(person.id.slice(0, 64)),
    challenge: new Uint8Array(Buffer.from(challengeText(issued, person.id), 'utf8')), attestationType: 'none',
    authenticatorSelection: { userVerification: 'required', residentKey: 'preferred' },
    supportedAlgorithmIDs: Object.values(passkeyAlgorithms), excludeCredentials: held.map(({ id }) => ({ id })),
  });
  return ok({ options, ticket: `${issued}.${house.signer.sign(challengeText(issued, person.id))}` });
}

const challengeText = (issued: string, person: string): string => `qingshan passkey 1 ${issued} ${person}`;

/**
 * The passkey that a browser made, read: of this site, user verified, with a key that we can verify. Faults: signature.no-site,
 * passkey-refused.
 */
export async function readRegistration(house: House, { person }: SignedIn, response: unknown,
  ticket: string): Promise<Result<PasskeyRead>> {
  const site = await signingSite(house);
  if (site === undefined) return fail('signature.no-site');
  const [at = '', salt = '', ...signature] = ticket.split('.');
  const text = challengeText(`${at}.${salt}`, person.id);
  if (house.signer.sign(text) !== signature.join('.')
    || house.clocks.machine() - Number(at) > goodMs) return fail('signature.passkey-refused', 'ticket');
  const origin = originOf(response);
  if (origin === undefined || !isOwnOrigin(site, origin)) return fail('signature.passkey-refused', 'origin');
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: response as RegistrationResponseJSON, expectedChallenge: Buffer.from(text, 'utf8').toString('base64url'),
        expectedOrigin: origin, expectedRPID: site.site,
      requireUserVerification: true, supportedAlgorithmIDs: Object.values(passkeyAlgorithms),
    });
    const key = verified ? keyOf(registrationInfo.credential.publicKey) : undefined;
    if (!verified || key === undefined) return fail('signature.passkey-refused', 'key');
    const { id, counter } = registrationInfo.credential;
    return ok({ ...key, id, counter, site: site.site });
  } catch (error) {
    return fail('signature.passkey-refused', error instanceof Error ? error.message.slice(0, 120) : 'response');
  }
}

/**
 * The proof of an assertion by one of the signer's own passkeys. Faults: signature.no-site, credential-unknown, does-not-hold, replayed.
 */
export async function assertedProof(house: House, statement: SigningStatement,
  given: Assertion & { readonly id: string }): Promise<Result<CryptographicProof>> {
  const site = await signingSite(house);
  if (site === undefined) return fail('signature.no-site');
  const held = (await passkeysOf(house, statement.person)).find(({ id, certificate }) => id === given.id && certificate.site === site.site);
  if (held === undefined) return fail('signature.credential-unknown', 'passkey');
  const origin = originIn(given.clientData);
  if (origin === undefined || !isOwnOrigin(site, origin)) return fail('signature.does-not-hold', 'origin');
  const flaw = assertionFlaw(given, statementText(statement), { publicKey: held.certificate.publicKey, site: site.site });
  if (flaw !== undefined) return fail('signature.does-not-hold', flaw);
  if (!(await counterRose(house, held, assertionCounter(given)))) return fail('signature.replayed', 'counter');
  const { authenticatorData, clientData, signature } = given;
  return ok({ way: 'passkey', algorithm: held.certificate.algorithm, statement, certificate: held.certificate, signature,
    authenticatorData, clientData });
}

const originOf = (response: unknown): string | undefined => {
  const said = (response as { readonly response?: { readonly clientDataJSON?: unknown } } | null)?.response?.clientDataJSON;
  return typeof said === 'string' ? originIn(said) : undefined;
};

function originIn(clientData: string): string | undefined {
  try {
    const { origin } = JSON.parse(Buffer.from(clientData, 'base64url').toString('utf8')) as { readonly origin?: unknown };
    return typeof origin === 'string' ? origin : undefined;
  } catch {
    return undefined;
  }
}

/** COSE key (RFC 9053) to ours: P-256 points uncompressed, Ed25519 raw. */
function keyOf(bytes: Uint8Array<ArrayBuffer>): Pick<PasskeyRead, 'algorithm' | 'publicKey'> | undefined {
  const key = decodeCredentialPublicKey(bytes);
  const algorithm = key.get(cose.COSEKEYS.alg);
  const x = hexOf(cose.isCOSEPublicKeyEC2(key) || cose.isCOSEPublicKeyOKP(key) ? key.get(cose.COSEKEYS.x) : undefined);
  const y = hexOf(cose.isCOSEPublicKeyEC2(key) ? key.get(cose.COSEKEYS.y) : undefined);
  if (algorithm === passkeyAlgorithms.es256 && x !== undefined && y !== undefined) {
    return { algorithm: 'es256', publicKey: `p256:04${x}${y}` };
  }
  return algorithm === passkeyAlgorithms.eddsa && x !== undefined ? { algorithm: 'eddsa', publicKey: `ed25519:${x}` } : undefined;
}

const hexOf = (bytes: Uint8Array | undefined): string | undefined => bytes?.toHex();
