import { ok } from '../../basis/result.ts';
import type { CoordinateSystem } from '../../codecs/geojson/coordinate-system.ts';
import * as features from '../../contract/features.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { systemOf } from '../../flow/features/asked-features.ts';
import { collectionOf, collections } from '../../flow/features/collections.ts';
import { featurePage, oneFeature } from '../../flow/features/feature-page.ts';
import type { House } from '../../flow/house.ts';
import { handleForeign, type Handler } from '../handler.ts';
import { featuresDefinition } from '../views/features-openapi.ts';
import { definitionPage } from '../views/features-page.ts';
import * as documents from '../views/features.ts';

const inSystem = ({ uri }: CoordinateSystem) => ({ headers: { 'content-crs': `<${uri}>` } });

/** The door for map programmes. Who asks is not looked at: what is here is what the public site shows. */
export function featureHandlers(house: House, endpoints: readonly Endpoint[]): readonly Handler[] {
  const definition = (origin: string) => featuresDefinition(endpoints, origin, house.version);
  return [
    handleForeign(features.landing, async (_input, { asked }) => ok({ body: documents.landingDocument(asked) })),
    handleForeign(features.conformance, async () => ok({ body: documents.conformanceDocument })),
    handleForeign(features.apiDefinition, async (_input, { asked }) => ok({ body: definition(asked.origin) })),
    handleForeign(features.apiPage, async (_input, { asked }) => ok({ body: definitionPage(definition(asked.origin)) })),
    handleForeign(features.listCollections, async (_input, { asked }) => {
      const all = await Promise.all(collections.map(async (collection) => documents.collectionDocument(asked, collection, await collection.rows(house))));
      return ok({ body: documents.collectionsDocument(asked, all) });
    }),
    handleForeign(features.readCollection, async ({ params }, { asked }) => {
      const collection = collectionOf(params.collection);
      return collection.ok ? ok({ body: documents.collectionDocument(asked, collection.value, await collection.value.rows(house)) }) : collection;
    }),
    handleForeign(features.readQueryables, async ({ params }, { asked }) => {
      const collection = collectionOf(params.collection);
      return collection.ok ? ok({ body: documents.queryablesDocument(asked, collection.value) }) : collection;
    }),
    handleForeign(features.listFeatures, async ({ params, query }, { asked }) => {
      const { bbox, 'bbox-crs': bboxCrs, datetime, filter, 'filter-lang': _only, 'filter-crs': filterCrs, crs, limit, offset, cursor, f: _json, ...columns } = query;
      const system = systemOf('crs', crs);
      if (!system.ok) return system;
      const given = { bbox, bboxCrs, datetime, filter, filterCrs, limit, offset, cursor };
      const page = await featurePage(house, params.collection, { ...present(given), columns });
      if (!page.ok) return page;
      return ok({ body: documents.pageDocument(asked, page.value, system.value, house.clocks.machine()), ...inSystem(system.value) });
    }),
    handleForeign(features.readFeature, async ({ params, query }, { asked }) => {
      const system = systemOf('crs', query.crs);
      if (!system.ok) return system;
      const collection = collectionOf(params.collection);
      const row = await oneFeature(house, params.collection, params.feature);
      if (!collection.ok) return collection;
      return row.ok ? ok({ body: documents.oneDocument(asked, collection.value, row.value, system.value), ...inSystem(system.value) }) : row;
    }),
  ];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
const present = <T extends object>(given: T): Present<T> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Present<T>;
