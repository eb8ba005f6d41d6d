import { ok } from '../../basis/result.ts';
import type { CoordinateSystem } from '../../codecs/geojson/coordinate-system.ts';
import { apiDefinition, apiPage, conformance, landing, listCollections, listFeatures, readCollection, readFeature, readQueryables } from '../../contract/features.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { systemOf } from '../../flow/features/asked-features.ts';
import { collectionOf, collections } from '../../flow/features/collections.ts';
import { featurePage, oneFeature } from '../../flow/features/feature-page.ts';
import type { House } from '../../flow/house.ts';
import { handleForeign, type Handler } from '../handler.ts';
import { definitionPage, featuresDefinition } from '../views/features-openapi.ts';
import { collectionDocument, conformanceDocument, door, landingDocument, oneDocument, pageDocument, queryablesDocument } from '../views/features.ts';

const inSystem = ({ uri }: CoordinateSystem): { readonly headers: Readonly<Record<string, string>> } => ({ headers: { 'content-crs': `<${uri}>` } });

/** The door for map programmes. Who asks is not looked at: what is here is what the public site shows. */
export function featureHandlers(house: House, endpoints: readonly Endpoint[]): readonly Handler[] {
  return [
    handleForeign(landing, async (_input, { asked }) => ok({ body: landingDocument(asked) })),
    handleForeign(conformance, async () => ok({ body: conformanceDocument })),
    handleForeign(apiDefinition, async (_input, { asked }) => ok({ body: featuresDefinition(endpoints, asked.origin, house.version) })),
    handleForeign(apiPage, async (_input, { asked }) => ok({ body: definitionPage(featuresDefinition(endpoints, asked.origin, house.version)) })),
    handleForeign(listCollections, async (_input, { asked }) => ok({ body: {
      links: [{ href: `${asked.origin}${door}/collections`, rel: 'self', type: 'application/json' }],
      collections: await Promise.all(collections.map(async (collection) => collectionDocument(asked, collection, await collection.rows(house)))),
    } })),
    handleForeign(readCollection, async ({ params }, { asked }) => {
      const collection = collectionOf(params.collection);
      return collection.ok ? ok({ body: collectionDocument(asked, collection.value, await collection.value.rows(house)) }) : collection;
    }),
    handleForeign(readQueryables, async ({ params }, { asked }) => {
      const collection = collectionOf(params.collection);
      return collection.ok ? ok({ body: queryablesDocument(asked, collection.value) }) : collection;
    }),
    handleForeign(listFeatures, async ({ params, query }, { asked }) => {
      const { bbox, 'bbox-crs': bboxCrs, datetime, filter, 'filter-lang': _only, 'filter-crs': filterCrs, crs, limit, cursor, ...columns } = query;
      const system = systemOf('crs', crs);
      if (!system.ok) return system;
      const given = { bbox, bboxCrs, datetime, filter, filterCrs, limit, cursor };
      const page = await featurePage(house, params.collection, { ...present(given), columns });
      return page.ok ? ok({ body: pageDocument(asked, page.value, system.value, house.clocks.machine()), ...inSystem(system.value) }) : page;
    }),
    handleForeign(readFeature, async ({ params, query }, { asked }) => {
      const system = systemOf('crs', query.crs);
      if (!system.ok) return system;
      const collection = collectionOf(params.collection);
      const row = await oneFeature(house, params.collection, params.feature);
      if (!collection.ok) return collection;
      return row.ok ? ok({ body: oneDocument(asked, collection.value, row.value, system.value), ...inSystem(system.value) }) : row;
    }),
  ];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const present = <T extends object>(given: T): Present<T> => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<T>;
