import { ok } from '../../basis/result.ts';
import { listThings as endpoint } from '../../contract/thing.ts';
import type { House } from '../../flow/house.ts';
import { listThings, type ListedThing } from '../../flow/things/list-things.ts';
import { handle, type Handler } from '../handler.ts';
import { maySeePoint } from '../rights.ts';
import { regionName, unitName } from '../views/names.ts';

/** What applications registered, for the offices that see it. */
export function thingHandlers(house: House): readonly Handler[] {
  return [
    handle(endpoint, async (_input, { caller }) => ok((await listThings(house, (point) => maySeePoint(house, caller.viewer, point))).map((listed) => rowOf(house, listed)))),
  ];
}

const rowOf = (house: House, { thing: { id, body, application, region, public: shown, at }, streams }: ListedThing) => ({
  number: Number(id), name: String(body['name']), description: String(body['description']), application: application.name, unit: unitName(house, application.unit),
  region: regionName(house, region), public: shown, changedAt: at, streams: [...streams],
});
