import { sm2 } from 'sm-crypto-v2';
import { expect, test } from 'vitest';
import { assertionBy, testKey } from '../codecs/proof/passkey.fixture.ts';
import { challengeOf } from '../codecs/proof/passkey.ts';
import { sm2Algorithm, sm2Key, sm2UserId } from '../codecs/proof/sm2.ts';
import type { Actor, Case, CaseEvent } from '../model/case.ts';
import type { CaseType, SigningRule } from '../model/case-type.ts';
import { statementText, type CryptographicProof, type HolderCertificate, type SigningStatement } from '../model/signing.ts';
import { actor, appointmentOf, contextAt, miniature, opening } from './fixture.ts';
import { replay } from './fold.ts';
import { openCase } from './open-case.ts';
import { step } from './step.ts';
import type { StepProof } from './trial.ts';

const rule: SigningRule = { ways: ['seal', 'passkey', 'paper'], password: 'password-signs', gap: 'gap', request: 'request' };
const number = (value: number) => ({ value, unit: 'x', title: { zh: 'x', en: 'x' }, cite: 'x', confidence: 'local' as const,
  from: '2026-01-01' });
const choice = { id: 'method', title: { zh: '方式', en: 'way' }, kind: 'text', required: true } as const;
const text = (id: string, required = true) => ({ id, title: { zh: id, en: id }, kind: 'text' as const, required });
const paperSteps: CaseType['steps'] = [
  { event: 'hand-in-paper', title: opening.title, from: ['signing'], to: 'same', by: ['county'], guards: [],
    effects: [{ effect: 'hand-in-paper' }], input: [text('office'), text('signedOn'), text('code', false)] },
  { event: 'confirm-paper', title: opening.title, from: ['signing'], to: 'same', by: ['county', 'city', 'head'], guards: [],
    effects: [{ effect: 'confirm-paper', ...rule }], input: [text('office'), text('code', false)] },
];
const type: CaseType = {
  ...miniature, parameters: { ...miniature.parameters, 'password-signs': number(0), gap: number(5), request: number(10) },
  steps: [...miniature.steps.map((known) => (known.event.startsWith('sign-') ? { ...known, input: [...known.input, choice],
    effects: known.effects.map((effect) => ({ ...effect, ...rule })) } : known)), ...paperSteps],
};

const county = actor('county', 'clerk');
const secretary = actor('party-secretary', 'li');
const head = actor('head-of-government', 'wang');
const photo = { hash: 'a'.repeat(64), name: '照片.jpg', type: 'image/jpeg', size: 12, item: 'photo' };
const scan = { hash: 'b'.repeat(64), name: '签字.png', type: 'image/png', size: 9 };
const pair = sm2.generateKeyPairHex();
const passkey = testKey();
const issued = { issuer: 'ed25519:x', signature: 'y', from: '2026-01-01', to: '2026-12-31', says: 's' };
const sealOf = (of: Actor): HolderCertificate => ({ ...issued, kind: 'seal', id: `seal-${of.person}`, person: of.person,
  appointment: of.appointment, algorithm: sm2Algorithm, publicKey: sm2Key(pair.publicKey) });
const passkeyOf = (of: Actor): HolderCertificate => ({ ...issued, kind: 'passkey', id: `key-${of.person}`, person: of.person,
  algorithm: 'es256', publicKey: passkey.publicKey, site: 'qs.example' });

type Walk = { of: Case; readonly events: CaseEvent[]; readonly now: [month: number, day: number] };
function frozen(): Walk {
  const opened = openCase(type, opening, contextAt(3, 2));
  if (!opened.ok) throw new Error(opened.fault);
  const walk: Walk = { of: opened.value.case, events: [opened.value.event], now: [3, 3] };
  expect(take(walk, 'work', county, { files: [photo], marks: { photo: { state: 'have', files: [photo.hash] } } })).toBe('ok');
  expect(take(walk, 'freeze', county)).toBe('ok');
  return walk;
}

