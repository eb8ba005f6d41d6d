import { fail, ok } from '../../basis/result.ts';
import { dayOf, instant } from '../../basis/time.ts';
import { endMandate as endEndpoint, giveMandate as giveEndpoint, listDeputies } from '../../contract/session.ts';
import type { House } from '../../flow/house.ts';
import { colleaguesOf, endMandate, giveMandate, mandatesOf } from '../../flow/mandates.ts';
import type { Words } from '../../model/words.ts';
import { handle, type Handler } from '../handler.ts';

/** AB岗: each office names its own deputies; what a deputy does carries both names. */
export function deputyHandlers(house: House): readonly Handler[] {
  const nameOf = (person: string): Words => house.directory.persons.get(person)?.name ?? { zh: person, en: person };
  return [
    handle(listDeputies, async (_input, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const day = dayOf(instant(house.clocks.world()));
      const given = mandatesOf(house, caller.acting.id);
      return ok({
        given: given.map((held) => ({ id: held.id, person: { id: held.person, name: nameOf(held.person) }, from: held.from, to: held.to ?? '', running: house.directory.inOffice(held, day) })),
        colleagues: colleaguesOf(house, caller.acting, day).map((held) => ({ id: held.person, name: nameOf(held.person), title: held.title })),
        mayGive: caller.acting.deputyFor === undefined,
      });
    }),
    handle(giveEndpoint, async ({ body }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const given = await giveMandate(house, { principal: caller.acting, ...body, says: caller.actor.says });
      return given.ok ? ok({ id: given.value.id }) : given;
    }),
    handle(endEndpoint, async ({ params }, { caller }) => {
      if (caller.kind !== 'signed-in') return fail('access.sign-in-needed');
      const ended = await endMandate(house, caller.acting, params.id, caller.actor.says);
      return ended.ok ? ok({ id: ended.value.id }) : ended;
    }),
  ];
}
