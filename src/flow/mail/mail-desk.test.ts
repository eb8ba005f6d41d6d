import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourMs } from '../../basis/time.ts';
import { fail, ok } from '../../basis/result.ts';
import { usualMail, type Preferences } from '../../model/preferences.ts';
import { smtpStand } from '../../uplink/smtp.fixture.ts';
import { mailPost } from '../../uplink/mail-post.ts';
import { testHouse } from '../house.fixture.ts';
import { noMailPost, type MailPost } from '../ports/mail-post.ts';
import { registeredProblem, stepBy } from '../story.fixture.ts';
import { machineViewer } from '../viewer.ts';
import { MailDesk } from './mail-desk.ts';
import { askAddress } from './own-address.ts';
import { openDesk, origin, standInMail, wants } from './post.fixture.ts';

const office = 'rectification-98-officer';
const county = 'county-980102-officer';
const allNow: Preferences['mail'] = { waits: 'now', returned: 'now', urged: 'now', warning: 'now', overdue: 'now', answered: 'now',
  escalated: 'now' };

async function at(change: Partial<Preferences> = { mail: allNow }) {
  const home = await testHouse();
  const stand = standInMail();
  const desk = openDesk(home, stand.post);
  const pass = async (seconds = 0, by = desk): Promise<void> => {
    home.time.machine += seconds * 1000;
    by.tick();
    await by.settled();
  };
  await pass();
  const person = await wants(home, county, change);
  const { id, number } = await registeredProblem(home.house, '980102', [200_000]);
  const assigned = () => stepBy(home.house, office, id, 'assign');
  const rows = () => home.house.records.read(machineViewer).deliveries({ channel: 'mail', limit: 50 });
  const counts = async () => (await desk.standing()).counts;
  return { ...home, stand, desk, pass, person, id, number, assigned, rows, counts };
}

test('what waits for an office is mailed to whoever wants it at once, in the words of the inbox, in the thread of its case', async () => {
  const { stand, pass, person, id, number, assigned, house } = await at();
  await assigned();
  await pass();
  expect(stand.got).toHaveLength(1);
  const [letter] = stand.got;
  expect(letter).toMatchObject({ to: `${person}@example.org`, thread: `case-${id}`, language: 'zh',
    subject: expect.stringMatching(/^【演练】待办:.*\)$/u) });
  for (const part of ['等待「签收」,来自', '督察整改问题', number, `${origin}/case/${id}`, `${origin}/preferences`, '【演练】']) expect(
    letter?.text).toContain(part);
  // Whoever objected is kept apart from such items: their title may begin with somebody's words and stays inside.
  const title = (await house.records.read(machineViewer).case(id))?.title.zh ?? '';
  expect([title.length > 0, JSON.stringify(letter).includes(title)]).toEqual([true, false]);
  expect(letter?.html).toContain(`<a href="${origin}/case/${id}">`);
  await stepBy(house, office, id, 'urge');
  await pass();
  expect(stand.got.map(({ subject, thread }) => [subject.slice(4, 6), thread])).toEqual([['待办', `case-${id}`], ['催办', `case-${id}`]]);
  expect(stand.got[1]?.id).not.toBe(stand.got[0]?.id);
});

test.each([
  ['in English', { language: 'en' as const, mail: allNow }, [/^\[Drill\] To do: /u]],
  ['not at all', { mail: { ...allNow, waits: 'off' as const } }, []],
  ['in the digest alone', { mail: { ...allNow, waits: 'digest' as const } }, []],
])('as the receiver wants it: %s', async (_name, change, subjects) => {
  const { stand, pass, assigned } = await at(change);
  await assigned();
  await pass();
  expect(stand.got.map(({ subject }) => subject)).toEqual(subjects.map((one) => expect.stringMatching(one)));
});

