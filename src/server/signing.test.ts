import { beforeAll, expect, test } from 'vitest';
import { assertionBy, testKey } from '../codecs/proof/passkey.fixture.ts';
import type { Reply } from '../contract/endpoint.ts';
import type { approvalSheet, readCase } from '../contract/case.ts';
import type { listSeals, meetingList, ownCredentials, passkeyOptions, prepareSigning } from '../contract/signing.ts';
import { dayMs, hourMs } from '../basis/time.ts';
import { makeCheckpoint, publicFileOf } from '../flow/checkpoints.ts';
import { caseNow, frozenProblem, rectifyingProblem, stepBy } from '../flow/story.fixture.ts';
import { machineViewer } from '../flow/viewer.ts';
import { canonical, type Json } from '../basis/canonical.ts';
import { verifyPublicFile } from '../publish/verify.ts';
import { sealedContent, type PublicFile } from '../publish/public-file.ts';
import { testApp, type TestApp } from './app.fixture.ts';
import { hashPassword } from './credentials.ts';
import { multipart, registrationOf, scannedSheet } from './signing.fixture.ts';

const county = '980102';
const outlet = 200_000;
const [clerk, secretary, head] = [`county-${county}-officer`, `county-${county}-secretary`, `county-${county}-head`];
const clean = { w01018: '30', w21003: '1', w21011: '0.1', w21001: '5', w01001: '7' };
const origin = 'http://localhost:9120';
const password = 'signing-password';
let app: TestApp;

const ask = async <T>(as: string, method: 'GET' | 'POST', url: string,
  body?: unknown): Promise<{ readonly status: number; readonly said: T & { readonly fault?: string; readonly detail?: string } }> => {
  const answer = await app.ask({ method, url, as, ...(body === undefined ? {} : { body }) });
  return { status: answer.statusCode, said: answer.json() };
};
const faultOf = ({ said }: { readonly said: { readonly fault?: string; readonly detail?: string } }): string => (said.fault === undefined ? 'ok' : `${said.fault} ${said.detail}`.trimEnd());

beforeAll(async () => {
  app = await testApp();
  const today = app.time.world - 10 * hourMs;
  for (let at = today - 2 * dayMs; at < today; at += hourMs) await app.sense(outlet, at, clean);
});

async function frozenItem(): Promise<string> {
  const { id } = await rectifyingProblem(app.house, county, [outlet]);
  await frozenProblem(app.house, id, county);
  return id;
}

async function sealFor(office: string): Promise<{ readonly id: string; readonly pin: string }> {
  const made = await ask<{ id: string; pin: string }>('administration-system', 'POST', '/api/seals',
    { appointment: `appointment-${office}`, from: '2026-01-01', to: '2026-12-31' });
  expect(faultOf(made)).toBe('ok');
  return made.said;
}

const opened = (as: string, id: string) => ask<Reply<typeof approvalSheet>>(as, 'GET', `/api/cases/${id}/approval`);
const prepared = (as: string, id: string) => ask<Reply<typeof prepareSigning>>(as, 'POST', `/api/cases/${id}/signing`);
const step = async (as: string, id: string, event: string, method: string, signing: object | undefined = undefined, more: object = {}) => {
  const of = await caseNow(app.house, id);
  return ask<Reply<typeof readCase>>(as, 'POST', `/api/cases/${id}/events/${event}`,
    { seenSeq: of.seq, data: { hash: of.frozen?.hash ?? '', method }, ...(signing === undefined ? {} : { signing }), ...more });
};
async function sealed(as: string, id: string, event: string, pin: string): Promise<string> {
  await opened(as, id);
  const { said: { statement, ticket } } = await prepared(as, id);
  return faultOf(await step(as, id, event, 'seal', { statement, ticket, pin }));
}

