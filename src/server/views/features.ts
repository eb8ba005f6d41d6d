import { geoJson, jsonSchema, openApi30 } from '../../contract/features.ts';
import { coordinateSystems, crs84, featureDocument, type CoordinateSystem } from '../../codecs/geojson/coordinate-system.ts';
import { boxAround, positionsOf } from '../../codecs/geojson/meets.ts';
import { geometryName, type Collection, type FeatureRow } from '../../flow/features/collection.ts';
import type { FeaturePage } from '../../flow/features/feature-page.ts';
import type { Words } from '../../model/words.ts';

/** Documents of OGC API – Features, in its own words. `at`: origin of the caller, so that every link is whole. */
type At = { readonly origin: string; readonly url: string };
type Link = { readonly href: string; readonly rel: string; readonly type: string; readonly title?: string };

export const door = '/ogc/features';
const json = 'application/json';
const html = 'text/html';
const queryables = 'http://www.opengis.net/def/rel/ogc/1.0/queryables';
const both = ({ zh, en }: Words): string => `${zh} · ${en}`;

const selfLink = (at: At, type: string): Link => ({ href: at.origin + at.url, rel: 'self', type });
const linkTo = ({ origin }: At, path: string, rel: string, type: string, title: Words): Link => ({ href: origin + path, rel, type, title: both(title) });

const about = { zh: '公众可见的点位、排放口、行政区划和公开事项。', en: 'Sites, outlets, regions and published items, as the public site shows them.' };

export const landingDocument = (at: At) => ({
  title: '青山 Qingshan', description: both(about),
  links: [
    selfLink(at, json), linkTo(at, `${door}/api`, 'service-desc', openApi30, { zh: '接口定义', en: 'API definition' }),
    linkTo(at, `${door}/api.html`, 'service-doc', html, { zh: '接口说明', en: 'API documentation' }),
    linkTo(at, `${door}/conformance`, 'conformance', json, { zh: '符合的标准条目', en: 'Conformance classes' }),
    linkTo(at, `${door}/collections`, 'data', json, { zh: '图层', en: 'Collections' }),
  ],
});

const classes = (of: string, names: readonly string[]): readonly string[] => names.map((name) => `http://www.opengis.net/spec/${of}/1.0/conf/${name}`);
/** What holds here and is tested in features.test.ts, features-filter.test.ts and by a stranger's client; nothing else. */
export const conformanceDocument = {
  conformsTo: [
    ...classes('ogcapi-features-1', ['core', 'geojson', 'oas30']), ...classes('ogcapi-features-2', ['crs']),
    ...classes('ogcapi-features-3', ['queryables', 'queryables-query-parameters', 'filter', 'features-filter']),
    ...classes('cql2', ['cql2-text', 'basic-cql2', 'advanced-comparison-operators', 'basic-spatial-functions', 'property-property']),
  ],
};

export const collectionsDocument = (at: At, collections: readonly object[]) => ({ links: [selfLink(at, json)], collections });

export function collectionDocument(at: At, collection: Collection, rows: readonly FeatureRow[]) {
  const { id, title, description } = collection;
  const path = `${door}/collections/${id}`;
  return {
    id, title: both(title), description: both(description), itemType: 'feature', extent: extentOf(rows),
    crs: coordinateSystems.map(({ uri }) => uri), storageCrs: crs84.uri,
    links: [
      { ...linkTo(at, path, 'self', json, title) }, linkTo(at, `${path}/items`, 'items', geoJson, title),
      linkTo(at, `${path}/queryables`, queryables, jsonSchema, { zh: '可过滤属性', en: 'Queryables' }),
    ],
  };
}

function extentOf(rows: readonly FeatureRow[]) {
  const positions = rows.flatMap(({ shape }) => (shape === null ? [] : positionsOf(shape)));
  const times = rows.flatMap(({ at }) => (at === undefined ? [] : [at]));
  const [from, to] = [times.reduce((a, b) => Math.min(a, b), Infinity), times.reduce((a, b) => Math.max(a, b), -Infinity)];
  return {
    ...(positions.length === 0 ? {} : { spatial: { bbox: [boxAround(positions)], crs: crs84.uri } }),
    ...(times.length === 0 ? {} : { temporal: { interval: [[new Date(from).toISOString(), new Date(to).toISOString()]] } }),
  };
}

export function queryablesDocument({ origin }: At, { id, title, columns, geometry }: Collection) {
  const shown = Object.entries(columns).map(([name, column]) => [name, { title: both(column.title), ...columnSchema(column) }] as const);
  const place = geometry === undefined ? {} : { [geometryName]: { title: both({ zh: '几何', en: 'geometry' }), format: geometry } };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema', $id: `${origin}${door}/collections/${id}/queryables`, type: 'object', title: both(title),
    properties: { ...Object.fromEntries(shown), ...place },
    additionalProperties: false,
  };
}

export const columnSchema = ({ type, enum: choices }: Collection['columns'][string]): object =>
  ({ ...(type === 'date-time' ? { type: 'string', format: type } : { type }), ...(choices === undefined ? {} : { enum: choices }) });

export function pageDocument(at: At, { collection, rows, matched, next }: FeaturePage, system: CoordinateSystem, now: number) {
  const features = rows.map(({ id, shape, properties }) => featureDocument(id, shape, properties, system));
  const links = [selfLink(at, geoJson), linkTo(at, `${door}/collections/${collection.id}`, 'collection', json, collection.title)];
  return {
    type: 'FeatureCollection', timeStamp: new Date(now).toISOString(), numberMatched: matched, numberReturned: features.length, features,
    links: next === undefined ? links : [...links, { href: at.origin + withCursor(at.url, next), rel: 'next', type: geoJson }],
  };
}

/** The same question, further on. */
function withCursor(url: string, cursor: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const parameters = new URLSearchParams(query);
  parameters.delete('offset');
  parameters.set('cursor', cursor);
  return `${path}?${parameters.toString()}`;
}

export const oneDocument = (at: At, collection: Collection, row: FeatureRow, system: CoordinateSystem) => ({
  ...featureDocument(row.id, row.shape, row.properties, system),
  links: [
    selfLink(at, geoJson), linkTo(at, `${door}/collections/${collection.id}`, 'collection', json, collection.title),
    ...(row.page === undefined ? [] : [linkTo(at, row.page, 'alternate', html, { zh: '公众端页面', en: 'Page of the public site' })]),
  ],
});
