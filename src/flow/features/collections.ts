import { fail, ok, type Result } from '../../basis/result.ts';
import type { Collection } from './collection.ts';
import { outlets } from './outlets.ts';
import { publishedItems } from './published-items.ts';
import { regions } from './regions.ts';
import { sites } from './sites.ts';

/** Every layer of the door, in the order of its list. */
export const collections: readonly Collection[] = [sites, outlets, regions, publishedItems];

export function collectionOf(id: string): Result<Collection> {
  const found = collections.find((one) => one.id === id);
  return found === undefined ? fail('features.unknown-collection', id) : ok(found);
}
