import { fail, ok, type Result } from '../../basis/result.ts';
import type { House } from '../house.ts';
import { askedFeatures, type FeatureQuery } from './asked-features.ts';
import type { Collection, FeatureRow } from './collection.ts';
import { collectionOf } from './collections.ts';

/** Features of one page. The standard wants more than the most cut down to it and not refused. */
export const pageSizes = { usual: 100, most: 1000 } as const;

/** `next`: the cursor of the following page, absent at the end. `matched` counts all pages. */
export type FeaturePage = { readonly collection: Collection; readonly rows: readonly FeatureRow[]; readonly matched: number; readonly next?: string };

/**
 * Rows by their id, after the one at which the page before ended: whatever is added or withdrawn meanwhile, no row comes twice and none
 * that stays is passed over. `offset`: for clients that count rows instead of following the next link.
 */
export async function featurePage(
  house: House, id: string, query: FeatureQuery & { readonly limit?: number; readonly offset?: number; readonly cursor?: string },
): Promise<Result<FeaturePage>> {
  const collection = collectionOf(id);
  if (!collection.ok) return collection;
  const after = query.cursor === undefined ? '' : readCursor(query.cursor);
  if (after === undefined) return fail('features.bad-parameter', 'cursor: take it from a next link');
  const asked = askedFeatures(collection.value, query);
  if (!asked.ok) return asked;
  const matching = (await collection.value.rows(house)).filter(asked.value).sort((a, b) => (a.id < b.id ? -1 : 1));
  const limit = Math.min(query.limit ?? pageSizes.usual, pageSizes.most);
  const rest = matching.filter((row) => row.id > after);
  const from = query.offset ?? 0;
  const rows = rest.slice(from, from + limit);
  const last = rows.at(-1);
  const next = rest.length > from + rows.length && last !== undefined ? { next: cursorOf(last.id) } : {};
  return ok({ collection: collection.value, rows, matched: matching.length, ...next });
}

export async function oneFeature(house: House, id: string, feature: string): Promise<Result<FeatureRow>> {
  const collection = collectionOf(id);
  if (!collection.ok) return collection;
  const row = (await collection.value.rows(house)).find((one) => one.id === feature);
  return row === undefined ? fail('request.not-found', feature) : ok(row);
}

const cursorOf = (id: string): string => new TextEncoder().encode(id).toBase64({ alphabet: 'base64url', omitPadding: true });

function readCursor(cursor: string): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.fromBase64(cursor, { alphabet: 'base64url' }));
  } catch {
    return undefined;
  }
}
