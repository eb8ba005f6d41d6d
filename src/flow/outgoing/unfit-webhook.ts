import { fail, type Failure } from '../../basis/result.ts';
import type { WebhookWish } from '../../model/webhook.ts';
import type { House } from '../house.ts';
import { openingEvent } from '../../act/fold.ts';
import { viewerOfUnit } from './unit-viewer.ts';

/** Why it cannot be kept so; undefined: it can. Faults: webhook.unfit, which names the field; webhook.address-refused. */
export function unfitWebhook(house: House, { name, url, unit, types, events, regions }: WebhookWish): Failure | undefined {
  if (name.trim() === '') return fail('webhook.unfit', 'name');
  const address = URL.parse(url);
  if (address === null || !['http:', 'https:'].includes(address.protocol)) return fail('webhook.address-refused', url);
  // Passwords in addresses would stand in lists and logs.
  if (address.username !== '' || address.password !== '') return fail('webhook.unfit', 'url');
  if (viewerOfUnit(house, unit) === undefined) return fail('webhook.unfit', 'unit');
  const cases = house.programmes.flatMap((programme) => programme.cases);
  const strayType = types.find((id) => !cases.some((type) => type.id === id));
  if (strayType !== undefined) return fail('webhook.unfit', `types: ${strayType}`);
  const told = new Set(cases.filter(({ id }) => types.length === 0 || types.includes(id)).flatMap(({ steps }) => steps.map(({ event }) => event)));
  const strayEvent = events.find((event) => event !== openingEvent && !told.has(event));
  if (strayEvent !== undefined) return fail('webhook.unfit', `events: ${strayEvent}`);
  const strayRegion = regions.find((code) => !house.directory.regions.has(code));
  return strayRegion === undefined ? undefined : fail('webhook.unfit', `regions: ${strayRegion}`);
}
