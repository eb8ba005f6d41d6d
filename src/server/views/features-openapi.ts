import type { TSchema } from 'typebox';
import { coordinateSystems, crs84 } from '../../codecs/geojson/coordinate-system.ts';
import type { Endpoint } from '../../contract/endpoint.ts';
import { listFeatures } from '../../contract/features.ts';
import type { Collection } from '../../flow/features/collection.ts';
import { collections } from '../../flow/features/collections.ts';
import { pageSizes } from '../../flow/features/feature-page.ts';
import { ogcException } from '../openapi.ts';
import { columnSchema } from './features.ts';

type Parameter = {
  readonly name: string; readonly in: 'path' | 'query'; readonly required: boolean; readonly schema: object;
  readonly style?: 'form'; readonly explode?: false;
};
type Operation = {
  readonly operationId: string; readonly summary: string; readonly description: string; readonly tags: readonly string[];
  readonly parameters: readonly Parameter[]; readonly responses: object;
};
export type Definition = {
  readonly openapi: string; readonly info: object; readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>; readonly components: object;
};

const uris = { type: 'string', enum: coordinateSystems.map(({ uri }) => uri), default: crs84.uri } as const;
/** What the standard wants said of a parameter beyond what is checked at the door. */
const said: Readonly<Record<string, object>> = {
  'limit': { type: 'integer', minimum: 1, maximum: pageSizes.most, default: pageSizes.usual },
  'bbox': { type: 'array', minItems: 4, maxItems: 6, items: { type: 'number' } }, 'bbox-crs': uris, 'crs': uris, 'filter-crs': uris,
  'filter-lang': { type: 'string', enum: ['cql2-text'], default: 'cql2-text' },
};
const refusals = {
  400: 'A parameter is unknown or its value is not valid', 404: 'Nothing of this name', 429: 'Too many requests', 500: 'An internal error, recorded',
} as const;
const licence = { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' } as const;

/** OpenAPI 3.0 of this door, from the contract and the layers; a path with a layer in it is written out for each. */
export function featuresDefinition(endpoints: readonly Endpoint[], origin: string, version: string): Definition {
  const own = endpoints.filter(({ foreign }) => foreign?.faults === 'ogc-exception');
  const exception = { 'application/json': { schema: ogcException } };
  return {
    openapi: '3.0.3', info: { title: 'Qingshan 青山: OGC API – Features', version, license: licence },
    servers: [{ url: origin }], paths: Object.fromEntries(own.flatMap(pathsOf)),
    components: { responses: Object.fromEntries(Object.entries(refusals).map(([status, description]) => [status, { description, content: exception }])) },
  };
}

function pathsOf(endpoint: Endpoint): readonly (readonly [string, { readonly get: Operation }])[] {
  const path = endpoint.path.replace(/:(\w+)/gu, '{$1}');
  if (!path.includes('{collection}')) return [[path, { get: operation(endpoint) }]];
  return collections.map((collection) => [path.replace('{collection}', collection.id), { get: operation(endpoint, collection) }]);
}

function operation({ id, says, foreign, params, query }: Endpoint, collection?: Collection): Operation {
  const media = foreign?.media ?? 'application/json';
  const about = collection === undefined ? { en: '', zh: '' } : { en: `: ${collection.title.en}`, zh: `:${collection.title.zh}` };
  const columns = id === listFeatures.id && collection !== undefined ? columnParameters(collection) : [];
  return {
    operationId: collection === undefined ? id : `${id}.${collection.id}`, tags: [collection?.id ?? 'features'],
    summary: says.en + about.en, description: says.zh + about.zh,
    parameters: [...parameters('path', params), ...parameters('query', query), ...columns],
    responses: {
      200: { description: says.en, content: { [media]: { schema: { type: media.startsWith('text/') ? 'string' : 'object' } } } },
      ...Object.fromEntries(Object.keys(refusals).map((status) => [status, { $ref: `#/components/responses/${status}` }])),
    },
  };
}

const inQuery = { in: 'query', style: 'form', explode: false, required: false } as const;

function parameters(place: Parameter['in'], schema: TSchema | undefined): readonly Parameter[] {
  const { properties = {} } = (schema ?? {}) as { readonly properties?: Readonly<Record<string, object>> };
  return Object.entries(properties).filter(([name]) => name !== 'collection')
    .map(([name, own]) => ({ name, ...(place === 'path' ? { in: place, required: true } : inQuery), schema: said[name] ?? own }));
}

const columnParameters = ({ columns }: Collection): readonly Parameter[] =>
  Object.entries(columns).map(([name, column]) => ({ name, ...inQuery, schema: columnSchema(column) }));
