import type { TSchema } from 'typebox';
import type { Endpoint } from '../../contract/endpoint.ts';
import { listFeatures } from '../../contract/features.ts';
import type { Collection } from '../../flow/features/collection.ts';
import { collections } from '../../flow/features/collections.ts';
import { pageSizes } from '../../flow/features/feature-page.ts';
import { coordinateSystems, crs84 } from '../../codecs/geojson/coordinate-system.ts';
import { ogcException } from '../openapi.ts';
import { columnSchema, door } from './features.ts';

type Parameter = { readonly name: string; readonly in: 'path' | 'query'; readonly required: boolean; readonly schema: object; readonly style?: 'form'; readonly explode?: false };
type Operation = { readonly operationId: string; readonly summary: string; readonly description: string; readonly tags: readonly string[]; readonly parameters: readonly Parameter[]; readonly responses: object };
export type Definition = { readonly openapi: string; readonly info: object; readonly servers: readonly { readonly url: string }[]; readonly paths: Readonly<Record<string, { readonly get: Operation }>>; readonly components: object };

const uris = { type: 'string', enum: coordinateSystems.map(({ uri }) => uri), default: crs84.uri } as const;
/** What the standard wants said of a parameter beyond what is checked at the door. */
const said: Readonly<Record<string, object>> = {
  'limit': { type: 'integer', minimum: 1, maximum: pageSizes.most, default: pageSizes.usual },
  'bbox': { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } }, 'bbox-crs': uris, 'crs': uris, 'filter-crs': uris,
  'filter-lang': { type: 'string', enum: ['cql2-text'], default: 'cql2-text' },
};

/** OpenAPI 3.0 of this door, from the contract and the layers; a path with a layer in it is written out for each. */
export function featuresDefinition(endpoints: readonly Endpoint[], origin: string, version: string): Definition {
  const own = endpoints.filter(({ foreign }) => foreign?.faults === 'ogc-exception');
  return {
    openapi: '3.0.3', info: { title: 'Qingshan 青山: OGC API – Features', version, license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } },
    servers: [{ url: origin }], paths: Object.fromEntries(own.flatMap(pathsOf)),
    components: { responses: Object.fromEntries(Object.entries(refusals).map(([status, description]) => [status, { description, content: { 'application/json': { schema: ogcException } } }])) },
  };
}

const refusals = { 400: 'A parameter is unknown or its value is not valid', 404: 'Nothing of this name', 429: 'Too many requests', 500: 'An internal error, recorded' } as const;

function pathsOf(endpoint: Endpoint): readonly (readonly [string, { readonly get: Operation }])[] {
  const path = endpoint.path.replace(/:(\w+)/gu, '{$1}');
  if (!path.includes('{collection}')) return [[path, { get: operation(endpoint, undefined) }]];
  return collections.map((collection) => [path.replace('{collection}', collection.id), { get: operation(endpoint, collection) }]);
}

function operation(endpoint: Endpoint, collection: Collection | undefined): Operation {
  return {
    operationId: collection === undefined ? endpoint.id : `${endpoint.id}.${collection.id}`, tags: [collection?.id ?? 'features'],
    summary: collection === undefined ? endpoint.says.en : `${endpoint.says.en}: ${collection.title.en}`, description: collection === undefined ? endpoint.says.zh : `${endpoint.says.zh}:${collection.title.zh}`,
    parameters: [...parameters('path', endpoint.params), ...parameters('query', endpoint.query), ...(endpoint.id === listFeatures.id && collection !== undefined ? columnParameters(collection) : [])],
    responses: {
      200: { description: endpoint.says.en, content: { [endpoint.foreign?.media ?? 'application/json']: { schema: endpoint.foreign?.media.startsWith('text/') === true ? { type: 'string' } : { type: 'object' } } } },
      ...Object.fromEntries(Object.keys(refusals).map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    },
  };
}

function parameters(place: Parameter['in'], schema: TSchema | undefined): readonly Parameter[] {
  const { properties = {} } = (schema ?? {}) as { readonly properties?: Readonly<Record<string, object>> };
  return Object.entries(properties).filter(([name]) => name !== 'collection')
    .map(([name, own]) => ({ name, in: place, required: place === 'path', schema: said[name] ?? own, ...(place === 'query' ? { style: 'form', explode: false } : {}) }));
}

const columnParameters = ({ columns }: Collection): readonly Parameter[] =>
  Object.entries(columns).map(([name, column]) => ({ name, in: 'query', required: false, schema: columnSchema(column), style: 'form', explode: false }));

const escaped = (text: string): string => text.replace(/[&<>"']/gu, (one) => `&#${one.charCodeAt(0)};`);

/** The definition as a page to read. */
export function definitionPage(definition: Definition): string {
  const address = definition.servers.map(({ url }) => `<code>${escaped(url)}${door}</code>`).join(' ');
  const rows = Object.entries(definition.paths).map(([path, { get }]) => `<h2><code>GET ${escaped(path)}</code></h2><p lang="zh">${escaped(get.description)}</p><p>${escaped(get.summary)}</p>${
    get.parameters.length === 0 ? '' : `<ul>${get.parameters.map(({ name, schema }) => `<li><code>${escaped(name)}</code> <code>${escaped(JSON.stringify(schema))}</code></li>`).join('')}</ul>`}`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>OGC API – Features</title></head><body><h1>青山 Qingshan: OGC API – Features</h1><p lang="zh">在 QGIS 中:图层 → 添加图层 → 添加 WFS / OGC API - Features 图层,URL 填 ${address}</p><p>In QGIS: Layer → Add Layer → Add WFS / OGC API - Features Layer, URL ${address}</p>${rows.join('')}</body></html>`;
}
