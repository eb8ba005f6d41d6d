import { fail, ok, type Result } from '../basis/result.ts';
import { isMailAddress } from '../model/mail-address.ts';

/** required: nothing is said in clear. offered: where the server offers it. never: a relay beside us that knows no TLS. */
const startTlsManners = ['required', 'offered', 'never'] as const;
export type MailSettings = {
  readonly host: string; readonly port: number; readonly secure: boolean; readonly startTls: (typeof startTlsManners)[number];
  readonly user?: string; readonly password?: string; readonly from: { readonly name: string; readonly address: string };
};

const usualPorts = { 'smtp:': 587, 'smtps:': 465 } as const;

/**
 * `url`: smtp://user:password@host:port, or smtps://…; `?starttls=offered|never` where the usual `required` cannot be had.
 * `from`: an address, or `Name <address>`. Both empty: none. Fault: system.bad-option, which repeats no password.
 */
export function readMailSettings(url: string, from: string): Result<MailSettings | undefined> {
  if (url === '' && from === '') return ok(undefined);
  const sender = senderOf(from);
  if (sender === undefined) return fail('system.bad-option', `QINGSHAN_MAIL_FROM: ${from}`);
  const read = URL.parse(url);
  const bad = fail('system.bad-option', 'QINGSHAN_MAIL_URL: smtp://user:password@host:port or smtps://… is needed');
  if (read === null || !isMailScheme(read.protocol) || read.hostname === '' || !['', '/'].includes(read.pathname)) return bad;
  const startTls = startTlsManners.find((one) => one === (read.searchParams.get('starttls') ?? 'required'));
  const [user, password] = [decoded(read.username), decoded(read.password)];
  if (startTls === undefined || user === undefined || password === undefined || (user === '') !== (password === '')) return bad;
  const secure = read.protocol === 'smtps:';
  // Whoever asks for a password must not hear it said in clear.
  if (user !== '' && !secure && startTls !== 'required') return fail('system.bad-option',
    'QINGSHAN_MAIL_URL: a password goes over TLS alone');
  return ok({
    host: read.hostname.replace(/^\[(.*)\]$/u, '$1'), port: read.port === '' ? usualPorts[read.protocol] : Number(read.port), secure,
    startTls, from: sender,
    ...(user === '' ? {} : { user, password }),
  });
}

const isMailScheme = (scheme: string): scheme is keyof typeof usualPorts => Object.hasOwn(usualPorts, scheme);

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function senderOf(text: string): MailSettings['from'] | undefined {
  const [, name = '', address = ''] = /^\s*(?:"?([^"<>]*?)"?\s*<([^<>]+)>)\s*$/u.exec(text) ?? [text, '', text.trim()];
  return isMailAddress(address) && !/\p{Cc}/u.test(name) ? { name, address } : undefined;
}