test('whoever has no confirmed address, holds no such office, or may not sign in gets nothing', async () => {
  const { stand, pass, assigned, house, person } = await at();
  await wants({ house } as never, 'county-980103-officer', { mail: allNow });
  const account = (await house.records.read(machineViewer).accounts()).find((one) => one.person === person);
  if (account === undefined) throw new TypeError('no account');
  await house.records.write(machineViewer, (store) => store.putAccount({ ...account, disabled: true }));
  await assigned();
  await pass();
  expect(stand.got).toEqual([]);
});

test('put off it waits longer each time, then is dead until it is sent again; refused for good it is dead at once', async () => {
  const { stand, pass, assigned, counts, desk, rows } = await at();
  stand.manner = () => fail('mail.put-off', '451 greylisted');
  await assigned();
  await pass();
  expect(await counts()).toEqual({ waiting: 1, failing: 1, sent: 0, withheld: 0, dead: 0 });
  for (const [seconds, tried] of [[29, 1], [1, 2], [119, 2], [1, 3], [480, 4], [1920, 5], [7680, 6], [6 * 3600, 7],
    [6 * 3600, 8]] as const) {
    await pass(seconds);
    expect(stand.got).toHaveLength(tried);
  }
  expect(await counts()).toEqual({ waiting: 0, failing: 0, sent: 0, withheld: 0, dead: 1 });
  expect((await rows())[0]).toMatchObject({ state: 'dead', tries: 8, trouble: { fault: 'mail.put-off', detail: '451 greylisted' } });
  stand.manner = () => fail('mail.refused', '550');
  expect(await desk.resend(undefined, '某人')).toBe(1);
  await pass();
  expect([(await counts()).dead, stand.got.length]).toEqual([1, 9]);
  stand.manner = () => ok(true);
  expect(await desk.resend((await rows())[0]?.id, '某人')).toBe(1);
  await pass();
  expect(await counts()).toEqual({ waiting: 0, failing: 0, sent: 1, withheld: 0, dead: 0 });
  expect(new Set(stand.got.map(({ id }) => id)).size).toBe(1);
});

test('what was read or done before it left, and what the receiver may not see any more, does not leave; the reason stands on it',
  async () => {
  for (const [happens, fault] of [['read', 'mail.not-needed'], ['done', 'mail.not-needed'], ['left office', 'mail.no-right'],
    ['unsubscribed', 'mail.not-wanted'], ['no address', 'mail.not-wanted']] as const) {
    const { stand, pass, assigned, house, id, person, rows, time } = await at();
    stand.manner = () => fail('mail.no-answer', 'down');
    await assigned();
    await pass();
    const message = String((await rows())[0]?.id.split('/').slice(1, -1).join('/'));
    const inbox = { unit: 'county-980102', role: 'county', person, until: time.world };
    if (happens === 'read') await house.records.write(machineViewer, (store) => store.readMessages(inbox, [message], time.world));
    if (happens === 'done') await stepBy(house, county, id, 'accept');
    if (happens === 'left office') house.directory.replace('appointment', (await house.records.read(machineViewer).entries('appointment'))
      .filter((one) => one.id !== `appointment-${county}`));
    if (happens === 'unsubscribed') await wants({ house } as never, county, { mail: { ...allNow, waits: 'off' } });
    if (happens === 'no address') await house.records.write(machineViewer, (store) => store.putMailAddress(person, {}));
    stand.manner = () => ok(true);
    stand.got.length = 0;
    await pass(60);
    const row = (await rows()).find((one) => one.id.includes(message));
    expect([happens, row?.state, row?.trouble?.fault]).toEqual([happens, 'withheld', fault]);
    expect(stand.got.filter(({ subject }) => subject.includes('签收'))).toEqual([]);
  }
});

test('without a server nothing gathers; what came meanwhile is not mailed when one is set up, what comes then is', async () => {
  const { stand, pass, assigned, house, id, rows, time } = await at();
  const bare = new MailDesk(house, { post: noMailPost, origin, onTrouble: (error) => { throw error; } });
  await pass(0, bare);
  await assigned();
  await pass(0, bare);
  expect([await rows(), (await bare.standing()).about]).toEqual([[], undefined]);
  time.world += hourMs;
  await pass();
  await stepBy(house, office, id, 'urge');
  await pass();
  expect(stand.got.map(({ subject }) => subject.slice(4, 6))).toEqual(['催办']);
});

