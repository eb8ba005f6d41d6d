import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What a stranger's SMTP server got: envelope and the mail as it came over the line. */
export type Got = {
  readonly from: string; readonly to: readonly string[]; readonly secure: boolean; readonly user: string; readonly text: string };
export type SmtpStand = { readonly port: number; readonly got: Got[]; close(): Promise<void> };

/** A certificate of its own for this machine, made anew. */
export function ownCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'qingshan-smtp-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-addext',
    'subjectAltName=DNS:localhost,IP:127.0.0.1',
    '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true });
  return made;
}

/** nodemailer's own test server on a free port of this machine; `options` say how it behaves. */
export async function smtpStand(options: SMTPServerOptions = {}): Promise<SmtpStand> {
  const got: Got[] = [];
  const server = new SMTPServer({
    authOptional: true, logger: false, disableReverseLookup: true,
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => { text += chunk.toString('utf8'); });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        got.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), secure: session.secure,
          user: String(session.user ?? ''), text });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { port: (server.server.address() as AddressInfo).port, got, close: () => new Promise((resolve) => { server.close(resolve); }) };
}
