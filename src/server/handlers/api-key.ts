import { ok } from '../../basis/result.ts';
import { keyPerMinute, listApiKeys, makeApiKey, revokeApiKey as revokeEndpoint } from '../../contract/api-key.ts';
import { keepApiKey, keyDay, revokeApiKey } from '../../flow/api-keys.ts';
import type { House } from '../../flow/house.ts';
import { keyStateOn, type ApiKey } from '../../model/api-key.ts';
import type { Caller } from '../caller.ts';
import { keyStartLength, newApiKey, tokenHash } from '../credentials.ts';
import { handle, type Handler } from '../handler.ts';
import { regionName, unitName } from '../views/names.ts';

const saysOf = (caller: Caller): string => (caller.kind === 'signed-in' ? caller.actor.says : caller.kind);

/** Keys of applications: made, listed without the key, revoked. The reads go under the rows that the office may see. */
export function apiKeyHandlers(house: House): readonly Handler[] {
  return [
    handle(listApiKeys, async (_input, { caller }) => ok((await house.records.read(caller.viewer).apiKeys()).map((key) => rowOf(house, key)))),
    handle(makeApiKey, async ({ body: { perMinute = keyPerMinute.usual, ...wish } }, { caller }) => {
      const key = newApiKey();
      const kept = await keepApiKey(house, { ...wish, perMinute }, { by: saysOf(caller), start: key.slice(0, keyStartLength), hash: tokenHash(key) });
      return kept.ok ? ok({ id: kept.value.id, key }) : kept;
    }),
    handle(revokeEndpoint, async ({ params }, { caller }) => {
      const revoked = await revokeApiKey(house, params.id, saysOf(caller));
      return revoked.ok ? ok({ id: revoked.value.id }) : revoked;
    }),
  ];
}

function rowOf(house: House, key: ApiKey) {
  const { hash: _hash, scopes: { region, writes, things }, unit, ...shown } = key;
  return {
    ...shown, unit: unitName(house, unit), writes: [...writes], state: keyStateOn(key, keyDay(house)),
    ...(region === undefined ? {} : { region: regionName(house, region) }),
    ...(things === undefined ? {} : { things: { region: regionName(house, things.region), public: things.public } }),
  };
}
