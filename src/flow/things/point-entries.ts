import { dayOf, instant } from '../../basis/time.ts';
import { pointOf } from '../../codecs/sensorthings/geometry-flaw.ts';
import type { Point } from '../../model/point.ts';
import type { RegisterEntry } from '../ports/records.ts';
import type { ThingVersion } from '../ports/things.ts';
import type { Draft } from './draft.ts';

/** What an application registered as a point, as far as who may see it goes. */
export function pointFor({ id, application, region, public: shown, body }: ThingVersion): Point {
  const name = String(body['name'] ?? id);
  return {
    number: Number(id), id: `thing/${id}`, kind: 'application-point', name: { zh: name, en: name }, region,
    attributes: { application: application.name, unit: application.unit, public: shown ? 'yes' : 'no' },
  };
}

/** Points of the register that change with a draft: a Thing is a point, which stands where its first Location is a point. */
export function pointEntries(draft: Draft): readonly RegisterEntry[] {
  const moved = draft.versions.flatMap((version) => (version.set === 'Things' ? [version.id] : version.set === 'Locations' ? draft.naming('Things', 'Locations', version.id).map(({ id }) => id) : []));
  const day = dayOf(instant(draft.who.at));
  return [...new Set(moved)].flatMap((id): RegisterEntry[] => {
    const thing = draft.get('Things', id) ?? draft.versions.find((version) => version.set === 'Things' && version.id === id);
    if (thing === undefined) return [];
    const point = pointFor(thing);
    const place = (thing.links['Locations'] ?? []).map((at) => pointOf(draft.get('Locations', at)?.body['location'])).find((at) => at !== undefined);
    const body = { ...point, ...place, attributes: { ...point.attributes, ...(thing.withdrawn === true ? { withdrawn: day } : {}) } };
    return [{ kind: 'point', id: String(id), from: day, enteredAt: draft.who.enteredAt, body }];
  });
}
