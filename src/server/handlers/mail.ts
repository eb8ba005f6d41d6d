import { ok } from '../../basis/result.ts';
import { listMails, mailStanding, resendMails } from '../../contract/mail.ts';
import type { House } from '../../flow/house.ts';
import { mailTerms } from '../../flow/mail/mail-terms.ts';
import { mailTarget } from '../../flow/mail/queue-messages.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { handle, type Handler } from '../handler.ts';
import type { Runtime } from '../runtime.ts';
import { mailView } from '../views/mail.ts';

const pageUsual = 50;

/** 邮件, watched by the system administrator. */
export function mailHandlers(house: House, { mails }: Runtime): readonly Handler[] {
  return [
    handle(mailStanding, async () => {
      const { about, counts } = await mails.standing();
      const { tries, neverHeld, domains } = mailTerms(house);
      return ok({ ...about, ...counts, tries, neverHeld: [...neverHeld], domains: [...domains] });
    }),
    handle(listMails, async ({ query: { state, after, limit = pageUsual } }) => {
      const records = house.records.read(machineViewer);
      const rows = await records.deliveries({
        channel: 'mail', target: mailTarget, limit, ...(state === undefined ? {} : { states: [state] }),
        ...(after === undefined ? {} : { after }),
      });
      const last = rows.at(-1);
      return ok({ rows: await Promise.all(rows.map((one) => mailView(house, one))),
        ...(rows.length === limit && last !== undefined ? { next: last.id } : {}) });
    }),
    handle(resendMails, async ({ body: { mail } }, { caller }) =>
      ok({ count: await mails.resend(mail, caller.kind === 'signed-in' ? caller.actor.says : caller.kind) })),
  ];
}