test('without a server nobody can set an address, and says so at once', async () => {
  const { house, person } = await at();
  const asked = { person, name: { zh: '甲', en: 'a' }, address: 'a@example.org', code: '123456', codeHash: 'x' };
  expect(await askAddress(house, noMailPost, asked)).toMatchObject({ ok: false, fault: 'mail.not-configured' });
});

test('after a time without the process everything that came is mailed, once', async () => {
  const { pass, assigned, stand, house, id, time } = await at();
  await assigned();
  time.world += hourMs;
  await stepBy(house, office, id, 'urge');
  const [one, other] = [openDesk({ house } as never, stand.post), openDesk({ house } as never, stand.post)];
  await pass(0, one);
  await pass(0, other);
  expect(stand.got.map(({ subject }) => subject.slice(4, 6)).toSorted()).toEqual(['催办', '待办']);
});

const happens = fc.oneof({ weight: 4, arbitrary: fc.constant('urge' as const) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 9_000 }) },
  { weight: 3, arbitrary: fc.constantFrom('down' as const, 'up' as const, 'crash' as const) });
test('whatever breaks and whenever: each message that is still unread reaches the server, always under its own id', async () => {
  await fc.assert(fc.asyncProperty(fc.array(happens, { minLength: 3, maxLength: 10 }), async (list) => {
    const { house, stand, pass, assigned, id, counts, time } = await at();
    await assigned();
    let told = 1;
    const { write } = house.records;
    for (const what of list) {
      time.world += 1000;
      if (what === 'urge') {
        await stepBy(house, office, id, 'urge');
        told += 1;
      } else if (what === 'up' || what === 'down') stand.manner = () => (what === 'up' ? ok(true) : fail('mail.no-answer', 'down'));
      else if (what === 'crash') {
        let writes = 0;
        house.records.write = async (...given) => { writes += 1; if (writes > 1) throw new Error('killed'); return write(...given); };
        await pass(0, new MailDesk(house, { post: stand.post, origin, onTrouble: () => undefined }));
        house.records.write = write;
      } else await pass(what);
    }
    stand.manner = () => ok(true);
    await pass(7 * 3600);
    expect([await counts(), new Set(stand.got.map(({ id: of }) => of)).size])
      .toEqual([{ waiting: 0, failing: 0, sent: told, withheld: 0, dead: 0 }, told]);
  }), { numRuns: Number(process.env['QINGSHAN_FUZZ'] ?? 10) });
}, 120_000);

test('a stranger’s server gets it: put off once it comes again, the same mail', async () => {
  let refusals = 1;
  const server = await smtpStand({
    hideSTARTTLS: true,
    onRcptTo: (_address, _session, done) => { refusals -= 1; done(refusals < 0 ? null
      : Object.assign(new Error('greylisted'), { responseCode: 450 })); },
  });
  const post: MailPost = mailPost({ host: '127.0.0.1', port: server.port, secure: false, startTls: 'never',
    from: { name: '青山', address: 'noreply@sthj.gov.cn' } });
  const { pass, assigned, counts, person, ...home } = await at();
  const desk = openDesk(home, post);
  await assigned();
  await pass(0, desk);
  expect([server.got.length, (await counts()).failing]).toEqual([0, 1]);
  await pass(30, desk);
  await server.close();
  expect([server.got.map(({ to }) => to), (await counts()).sent]).toEqual([[[`${person}@example.org`]], 1]);
});

test('usual preferences mail at once what was returned, urged, is overdue or was not read below', () => {
  expect(Object.entries(usualMail).filter(([, mode]) => mode === 'now').map(([kind]) => kind))
    .toEqual(['returned', 'urged', 'overdue', 'escalated']);
});
