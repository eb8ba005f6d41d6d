import { fail, type Result } from '../../basis/result.ts';

/** One mail to one person, plain and as HTML. `id` and `thread` become Message-ID and what it answers to; `at`: machine clock, ms. */
export type MailLetter = {
  readonly to: string; readonly id: string; readonly thread?: string; readonly at: number;
  readonly subject: string; readonly text: string; readonly html: string; readonly language: 'zh' | 'en';
};

/** The way of mails out of the house. */
export interface MailPost {
  /** Where mails are handed in (never with its password) and whose they are; undefined: nobody has set that up. */
  readonly about?: { readonly server: string; readonly from: string };
  /**
   * Faults: mail.not-configured; mail.no-answer, mail.put-off (for now), mail.not-secure, mail.sign-in-refused (try again later);
   * mail.refused (for good).
   */
  post(letter: MailLetter): Promise<Result<true>>;
}

export const noMailPost: MailPost = { post: () => Promise.resolve(fail('mail.not-configured')) };
