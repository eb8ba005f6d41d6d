import { fail, ok } from '../../basis/result.ts';
import { askMailAddress, confirmMailAddress, dropMailAddress, putPreferences, readPreferences } from '../../contract/preferences.ts';
import type { House } from '../../flow/house.ts';
import { mailTerms, wishOf } from '../../flow/mail/mail-terms.ts';
import { askAddress, confirmAddress, dropAddress, putPreferences as keepPreferences } from '../../flow/mail/own-address.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { hashPassword, newMailCode, passwordFits } from '../credentials.ts';
import { handle, type Handler } from '../handler.ts';
import type { Runtime } from '../runtime.ts';

/** 消息接收设置: each person says and reads their own. */
export function preferenceHandlers(house: House, { mails: { post } }: Runtime): readonly Handler[] {
  return [
    handle(readPreferences, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const row = await house.records.read(machineViewer).preferences(caller.person.id);
      const terms = mailTerms(house);
      const { address, asked } = row?.mail ?? {};
      const waits = asked !== undefined && asked.until > house.clocks.machine();
      return ok({
        ...wishOf(terms, row), mails: post.about !== undefined, digestHours: [...terms.digestHours], neverHeld: [...terms.neverHeld],
        ...(address === undefined ? {} : { address }), ...(waits ? { asked: { address: asked.address, until: asked.until } } : {}),
      });
    }),
    handle(putPreferences, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const kept = await keepPreferences(house, caller.person.id, body);
      return kept.ok ? ok({ saved: true }) : kept;
    }),
    handle(askMailAddress, async ({ body: { address } }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const code = newMailCode();
      return askAddress(house, post, { person: caller.person.id, name: caller.person.name, address: address.trim(), code,
        codeHash: await hashPassword(code) });
    }),
    handle(confirmMailAddress, async ({ body: { code } }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      return confirmAddress(house, caller.person.id, (hash) => passwordFits(code.trim(), hash));
    }),
    handle(dropMailAddress, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      await dropAddress(house, caller.person.id);
      return ok({ dropped: true });
    }),
  ];
}
