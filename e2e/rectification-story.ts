import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dayOf, hourMs, instant } from '../src/basis/time.ts';
import { openCase, listCases } from '../src/contract/case.ts';
import { putRegister, auditTrail } from '../src/contract/admin.ts';
import { objectTo, publicCheckpoints, publicFile, publicItem, publicItems, publicKey, publicPicture } from '../src/contract/public.ts';
import { actAs, signIn } from '../src/contract/session.ts';
import { scannedSheet } from '../src/server/signing.fixture.ts';
import { signerOf } from '../src/roof/installation-key.ts';
import { storyPlace, stepClock, worldNow } from './drill.ts';
import { qingshan, qingshanIn, type Installation } from './installation.ts';
import { drillPassword } from '../src/roof/drill/settle.ts';
import { exportedDevice, hourRecord, send } from './logger.ts';
import { png, pdf, text } from './material.ts';
import { measuresHold } from './measures-hold.ts';
import { rewriteHistory } from './rewrite-history.ts';
import { until } from './until.ts';
import { caseOf, Visitor, type As } from './visitor.ts';

const { point, county, branch } = storyPlace;
const office = 'rectification';
const logins = { county: `county-${county}`, secretary: `secretary-${county}`, head: `head-${county}`, next: `head-${county}-next`, city: 'city-980100' } as const;
const problem = '督察发现,青屏澄砚纸业有限公司废水总排口多次超标排放,属地监管不力。';
const fields = { problem, documentNumber: '演督察〔2026〕3号', itemNumber: '十二', target: '废水总排口稳定达标', deadlineType: 'by-date', deadline: '2026-06-30', works: 'no' };
const measure = { id: 'm1', what: '更换气浮加药泵并设一用一备', quantity: '2', unit: '台', owner: '青屏县工业局', due: '2026-03-31' };
const material = { plan: pdf('整改方案'), minutes: text('会议纪要:专题研究'), 'monitoring-report': pdf('监测报告'), photos: png, mechanism: text('长效制度') } as const;
const names = { plan: '方案.pdf', minutes: '纪要.txt', 'monitoring-report': '监测.pdf', photos: '前后对比.png', mechanism: '制度.txt' } as const;

const published = async (address: string): Promise<readonly string[]> => (await new Visitor(address).get(publicItems)).map((row) => row.id);

