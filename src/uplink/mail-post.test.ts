import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { openssl } from '../../tools/need.ts';
import type { MailLetter } from '../flow/ports/mail-post.ts';
import { mailPost } from './mail-post.ts';
import type { MailSettings } from './mail-settings.ts';
import { ownCertificate, smtpStand, type SmtpStand } from './smtp.fixture.ts';

const letter = (change: Partial<MailLetter> = {}): MailLetter => ({
  to: 'li.ming@example.org', id: 'm1', thread: 'case-1', at: Date.UTC(2026, 2, 2, 2), subject: '待办:某项整改', text: '等待「签收」\n',
  html: '<p>等待「签收」</p>', language: 'zh', ...change,
});
const settings = (port: number, change: Partial<MailSettings> = {}): MailSettings =>
  ({ host: '127.0.0.1', port, secure: false, startTls: 'never', from: { name: '青山', address: 'noreply@sthj.gov.cn' }, ...change });

let stands: SmtpStand[] = [];
const stand = async (options?: SMTPServerOptions): Promise<SmtpStand> => {
  const one = await smtpStand(options);
  stands.push(one);
  return one;
};
afterEach(async () => {
  await Promise.all(stands.map((one) => one.close()));
  stands = [];
});

test('a mail arrives in both forms, marked as written by a machine, in the thread of its case', async () => {
  const server = await stand({ hideSTARTTLS: true });
  expect(await mailPost(settings(server.port)).post(letter())).toEqual({ ok: true, value: true });
  const [mail] = server.got;
  expect([mail?.from, mail?.to, mail?.secure]).toEqual(['noreply@sthj.gov.cn', ['li.ming@example.org'], false]);
  const head = mail?.text.split('\r\n\r\n')[0] ?? '';
  for (const line of ['To: li.ming@example.org', 'Message-ID: <m1@sthj.gov.cn>', 'In-Reply-To: <case-1@sthj.gov.cn>',
    'References: <case-1@sthj.gov.cn>', 'Auto-Submitted: auto-generated',
    'Date: Mon, 02 Mar 2026 02:00:00 +0000', 'Content-Language: zh-CN']) expect(head).toContain(line);
  expect(mail?.text).toMatch(/Content-Type: text\/plain; charset=utf-8/u);
  expect(mail?.text).toMatch(/Content-Type: text\/html; charset=utf-8/u);
});

test('no line of a subject, whatever stands in it, becomes another header', async () => {
  const server = await stand({ hideSTARTTLS: true });
  await mailPost(settings(server.port)).post(letter({ subject: 'x\r\nBcc: other@example.org\r\n\r\nbody' }));
  expect(server.got[0]?.to).toEqual(['li.ming@example.org']);
  expect(server.got[0]?.text.split('\r\n\r\n')[0]).not.toMatch(/^bcc:/imu);
});

const saysNo = (responseCode: number, message: string) => Object.assign(new Error(message), { responseCode });
test.each([
  ['a receiver put off', { onRcptTo: (_address, _session, done) => done(saysNo(451, 'greylisted, li.ming@example.org later')) },
    'mail.put-off'],
  ['a full box at the end of the data', { onData: (stream, _session,
    done) => { stream.resume(); stream.on('end', () => done(saysNo(452, 'no room'))); } }, 'mail.put-off'],
  ['no such receiver', { onRcptTo: (_address, _session, done) => done(saysNo(550, 'no such user li.ming@example.org')) }, 'mail.refused'],
  ['a text that is not taken', { onData: (stream, _session, done) => {
    stream.resume(); stream.on('end', () => done(saysNo(554, 'spam'))); } }, 'mail.refused'],
  ['a server that takes nobody', { onConnect: (_session, done) => done(saysNo(421, 'busy')) }, 'mail.put-off'],
] as const satisfies readonly (readonly [string, SMTPServerOptions, string])[])('%s', async (_name, options, fault) => {
  const server = await stand({ hideSTARTTLS: true, ...options });
  const said = await mailPost(settings(server.port)).post(letter());
  expect(said).toMatchObject({ ok: false, fault });
  expect(JSON.stringify(said)).not.toContain('li.ming@example.org');
});

test('nobody there, and somebody who is no mail server, are faults with words', async () => {
  expect(await mailPost(settings(1)).post(letter())).toMatchObject(
    { ok: false, fault: 'mail.no-answer', detail: expect.stringContaining('ECONNREFUSED') });
  const server = await stand();
  await server.close();
  expect(await mailPost(settings(server.port)).post(letter())).toMatchObject({ ok: false, fault: 'mail.no-answer' });
});

let certificate: { readonly key: string; readonly cert: string };
beforeAll(() => { if (!openssl.skip) certificate = ownCertificate(); });

test.skipIf(openssl.skip)(openssl.named('STARTTLS that is required and offered is taken, with the password only then'), async () => {
  const heard: string[] = [];
  const server = await stand({
    ...certificate, authOptional: false,
    onAuth: ({ username, password }, session, done) => { heard.push(`${session.secure} ${username} ${password}`); done(null,
      { user: username }); },
  });
  const post = mailPost(settings(server.port, { startTls: 'required', user: 'u', password: 'geheim' }), certificate.cert);
  expect(await post.post(letter())).toEqual({ ok: true, value: true });
  expect([server.got[0]?.secure, server.got[0]?.user, heard]).toEqual([true, 'u', ['true u geheim']]);
});

test.skipIf(openssl.skip)(openssl.named(
  'STARTTLS that is required and not offered, or shows a certificate nobody vouches for: nothing is handed in'), async () => {
  const [bare, strange] = [await stand({ hideSTARTTLS: true }), await stand({ ...certificate })];
  expect(await mailPost(settings(bare.port, { startTls: 'required' })).post(letter()))
    .toMatchObject({ ok: false, fault: 'mail.not-secure' });
  expect(await mailPost(settings(strange.port, { startTls: 'required' })).post(letter()))
    .toMatchObject({ ok: false, fault: 'mail.not-secure' });
  expect(await mailPost(settings(bare.port, { startTls: 'offered' })).post(letter())).toEqual({ ok: true, value: true });
  expect([bare.got.length, strange.got.length]).toEqual([1, 0]);
});

test.skipIf(openssl.skip)(openssl.named('TLS from the first byte; a wrong password may be right later'), async () => {
  const server = await stand({ ...certificate, secure: true, authOptional: false, onAuth: (_auth, _session, done) =>
    done(saysNo(535, 'bad credentials')) });
  const post = mailPost(settings(server.port, { secure: true, user: 'u', password: 'geheim' }), certificate.cert);
  const said = await post.post(letter());
  expect(said).toMatchObject({ ok: false, fault: 'mail.sign-in-refused' });
  expect(JSON.stringify([said, post.about])).not.toContain('geheim');
  expect(post.about).toEqual({ server: `smtps://127.0.0.1:${server.port}`, from: 'noreply@sthj.gov.cn' });
});