function take(walk: Walk, event: string, by: Actor, data: Readonly<Record<string, never>> | object = {}, proof?: StepProof,
  parameters = {}, more: object = {}): string {
  const leaders = [secretary, head].map((one) => ({ held: appointmentOf(one), actor: one }));
  const facts = { appointments: [appointmentOf(secretary), appointmentOf(head), appointmentOf(actor('head-of-government', 'li'))],
    certificates: [secretary, head, actor('head-of-government', 'li')].flatMap((one) => [sealOf(one),
    passkeyOf(one)]).filter(({ person }) => person === by.person), leaders, ...more };
  const context = { ...contextAt(...walk.now, facts), parameters };
  const done = step(type, walk.of, { event, actor: by, data: data as never, seenSeq: walk.of.seq, ...(proof !== undefined && { proof }) },
    context);
  if (!done.ok) return `${done.fault} ${done.detail}`.trimEnd();
  walk.of = done.value.case;
  walk.events.push(done.value.event);
  expect(replay(type, walk.events)).toEqual(walk.of);
  return 'ok';
}

const enteredAt = (walk: Walk): number => contextAt(...walk.now).enteredAt;
function statementOf(walk: Walk, of: Actor, change: Partial<SigningStatement> = {}): SigningStatement {
  const { frozen: version } = walk.of;
  if (version === undefined) throw new Error('not frozen');
  return {
    case: walk.of.id, number: walk.of.number, version: version.version, hash: version.hash, algorithm: version.algorithm,
      office: of.role as SigningStatement['office'],
    person: of.person, appointment: of.appointment, unit: of.unit, nonce: `n-${of.person}-${walk.of.seq}`,
      issuedAt: enteredAt(walk) - 1000, ...change,
  };
}
const seal = (statement: SigningStatement, of: Actor, change: Partial<CryptographicProof> = {}): CryptographicProof => ({
  way: 'seal', algorithm: sm2Algorithm, statement, certificate: sealOf(of),
  signature: Buffer.from(sm2.doSignature(new TextEncoder().encode(statementText(statement)), pair.privateKey,
    { der: true, hash: true, userId: sm2UserId }), 'hex').toString('base64'), ...change,
} as CryptographicProof);
const asserted = (statement: SigningStatement, of: Actor): CryptographicProof =>
  ({ way: 'passkey', algorithm: 'es256', statement, certificate: passkeyOf(of),
    ...assertionBy(passkey, { challenge: challengeOf(statementText(statement)) }) });
const given = (walk: Walk, method: string): object => ({ hash: walk.of.frozen?.hash, method });

test('one leader by seal, the other by passkey: both stand with their proofs on the record', () => {
  const walk = frozen();
  expect(take(walk, 'sign-party-secretary', secretary, given(walk, 'seal'), seal(statementOf(walk, secretary), secretary))).toBe('ok');
  expect(take(walk, 'sign-head-of-government', head, given(walk, 'passkey'), asserted(statementOf(walk, head), head))).toBe('ok');
  expect(walk.of.signatures.map(({ method, proof }) => [method, proof?.way, proof?.algorithm])).toEqual([['seal', 'seal', sm2Algorithm],
    ['passkey', 'passkey', 'es256']]);
  expect(take(walk, 'close', county)).toBe('ok');
});

test.each([
  ['no proof at all              ', (walk: Walk) => ['seal', undefined, walk], 'signature.proof-missing seal'],
  ['a proof of another way       ', (walk: Walk) => ['passkey', seal(statementOf(walk, secretary), secretary), walk],
    'signature.proof-missing passkey'],
  ['a way that nobody declared   ', (walk: Walk) => ['finger', undefined, walk], 'signature.way-not-allowed finger'],
  ['the password                 ', (walk: Walk) => ['password', undefined, walk], 'signature.way-not-allowed password'],
  ['paper without clerks         ', (walk: Walk) => ['paper', { way: 'paper', scan } as const, walk], 'signature.way-not-allowed paper'],
  ['another case                 ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { case: 'case-2' }), secretary), walk],
    'signature.forged case'],
  ['a forged office              ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { office: 'head-of-government' }),
    secretary), walk], 'signature.forged office'],
  ['another unit’s office        ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { unit: 'county-2' }), secretary), walk],
    'signature.forged office'],
  ['somebody else’s request      ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { person: 'wang' }), secretary), walk],
    'signature.forged person'],
  ['another version              ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { version: 2 }), secretary), walk],
    'signature.wrong-version 2'],
  ['another hash                 ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { hash: 'f'.repeat(64) }), secretary),
    walk], 'signature.wrong-version 1'],
  ['somebody else’s seal         ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary), head), walk],
    'signature.credential-unknown seal-wang'],
  ['a certificate made up        ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary), secretary,
    { certificate: { ...sealOf(secretary), to: '2099-12-31' } }), walk], 'signature.credential-unknown seal-li'],
  ['a request of eleven minutes  ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { issuedAt: enteredAt(walk) - 660_000 }),
    secretary), walk], 'signature.request-expired 660000 ms'],
  ['a clock that runs ahead      ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { issuedAt: enteredAt(walk) + 6_000 }),
    secretary), walk], 'signature.clock-skew 6000 ms'],
  ['within what clocks differ    ', (walk: Walk) => ['seal', seal(statementOf(walk, secretary, { issuedAt: enteredAt(walk) + 4_000 }),
    secretary), walk], 'ok'],
  ['one statement, signed another', (walk: Walk) => ['seal', { ...seal(statementOf(walk, secretary), secretary),
    statement: statementOf(walk, secretary, { nonce: 'other' }) }, walk], 'signature.does-not-hold signature'],
  ['an assertion for another one ', (walk: Walk) => ['passkey',
    { ...asserted(statementOf(walk, secretary), secretary), statement: statementOf(walk, secretary, { nonce: 'other' }) }, walk],
    'signature.does-not-hold challenge'],
] as readonly (readonly [string, (walk: Walk) => readonly [string, StepProof | undefined, Walk], string])[])('refused or taken: %s',
  (_name, make, want) => {
  const [method, proof, walk] = make(frozen());
  const before = walk.of;
  expect(take(walk, 'sign-party-secretary', secretary, given(walk, method), proof)).toBe(want);
  if (want !== 'ok') expect(walk.of).toBe(before);
});

