import type { Static } from 'typebox';
import type { DeviceKeysView, DeviceTermsView } from '../../contract/device-key.ts';
import { keyAge } from '../../flow/device-commands/key-rotation.ts';
import type { TermsBook } from '../../flow/device-commands/terms-book.ts';
import type { House } from '../../flow/house.ts';
import type { Device } from '../../model/device.ts';
import { keyInUse, keyUnheard } from '../../sense/key-ring.ts';

type View = Static<typeof DeviceKeysView>;

/** Undefined: the line has no key. `delivering`: a delivery has not ended. */
export function deviceKeysView(house: House, device: Device, delivering: boolean): View | undefined {
  const ring = house.directory.keys.ringFor(device.mn);
  if (ring.length === 0) return undefined;
  const [used, unheard, age] = [keyInUse(ring), keyUnheard(ring), keyAge(house, device)];
  const from = used === undefined ? 0 : ring.indexOf(used);
  const previousUntil = house.directory.keys.previousUntil(device.mn);
  const state = delivering ? 'delivering' : unheard === undefined ? 'settled' : unheard.takenAt === undefined ? 'unknown' : 'taken';
  return {
    state, ...(age === undefined ? {} : { age }), ...(previousUntil === undefined ? {} : { previousUntil }),
    list: ring.map(({ fingerprint, createdAt, registeredFrom, takenAt, heardAt }, place) => ({
      fingerprint, use: place > from ? 'unheard' as const : place === from ? 'in-use' as const : 'retired' as const,
      ...(createdAt === undefined ? {} : { createdAt }), ...(registeredFrom === undefined ? {} : { registeredFrom }),
      ...(takenAt === undefined ? {} : { takenAt }), ...(heardAt === undefined ? {} : { heardAt }),
    })).toReversed(),
  };
}

export function deviceTermsView(terms: TermsBook, device: Device, maySet: boolean): Static<typeof DeviceTermsView> {
  const { answerSeconds, resends, resultSeconds, linkMinutes } = terms.shown(device);
  const own = terms.ownOf(device.mn);
  const figure = ({ value, source }: typeof answerSeconds) => ({ value, ...source });
  return {
    answerSeconds: figure(answerSeconds), resends: figure(resends), resultSeconds: figure(resultSeconds), linkMinutes: figure(linkMinutes), maySet,
    ...(own === undefined ? {} : { own }),
  };
}