/** A 督察整改问题 with that outlet: from the verbatim text to 销号, the public file, its verification, and the rebound. */
export function tellRectification(place: () => Installation, as: As): void {
  let item = '';

  /** 纸质签字 of the head of government: scanned by the county, confirmed by the city. The ways of all signatures so far. */
  async function onPaper(id: string): Promise<readonly string[]> {
    const [clerk, second] = await Promise.all([as(logins.county), as(logins.city)]);
    const { qr } = await clerk.readSheet(id);
    const signedOn = dayOf(instant(await worldNow(await as('system'))));
    const paper = { office: 'head-of-government', signedOn };
    expect((await clerk.handInPaper(id, paper, scannedSheet(`${qr.slice(0, -64)}${'0'.repeat(64)}`))).fault).toBe('signature.wrong-version');
    expect((await clerk.handInPaper(id, paper, scannedSheet(qr))).fault).toBe('');
    expect(await clerk.refusal(id, 'confirm-paper', { office: paper.office })).toMatch(/^signature\.clerk-unfit/);
    return caseOf(await second.step(id, 'confirm-paper', { office: paper.office })).signatures.map(({ method }) => method);
  }

  test('整改办 registers the verbatim text with its number; others may not, and the text is never edited', async () => {
    const given = { type: 'rectification/problem', region: county, parties: {}, points: [point], title: { zh: '青屏澄砚纸业废水超标', en: 'Waste water of Qingping Paper' }, fields };
    expect((await (await as(branch)).ask(openCase, { body: given })).fault).toBe('case.not-yours');
    expect((await (await as(logins.county)).ask(openCase, { body: given })).fault).toBe('case.not-yours');
    const registrar = await as(office);
    expect(await registrar.ask(openCase, { body: { ...given, fields: { ...fields, documentNumber: '' } } })).toMatchObject({ fault: 'case.field-missing', detail: 'documentNumber' });
    const view = await registrar.get(openCase, { body: given });
    item = view.row.id;
    expect(view.row).toMatchObject({ state: 'registered' });
    expect(view.row.number).toMatch(/^演问题〔2026〕/);
    expect(view.parties.map(({ party, unit }) => [party, unit.id])).toEqual(expect.arrayContaining([['county', `county-${county}`], ['city', 'city-bureau-980100']]));
    expect((await registrar.step(item, 'assign')).row.state).toBe('assigned');
    expect(await published(place().address)).not.toContain(item);
  });

  test('the county government accepts and plans; a measure without number, day and owner is refused; the city approves', async () => {
    const [responsible, city] = await Promise.all([as(logins.county), as(logins.city)]);
    const accepted = await responsible.step(item, 'accept');
    expect(accepted.row.clock).toMatchObject({ unit: 'working-day', party: 'county' });
    for (const flaw of [{ quantity: '若干' }, { owner: '' }, { due: '' }]) {
      expect(await responsible.refusal(item, 'submit-plan', { plan: '见附件', measures: [{ ...measure, ...flaw }] })).toMatch(/^case\.measure-not-measurable/);
    }
    expect((await responsible.step(item, 'submit-plan', { plan: '更换加药泵,设备用泵,完善制度', measures: [measure] })).row.state).toBe('plan-review');
    expect(await responsible.refusal(item, 'approve-plan', {})).toMatch(/^case\.not-yours/);
    expect((await city.step(item, 'approve-plan', { planOpinion: '同意' })).row.state).toBe('rectifying');
    expect(await published(place().address)).toContain(item);
  });

  test('supporting material is taken by type, content and size, and each item of the checklist is marked', async () => {
    const responsible = await as(logins.county);
    const refused = async (name: string, bytes: Uint8Array): Promise<string> => (await responsible.upload(item, 'plan', name, bytes)).fault;
    expect(await refused('方案.exe', material.plan)).toBe('file.type-refused');
    expect(await refused('方案.pdf', png)).toBe('file.content-mismatch');
    expect(await refused('方案:终稿.pdf', material.plan)).toBe('file.name-refused');
    expect(await refused('方案.pdf', new Uint8Array())).toBe('file.empty');
    expect(await refused('方案.pdf', new Uint8Array(21 * 1024 * 1024).fill(37))).toBe('request.too-large');
    for (const [id, bytes] of Object.entries(material)) expect((await responsible.upload(item, id, names[id as keyof typeof names], bytes)).fault, id).toBe('');
    expect((await (await as('enterprise')).upload(item, 'plan', '方案.pdf', material.plan).catch((error: unknown) => ({ fault: String(error) }))).fault).toContain('request.not-found');
    const { evidence } = caseOf(await responsible.readCase(item));
    expect(evidence.map((file) => file.name)).toEqual(Object.values(names));
    const marks = Object.fromEntries(Object.keys(material).slice(1).map((id, at) => [id, { state: 'have', files: [evidence[at + 1]?.hash] }]));
    await responsible.step(item, 'work', { progress: '加药泵已更换', marks });
  });

  test('the self-check waits for the checklist and for the machine, which looks at the outlet’s own hours', async () => {
    const [responsible, system] = await Promise.all([as(logins.county), as('system')]);
    const checked = { completion: '2台加药泵已更换,一用一备,连续达标', selfCheck: '自查合格' };
    const before = await responsible.readCase(item);
    expect(before.checks).toMatchObject([{ item: 'outlet-hours', result: 'fail' }]);
    expect(before.checks[0]?.broken.map(({ factor, value }) => [factor, Number(value)])).toEqual([['w01018', 186]]);
    expect(await responsible.refusal(item, 'self-check', checked)).toBe('case.machine-check-disagrees outlet-hours');
    await stepClock(system, await as(branch), 24, point);
    expect((await responsible.readCase(item)).checks.map(({ result, says, broken }) => [result, says.zh, broken])).toEqual([['pass', '核验一致:连续7日有效小时均未超标', []]]);
    expect(await responsible.refusal(item, 'self-check', checked)).toBe('case.checklist-open plan');
    const plan = caseOf(await responsible.readCase(item)).evidence.find((file) => file.name === names.plan)?.hash;
    await responsible.step(item, 'work', { marks: { plan: { state: 'have', files: [plan] } } });
    expect(await responsible.refusal(item, 'self-check', { ...checked, completion: '长'.repeat(301) })).toBe('case.field-invalid completion');
    expect((await responsible.step(item, 'self-check', checked)).row.state).toBe('self-checked');
  });

  test('two people in office that day sign the frozen content; any change voids both', async () => {
    const [responsible, city, secretary, head] = await Promise.all([as(logins.county), as(logins.city), as(logins.secretary), as(logins.head)]);
    expect(await responsible.refusal(item, 'freeze'), 'what the leaders sign must hold').toBe('case.measures-unverified m1:unreported');
    await measuresHold(item, responsible, city);
    const first = caseOf(await responsible.step(item, 'freeze')).frozen?.hash ?? '';
    const byPassword = { hash: first, method: 'password' };
    expect(await secretary.refusal(item, 'sign-party-secretary', byPassword)).toMatch(/^signature\.not-opened/);
    expect((await secretary.readSheet(item)).sheet).toMatchObject({ problem, hash: first });
    await head.readSheet(item);
    expect(await secretary.refusal(item, 'sign-party-secretary', { ...byPassword, hash: '0'.repeat(64) })).toMatch(/^signature\.wrong-version/);
    expect(await head.refusal(item, 'sign-party-secretary', byPassword)).toMatch(/^case\.not-yours/);
    const { password } = secretary;
    secretary.password = 'not-the-password';
    expect(await secretary.refusal(item, 'sign-party-secretary', byPassword)).toMatch(/^access\.sign-in-failed/);
    await expect(secretary.seal(item, 'sign-party-secretary')).rejects.toThrow('signature.pin-wrong');
    secretary.password = password;
    await secretary.seal(item, 'sign-party-secretary');
    expect(await responsible.refusal(item, 'submit')).toMatch(/head-of-government/);
    expect(await onPaper(item)).toEqual(['seal', 'paper']);
    const changed = caseOf(await responsible.step(item, 'work', { progress: '补充验收照片' }));
    expect(changed.frozen).toBeUndefined();
    expect(changed.signatures.map((signature) => signature.voided?.reason)).toEqual(['content-changed', 'content-changed']);
    const second = caseOf(await responsible.step(item, 'freeze')).frozen?.hash ?? '';
    expect(second).not.toBe(first);
    await secretary.readSheet(item);
    expect(await secretary.refusal(item, 'sign-party-secretary', byPassword)).toMatch(/^signature\.wrong-version/);
    await secretary.seal(item, 'sign-party-secretary');
  });

  test('who is not in office that day cannot sign, and one person cannot sign under two offices', async () => {
    const citizen = new Visitor(place().address);
    expect((await citizen.ask(signIn, { body: { login: logins.next, password: (await as(logins.head)).password } })).fault).toBe('access.no-appointment');
    const [security, secretary] = await Promise.all([as('security'), as(logins.secretary)]);
    const both = { id: 'appointment-both', person: `person-county-${county}-secretary`, role: 'head-of-government', unit: `county-${county}`, region: county, title: { zh: '代县长', en: 'acting head' }, from: '2026-03-01' };
    await security.get(putRegister, { params: { kind: 'appointment' }, body: { id: both.id, from: both.from, body: both } });
    await secretary.get(actAs, { body: { appointment: both.id } });
    const hash = caseOf(await secretary.readCase(item)).frozen?.hash;
    expect(await secretary.refusal(item, 'sign-head-of-government', { hash, method: 'password' })).toMatch(/^signature\.same-person/);
    expect((await onPaper(item)).slice(-2)).toEqual(['seal', 'paper']);
  });

  test('sent up, first checked by the city, verified by the province, put on notice', async () => {
    const [responsible, city, provincial] = await Promise.all([as(logins.county), as(logins.city), as(office)]);
    expect((await responsible.step(item, 'submit')).row.state).toBe('city-check');
    expect(await provincial.refusal(item, 'province-verify', { provinceOpinion: '通过' })).toMatch(/^case\.step-refused/);
    await city.step(item, 'city-first-check', { cityOpinion: '现场初验合格' });
    await provincial.step(item, 'province-verify', { provinceOpinion: '核查合格' });
    expect(await provincial.refusal(item, 'close-out', { closeNumber: '演销号〔2026〕1号' })).toMatch(/^case\.step-refused/);
    expect((await provincial.step(item, 'open-notice')).row.state).toBe('notice');
  });

  test('an objection must be answered and the notice must have run before the item is closed out', async () => {
    const [provincial, responsible, system] = await Promise.all([as(office), as(logins.county), as('system')]);
    const citizen = new Visitor(place().address);
    const close = { closeNumber: '演销号〔2026〕1号' };
    const objected = await citizen.get(objectTo, { params: { id: item }, body: { text: '夜里仍有异味,请再查。我叫王小明,电话13800001234' } });
    expect(objected.number).not.toBe('');
    expect(await provincial.refusal(item, 'close-out', close)).toMatch(/^case\.notice-running/);
    const { notice } = caseOf(await provincial.readCase(item));
    const hours = Math.ceil(((notice?.to ?? 0) + 1 - (await worldNow(system))) / hourMs);
    await stepClock(system, await as(branch), hours, point);
    expect(await provincial.refusal(item, 'close-out', close)).toMatch(/^case\.objection-unanswered/);
    await responsible.step(item, 'answer-objection', { objection: notice?.objections[0]?.id, answer: '已复测,达标' });
    const closed = await provincial.step(item, 'close-out', close);
    expect(closed.row).toMatchObject({ state: 'closed', stateTitle: { zh: '已销号' } });
    const shown = await citizen.get(publicItem, { params: { id: item } });
    expect(shown.row).toMatchObject({ state: 'closed', notice: { objections: 1, answered: 1, open: false } });
    expect(JSON.stringify(shown)).toContain(problem);
    const { pictures } = shown.content as { readonly pictures: readonly { readonly hash: string }[] };
    expect(pictures, 'the photograph that the check accepted').toMatchObject([{ item: 'photos', type: 'image/png' }]);
    expect(String(await citizen.get(publicPicture, { params: { id: item, hash: pictures[0]?.hash ?? '' } }))).toContain('IHDR');
    expect(JSON.stringify(shown)).not.toContain('13800001234');
    expect((await citizen.ask(objectTo, { params: { id: item }, body: { text: '公示期已过再提一次' } })).fault).toBe('case.step-refused');
  });

  test('anyone verifies the exported file offline; one changed byte or a re-written history shows', async () => {
    const citizen = new Visitor(place().address);
    const [system, watcher] = await Promise.all([as('system'), as(branch)]);
    await stepClock(system, watcher, 24, point);
    const sealed = await until('a checkpoint over the closed item', async () => {
      const exported = String(await citizen.get(publicFile, { params: { id: item } }));
      const { events, checkpoints } = JSON.parse(exported) as { events: unknown[]; checkpoints: { seq: number }[] };
      return checkpoints.at(-1)?.seq === events.length ? exported : undefined;
    });
    const [file, key] = [join(place().data, 'public.json'), join(place().data, 'key')];
    writeFileSync(key, String(await citizen.get(publicKey)));
    const verify = async (bytes: string | Uint8Array, by = key): Promise<readonly [number | null, string]> => {
      writeFileSync(file, bytes);
      const { code, out } = await qingshan('verify', file, '--key', by);
      return [code, out.split('\n')[0] ?? ''];
    };
    expect(await verify(sealed)).toEqual([0, 'ok']);
    expect((await qingshan('verify', file, '--key', key)).out).toContain('签字:电子签章2处、通行密钥0处验证一致;纸质签字2处');
    const bytes = Buffer.from(sealed);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    expect((await verify(bytes))[0]).toBe(1);
    // The installation itself, with its own key, tells another history and seals the file anew: the checkpoints contradict it.
    const signer = signerOf(createPrivateKey(readFileSync(join(place().data, 'installation-key.pem'))));
    const [code, where] = await verify(rewriteHistory(sealed, signer));
    expect([code, where]).toEqual([1, expect.stringContaining('checkpoints')]);
    const noted = (await citizen.get(publicCheckpoints)) as readonly { day: string; root: string }[];
    expect(noted.length).toBeGreaterThan(0);
  });

  test('the terminal lists, shows and steps in the name of an office, and checks every stored history', async () => {
    const { data } = place();
    const by = (login: string, ...words: readonly string[]) => qingshanIn({ QINGSHAN_LOGIN: login, QINGSHAN_PASSWORD: drillPassword }, 'case', ...words, '--data', data);
    const listed = await by(office, 'list', '--type', 'rectification/problem', '--text', '纸业', '--json');
    expect(listed.out.trim().split('\n').map((line) => (JSON.parse(line) as { id: string }).id)).toContain(item);
    expect((await by(office, 'show', item)).out).toContain('销号');
    expect((await by(logins.county, 'step', item, 'look-back-first')).err).toContain('[case.not-yours]');
    const missing = await by(office, 'step', item, 'look-back-first');
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('[case.field-missing]')]);
    const form = join(data, 'form.json');
    writeFileSync(form, JSON.stringify({ lookBackResult: 'held', lookBackNote: '现场未见反弹' }));
    const taken = await by(office, 'step', item, 'look-back-first', '--input', form, '--json');
    expect(JSON.parse(taken.out)).toMatchObject({ row: { id: item, state: 'closed' } });
    expect((await qingshanIn({ QINGSHAN_LOGIN: office, QINGSHAN_PASSWORD: 'not-the-word' }, 'case', 'list', '--data', data)).err).toContain('[access.sign-in-failed]');
    const whole = await qingshan('verify', '--all', '--data', data);
    expect([whole.code, whole.out]).toEqual([0, expect.stringMatching(/^ok\n\d+ histories, \d+ events, \d+ checkpoints, \d+ files\n/)]);
  });

  test('a new exceedance at that outlet within the look-back reopens the item', async () => {
    const [responsible, system, watcher] = await Promise.all([as(logins.county), as('system'), as(branch)]);
    const now = await worldNow(system);
    // Some hours back: the ten-minute records of the newest hours do not bear it out, and then it could not be determined.
    const hour = Math.floor(now / hourMs) * hourMs - 6 * hourMs;
    expect(await send(place().gatewayPort, hourRecord(await exportedDevice(system, point), '32', hour, { w01018: '240.0' }))).toContain('CN=9014');
    const reopened = await until('the rebound', async () => {
      const view = await responsible.readCase(item);
      return view.row.state === 'rectifying' ? view : undefined;
    });
    expect(reopened.row.rebounds).toBe(1);
    expect(caseOf(reopened)).toMatchObject({ signatures: expect.arrayContaining([expect.objectContaining({ voided: expect.objectContaining({ reason: 'rebound' }) })]) });
    expect(reopened.events.at(-1)).toMatchObject({ event: 'rebound', from: 'closed', to: 'rectifying' });
    expect((await watcher.get(listCases, { query: { type: 'integrity/exceedance', point, open: true } })).rows).toHaveLength(1);
    expect((await new Visitor(place().address).get(publicItem, { params: { id: item } })).row).toMatchObject({ state: 'rectifying', rebounds: 1 });
    const trail = (await (await as('audit')).get(auditTrail, { query: { limit: 1000 } })).rows;
    expect(trail.filter((row) => row.action === 'case.close-out')).toHaveLength(1);
  });
}