test('a signed request is not taken a second time, though its first signature became void', () => {
  const walk = frozen();
  const proof = seal(statementOf(walk, secretary), secretary);
  expect(take(walk, 'sign-party-secretary', secretary, given(walk, 'seal'), proof)).toBe('ok');
  expect(take(walk, 'send-back', actor('city', 'hu'), { reason: '补充' })).toBe('ok');
  expect(take(walk, 'freeze', county)).toBe('ok');
  const again = { ...proof, statement: { ...proof.statement, version: 2, hash: walk.of.frozen?.hash ?? '' } } as CryptographicProof;
  expect(take(walk, 'sign-party-secretary', secretary, given(walk, 'seal'), again)).toMatch(/^signature\.replayed/);
});

test('one person under two offices is refused whichever way, and the place may let the password count', () => {
  const walk = frozen();
  const both = actor('head-of-government', 'li');
  expect(take(walk, 'sign-party-secretary', secretary, given(walk, 'password'), undefined, { 'password-signs': 1 })).toBe('ok');
  expect(walk.of.signatures[0]).toMatchObject({ method: 'password' });
  expect(walk.of.signatures[0]?.proof).toBeUndefined();
  expect(take(walk, 'sign-head-of-government', both, given(walk, 'passkey'),
    asserted(statementOf(walk, both), both))).toBe('signature.same-person');
});

test.each([[5, undefined], [6, 'gap-passed']] as const)('%i days between the two: the first %s', (days, reason) => {
  const walk = frozen();
  expect(take(walk, 'sign-party-secretary', secretary, given(walk, 'seal'), seal(statementOf(walk, secretary), secretary))).toBe('ok');
  walk.now[1] += days;
  expect(take(walk, 'sign-head-of-government', head, given(walk, 'seal'), seal(statementOf(walk, head), head))).toBe('ok');
  expect(walk.of.signatures.map(({ voided }) => voided?.reason)).toEqual([reason, undefined]);
  expect(take(walk, 'close', county)).toBe(reason === undefined ? 'ok' : 'signature.missing party-secretary');
  if (reason === undefined) return;
  expect(take(walk, 'sign-party-secretary', secretary, given(walk, 'seal'), seal(statementOf(walk, secretary), secretary))).toBe('ok');
  expect(take(walk, 'close', county)).toBe('ok');
});

const second = actor('county', 'clerk-2');
const code = (walk: Walk): string => (walk.of.frozen?.hash ?? '').slice(0, 12).toUpperCase();
const handIn = (walk: Walk, change: object = {}, read: string | undefined = walk.of.frozen?.hash, by = county, more: object = {}): string =>
  take(walk, 'hand-in-paper', by, { office: 'party-secretary', signedOn: '2026-03-03', ...change },
    { way: 'paper', scan, ...(read === undefined ? {} : { read }) }, {}, more);

