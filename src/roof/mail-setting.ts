import { ok, type Result } from '../basis/result.ts';
import { noMailPost, type MailPost } from '../flow/ports/mail-post.ts';
import { mailPost } from '../uplink/mail-post.ts';
import { readMailSettings } from '../uplink/mail-settings.ts';

/** The way of mails as the environment says it; nothing said: none. Fault: system.bad-option. */
export function openMailPost(env: Readonly<Record<string, string | undefined>>): Result<MailPost> {
  const settings = readMailSettings(env['QINGSHAN_MAIL_URL'] ?? '', env['QINGSHAN_MAIL_FROM'] ?? '');
  if (!settings.ok) return settings;
  return ok(settings.value === undefined ? noMailPost : mailPost(settings.value));
}
