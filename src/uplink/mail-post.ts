import { createTransport } from 'nodemailer';
import { fail, ok, type Failure } from '../basis/result.ts';
import { mailDomain } from '../model/mail-address.ts';
import type { MailLetter, MailPost } from '../flow/ports/mail-post.ts';
import type { MailSettings } from './mail-settings.ts';

const connectMs = 10_000;
const silenceMs = 30_000;
const detailMost = 300;

/** Mails handed in to an SMTP server. Certificates are checked; `authority`: one to trust beside the system's (tests). */
export function mailPost(settings: MailSettings, authority?: string): MailPost {
  const { host, port, secure, startTls, user, password, from } = settings;
  const domain = mailDomain(from.address);
  const transport = createTransport({
    host, port, secure, requireTLS: !secure && startTls === 'required', ignoreTLS: startTls === 'never', name: domain,
    connectionTimeout: connectMs, greetingTimeout: connectMs, socketTimeout: silenceMs, disableFileAccess: true, disableUrlAccess: true,
    ...(user === undefined || password === undefined ? {} : { auth: { user, pass: password } }),
    ...(authority === undefined ? {} : { tls: { ca: authority } }),
  });
  return {
    about: { server: `${secure ? 'smtps' : 'smtp'}://${host}:${port}`, from: from.address },
    post: async (letter) => {
      try {
        await transport.sendMail({ from, ...printed(letter, domain) });
        return ok(true);
      } catch (error) {
        return refusal(error, letter.to);
      }
    },
  };
}

const printed = ({ to, id, thread, at, subject, text, html, language }: MailLetter, domain: string) => ({
  to: { name: '', address: to }, subject, text, html, date: new Date(at), messageId: `<${id}@${domain}>`,
  // A case has no mail of its own: all that speak of it answer to the same one, which nobody ever got.
  ...(thread === undefined ? {} : { inReplyTo: `<${thread}@${domain}>`, references: `<${thread}@${domain}>` }),
  // RFC 3834: no answering machine answers this.
  headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', 'Content-Language': language === 'zh' ? 'zh-CN'
    : 'en' },
});

type Trouble = { readonly code?: string; readonly responseCode?: number; readonly message: string };

/** 4xx and what never reached the server may go better later; 5xx of an address or a text will not. The address itself is not said. */
function refusal(error: unknown, to: string): Failure {
  const { code = '', responseCode, message } = (error instanceof Error ? error : new Error(String(error))) as Error & Trouble;
  const detail = message.replaceAll(to, '…').replaceAll(/\s+/gu, ' ').slice(0, detailMost);
  if (code === 'EAUTH' || code === 'ENOAUTH') return fail('mail.sign-in-refused', detail);
  if (code === 'ETLS' || /certificate|self.signed|SSL/iu.test(message)) return fail('mail.not-secure', detail);
  if (responseCode === undefined || responseCode < 400) return fail('mail.no-answer', detail);
  return fail(responseCode < 500 ? 'mail.put-off' : 'mail.refused', detail);
}
