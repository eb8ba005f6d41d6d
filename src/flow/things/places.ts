import type { Id } from '../../codecs/sensorthings/model.ts';
import { printMoment, readMoment } from '../../codecs/odata/times.ts';
import type { ThingVersion } from '../ports/things.ts';
import type { Draft } from './draft.ts';

/** A Thing stands at other Locations from now on: 18-088 §8.2.3, a HistoricalLocation says since when. */
export function movedThing(draft: Draft, thing: ThingVersion, locations: readonly Id[]): void {
  draft.change(thing, { links: { ...thing.links, Locations: locations } });
  draft.add('HistoricalLocations', { time: printMoment(draft.who.at) }, { Thing: [thing.id], Locations: locations });
}

const timeOf = ({ body }: ThingVersion): number => readMoment(String(body['time'])) ?? 0;

/** A HistoricalLocation that somebody enters: is it the newest of its Thing and not of the future, the Thing stands there. */
export function settledPast(draft: Draft, entered: ThingVersion): void {
  const [thing, locations] = [entered.links['Thing']?.[0], entered.links['Locations'] ?? []];
  const held = thing === undefined ? undefined : draft.get('Things', thing);
  if (held === undefined || timeOf(entered) > draft.who.at) return;
  const others = draft.naming('HistoricalLocations', 'Thing', held.id).filter(({ id }) => id !== entered.id);
  if (others.every((other) => timeOf(other) <= timeOf(entered))) draft.change(held, { links: { ...held.links, Locations: locations } });
}