test('a seal: made by the system administrator, used with its PIN once the sheet was opened, revoked at once', async () => {
  const id = await frozenItem();
  const without: Reply<typeof listSeals> = (await ask<Reply<typeof listSeals>>('administration-system', 'GET', '/api/seals')).said;
  expect(without.without.map(({ appointment }) => appointment)).toContain(`appointment-${secretary}`);
  const seal = await sealFor(secretary);
  expect(faultOf(await prepared(secretary, id))).toMatch(/^signature\.not-opened/);
  expect(faultOf(await step(secretary, id, 'sign-party-secretary', 'password', undefined, { password }))).toMatch(/^signature\.not-opened/);
  const { said: sheet } = await opened(secretary, id);
  expect(sheet.qr).toMatch(new RegExp(`/public/items/${id}#[0-9a-f]{64}$`));
  const { said: request } = await prepared(secretary, id);
  expect(request.ways).toEqual({ seal: true, passkey: false, paper: true, password: true });
  const { statement, ticket } = request;
  const by = (signing: object): Promise<string> => step(secretary, id, 'sign-party-secretary', 'seal', signing).then(faultOf);
  expect(await by({ statement, ticket, pin: 'wrong-pin' })).toBe('signature.pin-wrong');
  expect(await by({ statement: { ...statement as object, issuedAt: app.time.machine + 1 }, ticket,
    pin: seal.pin })).toBe('signature.forged ticket');
  expect(await by({ statement, ticket, pin: seal.pin })).toBe('ok');
  expect((await caseNow(app.house, id)).signatures).toMatchObject([{ method: 'seal', office: 'party-secretary',
    proof: { way: 'seal', certificate: { id: seal.id } } }]);
  const audit = await app.house.records.read(machineViewer).audit({ limit: 20 });
  expect(audit.map(({ action, outcome }) => `${action} ${outcome}`)).toEqual(expect.arrayContaining(['seal.make ok',
    'seal.sign signature.pin-wrong']));
  expect(JSON.stringify(audit)).not.toContain(seal.pin);
  expect((await ask('administration-system', 'POST', `/api/seals/${seal.id}/revoke`)).status).toBe(200);
  const next = await frozenItem();
  expect(await sealed(secretary, next, 'sign-party-secretary', seal.pin)).toBe('signature.credential-unknown seal');
});

test.each([
  ['somebody who signs nothing', { appointment: `appointment-${clerk}` }], ['nobody                 ', { appointment: 'none' }],
  ['days the wrong way        ', { from: '2026-12-31', to: '2026-01-01' }],
    ['days gone by           ', { from: '2026-01-01', to: '2026-02-01' }],
] as const)('no seal for %s', async (_name, change) => {
  const body = { appointment: `appointment-${head}`, from: '2026-01-01', to: '2026-12-31', ...change };
  expect(faultOf(await ask('administration-system', 'POST', '/api/seals', body))).toMatch(/^signature\.seal-unfit/);
});

test('the holder changes the PIN; the first one closes nothing any more', async () => {
  const seal = await sealFor(head);
  const change = (pin: string, next: string): Promise<string> => ask(head, 'POST', `/api/signing/seals/${seal.id}/pin`,
    { pin, next }).then(faultOf);
  expect(await change('not-the-pin', 'my-own-pin')).toBe('signature.pin-wrong');
  expect(await change(seal.pin, 'my-own-pin')).toBe('ok');
  const id = await frozenItem();
  expect(await sealed(head, id, 'sign-head-of-government', seal.pin)).toBe('signature.pin-wrong');
  expect(await sealed(head, id, 'sign-head-of-government', 'my-own-pin')).toBe('ok');
});

async function passwordOf(office: string): Promise<void> {
  const person = app.house.directory.appointments.get(`appointment-${office}`)?.person ?? '';
  const account = { id: `account-${office}`, person, login: `login-${office}`, password: await hashPassword(password), disabled: false };
  await app.house.records.write(machineViewer, (records) => records.putAccount(account));
}

async function registered(as: string, key = testKey(), said: Partial<Parameters<typeof registrationOf>[1]> = {}) {
  await passwordOf(as);
  const { said: { options, ticket } } = await ask<Reply<typeof passkeyOptions>>(as, 'POST', '/api/signing/passkeys/options');
  const { challenge } = options as { readonly challenge: string };
  const id = Buffer.from(`passkey of ${as} ${key.publicKey.slice(-8)}`);
  const response = registrationOf(key, { challenge, origin, site: 'localhost', id, ...said });
  return { key, id: id.toString('base64url'), ticket, response,
    add: (more: object = {}) => ask<{ id: string }>(as, 'POST', '/api/signing/passkeys',
    { response, ticket, name: '办公电脑', password, ...more }).then(faultOf) };
}