test('paper: matched by its QR code, the signature stands once a second clerk has confirmed', () => {
  const walk = frozen();
  expect(handIn(walk)).toBe('ok');
  expect([walk.of.signatures.length, walk.of.papers?.length]).toEqual([0, 1]);
  expect(take(walk, 'confirm-paper', second, { office: 'party-secretary' })).toBe('ok');
  const proof = walk.of.signatures[0]?.proof;
  expect(walk.of.signatures[0]).toMatchObject({ office: 'party-secretary', method: 'paper', actor: secretary, hash: walk.of.frozen?.hash,
    proof: { boundBy: 'qr', scan: { hash: scan.hash }, signedOn: '2026-03-03' } });
  expect(proof?.way === 'paper' ? new Set(proof.clerks.map(({ mark }) => mark)).size : 0).toBe(2);
  expect(walk.of.papers).toBeUndefined();
  expect(JSON.stringify(proof)).not.toContain('clerk-2');
});

test('two persons in the office on the day of the paper: the register is to be corrected, unless one of them has signed for the other office', () => {
  const walk = frozen();
  const both = actor('party-secretary', 'wang');
  const leaders = [secretary, both, head].map((one) => ({ held: appointmentOf(one), actor: one }));
  expect(handIn(walk, {}, walk.of.frozen?.hash, county, { leaders })).toMatch(/^signature\.office-overlaps/);
  expect(take(walk, 'sign-head-of-government', head, given(walk, 'seal'), seal(statementOf(walk, head), head))).toBe('ok');
  expect(handIn(walk, {}, walk.of.frozen?.hash, county, { leaders })).toBe('ok');
  expect(walk.of.papers?.[0]?.signer).toEqual(secretary);
});

test('paper without a readable code: both clerks type it from the print', () => {
  const walk = frozen();
  expect(take(walk, 'hand-in-paper', county, { office: 'party-secretary', signedOn: '2026-03-03' },
    { way: 'paper', scan })).toMatch(/^signature\.paper-unmatched/);
  expect(take(walk, 'hand-in-paper', county, { office: 'party-secretary', signedOn: '2026-03-03',
    code: `${code(walk).slice(0, 4)}-${code(walk).slice(4).toLowerCase()}` }, { way: 'paper', scan })).toBe('ok');
  expect(take(walk, 'confirm-paper', second, { office: 'party-secretary' })).toBe('signature.paper-unmatched code');
  expect(take(walk, 'confirm-paper', second, { office: 'party-secretary', code: code(walk) })).toBe('ok');
  expect(walk.of.signatures[0]?.proof).toMatchObject({ boundBy: 'code' });
});

test.each([
  ['the sheet of another version   ', (walk: Walk) => handIn(walk, {}, 'f'.repeat(64)), 'signature.wrong-version 1'],
  ['signed before it was frozen    ', (walk: Walk) => handIn(walk, { signedOn: '2026-03-02' }),
    'signature.not-in-office party-secretary 2026-03-02'],
  ['signed tomorrow                ', (walk: Walk) => handIn(walk, { signedOn: '2026-03-04' }),
    'signature.not-in-office party-secretary 2026-03-04'],
  ['an office that nobody signs for', (walk: Walk) => handIn(walk, { office: 'city' }), 'signature.not-in-office city 2026-03-03'],
  ['no scan                        ', (walk: Walk) => take(walk, 'hand-in-paper', county,
    { office: 'party-secretary', signedOn: '2026-03-03' }), 'signature.proof-missing paper'],
  ['the signer as first clerk      ', (walk: Walk) => handIn(walk, {}, walk.of.frozen?.hash, actor('county', 'li')),
    'signature.clerk-unfit signer'],
  ['one clerk for both             ', (walk: Walk) => (handIn(walk), take(walk, 'confirm-paper', county, { office: 'party-secretary' })),
    'signature.clerk-unfit confirm'],
  ['the signer as second clerk     ', (walk: Walk) => (handIn(walk),
    take(walk, 'confirm-paper', actor('county', 'li'), { office: 'party-secretary' })), 'signature.clerk-unfit confirm'],
  ['nothing was handed in          ', (walk: Walk) => take(walk, 'confirm-paper', second, { office: 'party-secretary' }),
    'signature.no-paper party-secretary'],
  ['the content changed meanwhile  ', (walk: Walk) => (handIn(walk), take(walk, 'work', county, { progress: '又改了' }),
    take(walk, 'freeze', county), take(walk, 'confirm-paper', second, { office: 'party-secretary' })),
    'signature.no-paper party-secretary'],
] as const)('paper refused: %s', (_name, make, want) => expect(make(frozen())).toBe(want));

