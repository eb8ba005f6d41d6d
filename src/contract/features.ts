import { Type } from 'typebox';
import { endpoint, type Foreign } from './endpoint.ts';
import { AnyJson } from './shapes.ts';

/** The door for map programmes, by OGC API – Features. Shapes of replies are those of the standard; what may be asked is here. */
const path = '/ogc/features';
const speaking = (media: string): { readonly foreign: Foreign } => ({ foreign: { media, faults: 'ogc-exception' } });
const json = speaking('application/json');
export const geoJson = 'application/geo+json';
export const openApi30 = 'application/vnd.oai.openapi+json;version=3.0';
export const jsonSchema = 'application/schema+json';
/** Clients of many services ask for JSON so, where we speak nothing else. */
const f = Type.Optional(Type.Enum(['json']));
/** A parameter that is not declared is refused, as the standard wants it. */
const nothing = Type.Object({ f }, { additionalProperties: false });
const Id = Type.String({ maxLength: 80 });
const Uri = Type.String({ maxLength: 200 });
const collection = Type.Object({ collection: Id });

export const landing = endpoint({
  id: 'features.landing', method: 'GET', path, who: 'anyone', ...json, query: nothing, reply: AnyJson,
  says: { zh: '地图图层入口(OGC API – Features)', en: 'Landing page of the door for map programmes (OGC API – Features)' },
});
export const conformance = endpoint({
  id: 'features.conformance', method: 'GET', path: `${path}/conformance`, who: 'anyone', ...json, query: nothing, reply: AnyJson,
  says: { zh: '符合的标准条目', en: 'Conformance classes that hold here' },
});
export const apiDefinition = endpoint({
  id: 'features.api', method: 'GET', path: `${path}/api`, who: 'anyone', ...speaking(openApi30), query: nothing, reply: AnyJson,
  says: { zh: '本入口的 OpenAPI 3.0 描述', en: 'OpenAPI 3.0 definition of this door' },
});
export const apiPage = endpoint({
  id: 'features.api-page', method: 'GET', path: `${path}/api.html`, who: 'anyone', ...speaking('text/html; charset=utf-8'), query: nothing, reply: Type.String(),
  says: { zh: '本入口的说明页', en: 'The definition as a page to read' },
});
export const listCollections = endpoint({
  id: 'features.collections', method: 'GET', path: `${path}/collections`, who: 'anyone', ...json, query: nothing, reply: AnyJson,
  says: { zh: '图层清单', en: 'Collections' },
});
export const readCollection = endpoint({
  id: 'features.collection', method: 'GET', path: `${path}/collections/:collection`, who: 'anyone', ...json, params: collection, query: nothing, reply: AnyJson,
  says: { zh: '一个图层', en: 'One collection' },
});
export const readQueryables = endpoint({
  id: 'features.queryables', method: 'GET', path: `${path}/collections/:collection/queryables`, who: 'anyone', ...speaking(jsonSchema), params: collection, query: nothing, reply: AnyJson,
  says: { zh: '图层可用于过滤的属性', en: 'Names by which a collection can be filtered (JSON schema)' },
});
/** Parameters beyond these are names of the collection's columns, each with the value that is wanted; the use case refuses others. */
export const listFeatures = endpoint({
  id: 'features.items', method: 'GET', path: `${path}/collections/:collection/items`, who: 'anyone', ...speaking(geoJson), params: collection,
  query: Type.Object({
    f, 'limit': Type.Optional(Type.Integer({ minimum: 1 })), 'offset': Type.Optional(Type.Integer({ minimum: 0 })),
    'bbox': Type.Optional(Type.String({ maxLength: 200 })), 'bbox-crs': Type.Optional(Uri),
    'datetime': Type.Optional(Type.String({ maxLength: 100 })), 'crs': Type.Optional(Uri), 'filter': Type.Optional(Type.String({ maxLength: 4000 })),
    'filter-lang': Type.Optional(Type.Enum(['cql2-text'])), 'filter-crs': Type.Optional(Uri), 'cursor': Type.Optional(Type.String({ maxLength: 300 })),
  }, { additionalProperties: Type.String({ maxLength: 200 }) }),
  says: { zh: '图层的要素(GeoJSON,分页)', en: 'Features of a collection, page by page (GeoJSON)' }, reply: AnyJson,
});
export const readFeature = endpoint({
  id: 'features.item', method: 'GET', path: `${path}/collections/:collection/items/:feature`, who: 'anyone', ...speaking(geoJson),
  params: Type.Object({ collection: Id, feature: Id }), query: Type.Object({ f, crs: Type.Optional(Uri) }, { additionalProperties: false }),
  says: { zh: '一个要素(GeoJSON)', en: 'One feature (GeoJSON)' }, reply: AnyJson,
});