test('a passkey is registered with the password entered again, user verified, for this site', async () => {
  const good = await registered(secretary);
  expect(await good.add({ password: 'wrong' })).toMatch(/^access\.sign-in-failed/);
  expect(await good.add({ ticket: `${good.ticket}0` })).toBe('signature.passkey-refused ticket');
  expect(await (await registered(secretary, testKey(), { origin: 'https://evil.example' })).add()).toBe('signature.passkey-refused origin');
  expect(await (await registered(secretary, testKey(), { site: 'evil.example' })).add()).toMatch(/^signature\.passkey-refused/);
  expect(await (await registered(secretary, testKey(), { flags: 0x41 })).add()).toMatch(/^signature\.passkey-refused .*verif/i);
  expect(await good.add()).toBe('ok');
  const own: Reply<typeof ownCredentials> = (await ask<Reply<typeof ownCredentials>>(secretary, 'GET', '/api/signing/credentials')).said;
  expect(own.rows.filter(({ kind }) => kind === 'passkey')).toMatchObject([{ id: good.id, name: '办公电脑', site: 'localhost', good: true }]);
  expect((await ask(head, 'POST', `/api/signing/passkeys/${good.id}/revoke`)).status).toBe(404);
  expect((await ask(secretary, 'POST', `/api/signing/passkeys/${good.id}/revoke`)).status).toBe(200);
});

test('an assertion over this very request signs once; replayed, from elsewhere, by a revoked key or over another request it does not',
  async () => {
  const own = await registered(head);
  expect(await own.add()).toBe('ok');
  const id = await frozenItem();
  await opened(head, id);
  const { said: { statement, ticket, passkey } } = await prepared(head, id);
  expect(passkey).toMatchObject({ site: 'localhost', credentials: [own.id] });
  const assertion = (said: object = {}, key = own.key) => ({ id: own.id,
    ...assertionBy(key, { challenge: passkey?.challenge ?? '', origin, site: 'localhost', counter: 7, ...said }) });
  const by = (given: object): Promise<string> => step(head, id, 'sign-head-of-government', 'passkey',
    { statement, ticket, assertion: given }).then(faultOf);
  expect(await by(assertion({ origin: 'https://evil.example' }))).toBe('signature.does-not-hold origin');
  expect(await by(assertion({ challenge: 'other' }))).toBe('signature.does-not-hold challenge');
  expect(await by(assertion({ flags: 1 }))).toBe('signature.does-not-hold user-not-verified');
  expect(await by(assertion({}, testKey()))).toBe('signature.does-not-hold signature');
  expect(await by({ ...assertion(), id: 'other' })).toBe('signature.credential-unknown passkey');
  expect(await by(assertion())).toBe('ok');
  const next = await frozenItem();
  await opened(head, next);
  expect(faultOf(await step(head, next, 'sign-head-of-government', 'passkey',
    { statement, ticket, assertion: assertion({ counter: 8 }) }))).toMatch(/^signature\.wrong-version/);
  const { said: again } = await prepared(head, next);
  const late = { id: own.id, ...assertionBy(own.key, { challenge: again.passkey?.challenge ?? '', origin, site: 'localhost',
    counter: 8 }) };
  expect(faultOf(await step(head, next, 'sign-head-of-government', 'passkey',
    { statement: again.statement, ticket: again.ticket, assertion: late }))).toBe('signature.replayed counter');
});

