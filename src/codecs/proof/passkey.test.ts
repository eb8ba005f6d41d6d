import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assertionBy, testKey } from './passkey.fixture.ts';
import { assertionCounter, assertionFlaw, challengeOf } from './passkey.ts';

const text = 'qingshan signing 1';
const challenge = challengeOf(text);
const key = testKey();
const site = 'qs.example';
const flawOf = (said: Partial<Parameters<typeof assertionBy>[1]>, by = key, of = key, at = site): string | undefined =>
  assertionFlaw(assertionBy(by, { challenge, ...said }), text, { publicKey: of.publicKey, site: at });

test.each([
  ['an assertion over this text       ', flawOf({}), undefined],
  ['from a host of the site           ', flawOf({ origin: 'https://sign.qs.example' }), undefined],
  ['with EdDSA                        ', (() => { const own = testKey('eddsa'); return flawOf({}, own, own); })(), undefined],
  ['on this machine, any port         ', flawOf({ origin: 'http://localhost:9120', site: 'localhost' }, key, key, 'localhost'), undefined],
  ['over another text                 ', flawOf({ challenge: challengeOf('other') }), 'challenge'],
  ['a registration, no assertion      ', flawOf({ type: 'webauthn.create' }), 'type'],
  ['from another site                 ', flawOf({ origin: 'https://evil.example' }), 'origin'],
  ['from a site that ends alike       ', flawOf({ origin: 'https://notqs.example' }), 'origin'],
  ['without encryption                ', flawOf({ origin: 'http://qs.example' }), 'origin'],
  ['from a frame of another page      ', flawOf({ crossOrigin: true }), 'origin'],
  ['bound to another site             ', flawOf({ site: 'evil.example' }), 'site'],
  ['the user touched, not verified    ', flawOf({ flags: 1 }), 'user-not-verified'],
  ['verified, not present             ', flawOf({ flags: 4 }), 'user-not-verified'],
  ['by another key                    ', flawOf({}, testKey()), 'signature'],
  ['by a key of another kind          ', flawOf({}, key, testKey('eddsa')), 'signature'],
] as const)('%s', (_name, got, want) => expect(got).toBe(want));

test('the count of uses is read from the signed data', () => expect(assertionCounter(assertionBy(key,
  { challenge, counter: 70_000 }))).toBe(70_000));

test('law: whatever is sent for one part of an assertion, it does not hold and does not throw', () => {
  const good = assertionBy(key, { challenge });
  const other = fc.oneof(fc.string(), fc.base64String(),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('base64url')));
  fc.assert(fc.property(fc.constantFrom('authenticatorData', 'clientData', 'signature'), other, (part, value) => {
    expect(assertionFlaw({ ...good, [part]: value }, text, { publicKey: key.publicKey, site })).not.toBe(undefined);
  }));
});
