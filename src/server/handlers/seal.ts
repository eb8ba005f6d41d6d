import { randomInt } from 'node:crypto';
import { ok } from '../../basis/result.ts';
import { listSeals, makeSeal as makeEndpoint, revokeSeal, setSigningSite as siteEndpoint } from '../../contract/signing.ts';
import type { House } from '../../flow/house.ts';
import { credentialsOf, revokeCredential, worldDay } from '../../flow/signing/credentials.ts';
import { makeSeal } from '../../flow/signing/seal.ts';
import { isSigningOffice } from '../../flow/signing/signing-offices.ts';
import { setSigningSite, signingSite } from '../../flow/signing/site.ts';
import { isGoodOn } from '../../model/signing-credential.ts';
import type { Caller } from '../caller.ts';
import { handle, type Handler } from '../handler.ts';
import { unitName } from '../views/names.ts';
import { credentialRow } from './signing.ts';

const saysOf = (caller: Caller): string => (caller.kind === 'signed-in' ? caller.actor.says : caller.kind);
const newPin = (): string => String(randomInt(0, 100_000_000)).padStart(8, '0');

/** 电子签章 in the hands of the system administrator: made, revoked, and the site of passkeys. */
export function sealHandlers(house: House): readonly Handler[] {
  return [
    handle(listSeals, async () => {
      const seals = (await credentialsOf(house)).filter(({ certificate }) => certificate.kind === 'seal').toSorted((a,
        b) => b.madeAt - a.madeAt);
      const site = await signingSite(house);
      return ok({
        rows: seals.map((one) => credentialRow(house, one)), without: leadersWithout(house,
          new Set(seals.filter((one) => isGoodOn(one, worldDay(house))).map(({ certificate }) => certificate.appointment))),
        ...(site === undefined ? {} : { site: { site: site.site, origins: [...site.origins] } }),
      });
    }),
    handle(makeEndpoint, async ({ body }, { caller }) => {
      const pin = newPin();
      const made = await makeSeal(house, { ...body, pin, by: saysOf(caller) });
      return made.ok ? ok({ id: made.value.id, pin }) : made;
    }),
    handle(revokeSeal, async ({ params }, { caller }) => {
      const revoked = await revokeCredential(house, params.id, 'seal', saysOf(caller));
      return revoked.ok ? ok({ id: revoked.value.id }) : revoked;
    }),
    handle(siteEndpoint, async ({ body }, { caller }) => {
      const set = await setSigningSite(house, body, saysOf(caller));
      return set.ok ? ok({ site: set.value.site }) : set;
    }),
  ];
}

/** Leaders in office today whose office has no good seal, in the order of region codes. */
function leadersWithout(house: House, sealed: ReadonlySet<string | undefined>) {
  const { appointments, persons } = house.directory;
  const day = worldDay(house);
  return [...appointments.values()]
    .filter((held) => held.deputyFor === undefined && isSigningOffice(house, held.role) && house.directory.inOffice(held, day)
      && !sealed.has(held.id))
    .sort((a, b) => (a.region < b.region ? -1 : a.region > b.region ? 1 : 0))
    .map(({ id, person, title, unit, from, to }) => ({ appointment: id, name: persons.get(person)?.name ?? { zh: person, en: person },
      title, unit: unitName(house, unit), from, ...(to === undefined ? {} : { to }) }));
}
