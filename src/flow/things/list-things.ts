import { readingId } from '../../model/identifier.ts';
import { factorOf } from '../../model/factor.ts';
import type { Point } from '../../model/point.ts';
import type { Words } from '../../model/words.ts';
import type { House } from '../house.ts';
import type { ThingVersion } from '../ports/things.ts';
import { freshThings } from './keep.ts';
import { pointFor } from './point-entries.ts';
import { symbolOf } from './thing-register.ts';

export type Newest = { readonly at: number; readonly value: string; readonly reading: string };
export type ListedStream = { readonly id: string; readonly name: string; readonly property: Words; readonly unit: string; readonly newest?: Newest };
export type ListedThing = { readonly thing: ThingVersion; readonly streams: readonly ListedStream[] };

/** Things of applications with their Datastreams, and what came last for each. */
export async function listThings(house: House, sees: (point: Point) => boolean): Promise<readonly ListedThing[]> {
  await freshThings(house);
  const { things } = house;
  const seen = things.of('Things').filter((thing) => sees(pointFor(thing)));
  return Promise.all(seen.map(async (thing): Promise<ListedThing> => ({
    thing, streams: await Promise.all(things.naming('Datastreams', 'Thing', thing.id).map((stream) => listed(house, stream))),
  })));
}

async function listed(house: House, { id, body, series }: ThingVersion): Promise<ListedStream> {
  const window = { from: 0, to: house.clocks.world() + aheadMs };
  const [reading] = series === undefined ? [] : await house.observations.readingsBetween({ series: [series], window, newestFirst: true, limit: 1 });
  const property = factorOf(house.factors, series?.factor ?? '').name;
  const newest = reading === undefined ? {} : { newest: { at: reading.at, value: reading.value, reading: readingId(reading) } };
  return { id: String(id), name: String(body['name']), property, unit: symbolOf(body), ...newest };
}

/** Clocks of senders may be ahead of ours by so much (`codecs/sensorthings/read-observations.ts`). */
const aheadMs = 600_001;