test('paper: the scan is matched by the QR code that it carries, kept by its hash, and two clerks confirm', async () => {
  const id = await frozenItem();
  const { said: sheet } = await opened(secretary, id);
  const hand = async (bytes: Uint8Array, more: Record<string, string> = {}, name = '签字.png') => {
    const of = await caseNow(app.house, id);
    const form = multipart({ office: 'party-secretary', signedOn: '2026-03-02', seenSeq: String(of.seq), ...more }, name, bytes);
    return (await app.ask({ method: 'POST', url: `/api/cases/${id}/papers`, as: clerk,
      ...form })).json() as { fault?: string; detail?: string };
  };
  expect((await hand(scannedSheet(sheet.qr.replace(/#.*/, `#${'0'.repeat(64)}`)))).fault).toBe('signature.wrong-version');
  expect((await hand(Buffer.from('%PDF-1.4 scan'), {}, '签字.pdf')).fault).toBe('signature.paper-unmatched');
  expect((await hand(Buffer.from('note'), {}, '签字.txt')).fault).toBe('file.type-refused');
  expect((await hand(scannedSheet(sheet.qr))).fault).toBeUndefined();
  const paper = (await caseNow(app.house, id)).papers?.[0];
  expect(paper).toMatchObject({ boundBy: 'qr', office: 'party-secretary' });
  expect((await app.ask({ url: `/api/cases/${id}/files/${paper?.scan.hash}`, as: secretary })).statusCode).toBe(200);
  await expect(stepBy(app.house, clerk, id, 'confirm-paper', { office: 'party-secretary' })).rejects.toThrow('signature.clerk-unfit');
  await stepBy(app.house, 'city-bureau-980100-officer', id, 'confirm-paper', { office: 'party-secretary' });
  const [signature] = (await caseNow(app.house, id)).signatures;
  expect(signature).toMatchObject({ method: 'paper', proof: { way: 'paper', scan: { hash: paper?.scan.hash } } });
  expect(signature?.actor.person).toBe(app.house.directory.appointments.get(`appointment-${secretary}`)?.person);
});

test('one meeting’s list says what waits, what of it was opened, and leaves out what this leader has signed', async () => {
  const seal = await sealFor(secretary);
  const [read, unread] = [await frozenItem(), await frozenItem()];
  await opened(secretary, read);
  const list = async () => (await ask<Reply<typeof meetingList>>(secretary, 'GET',
    '/api/signing/meeting')).said.rows.map((row) => [row.case.id, row.openedAt !== undefined] as const);
  expect(await list()).toEqual(expect.arrayContaining([[read, true], [unread, false]]));
  expect(await sealed(secretary, read, 'sign-party-secretary', seal.pin)).toBe('ok');
  expect((await list()).map(([id]) => id)).not.toContain(read);
  await stepBy(app.house, clerk, unread, 'work', { progress: '又改了' });
  await stepBy(app.house, clerk, unread, 'freeze');
  expect(await list()).toEqual(expect.arrayContaining([[unread, false]]));
});

test('the exported file proves a seal and a paper offline; a signature exchanged for another does not pass', async () => {
  const seal = await sealFor(head);
  const id = await frozenItem();
  expect(await sealed(head, id, 'sign-head-of-government', seal.pin)).toBe('ok');
  const { said: sheet } = await opened(secretary, id);
  const of = await caseNow(app.house, id);
  await app.ask({ method: 'POST', url: `/api/cases/${id}/papers`, as: clerk,
    ...multipart({ office: 'party-secretary', signedOn: '2026-03-02', seenSeq: String(of.seq) }, '签字.png', scannedSheet(sheet.qr)) });
  await stepBy(app.house, 'city-bureau-980100-officer', id, 'confirm-paper', { office: 'party-secretary' });
  await stepBy(app.house, clerk, id, 'submit');
  app.time.world += dayMs;
  await makeCheckpoint(app.house);
  app.time.world -= dayMs;
  const file = await publicFileOf(app.house, id);
  if (!file.ok) throw new Error(file.fault);
  const { signer } = app.house;
  expect(verifyPublicFile(file.value, signer.key)).toMatchObject({ ok: true, signatures: { seal: 1, passkey: 0, paper: 1, unproved: 0 } });
  const clerkPerson = app.house.directory.appointments.get(`appointment-${clerk}`)?.person ?? '';
  expect(file.value).not.toContain(clerkPerson);
  // The installation itself cannot put another signature into the file: commitment and checkpoint stand against it.
  const parsed = JSON.parse(file.value) as PublicFile;
  const forged = { ...parsed, events: parsed.events.map((event) => JSON.parse(JSON.stringify(event).replace('"boundBy":"qr"',
    '"boundBy":"code"')) as PublicFile['events'][number]) };
  const { seal: _seal, ...unsealed } = forged;
  const text = canonical({ ...unsealed, seal: { algorithm: 'ed25519', signature: signer.sign(sealedContent(unsealed)) } } as Json);
  expect(verifyPublicFile(text, signer.key)).toMatchObject({ ok: false, where: expect.stringContaining('$signature') as string });
});
