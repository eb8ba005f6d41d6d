import type { TSchema } from 'typebox';
import { faults } from '../basis/fault.ts';
import type { Endpoint } from '../contract/endpoint.ts';

const parametersOf = (place: 'path' | 'query', schema: TSchema | undefined): object[] => {
  const properties = (schema as { properties?: Record<string, TSchema> } | undefined)?.properties ?? {};
  const required = new Set((schema as { required?: string[] } | undefined)?.required ?? []);
  return Object.entries(properties).map(([name, value]) => ({ name, in: place, required: place === 'path' || required.has(name), schema: value }));
};

function faultOf({ foreign }: Endpoint): object {
  if (foreign === undefined) return { $ref: '#/components/responses/Fault' };
  if (foreign.faults === 'ogc-exception') return { $ref: '#/components/responses/Exception' };
  return { description: `A fault of the catalogue in the shape of ${foreign.faults}` };
}

/** What anyone may call takes a key too, and shows then what the key may read. */
function securityOf({ who }: Endpoint): object[] {
  if (who === 'anyone') return [{}, { key: [] }];
  return who === 'writing-key' ? [{ key: [] }] : [{ session: [] }];
}

function operation(endpoint: Endpoint): object {
  const content = endpoint.file === true ? { 'application/octet-stream': {} } : { [endpoint.foreign?.media ?? 'application/json']: { schema: endpoint.reply } };
  const body = endpoint.body === undefined
    ? endpoint.raw === true ? { requestBody: { required: true, content: { 'application/json': {} } } } : {}
    : { requestBody: { required: true, content: { [endpoint.upload !== undefined ? 'multipart/form-data' : 'application/json']: { schema: endpoint.body } } } };
  return {
    operationId: endpoint.id,
    summary: endpoint.says.en,
    description: endpoint.says.zh,
    tags: [endpoint.id.split('.')[0]],
    parameters: [...parametersOf('path', endpoint.params), ...parametersOf('query', endpoint.query)],
    ...body,
    responses: { 200: { description: endpoint.says.en, content }, default: faultOf(endpoint) },
    security: securityOf(endpoint),
    'x-who': endpoint.who,
  };
}

/** How OGC API – Features 1.0 has an error. */
export const ogcException = { type: 'object', required: ['code'], properties: { code: { type: 'string' }, description: { type: 'string' } } } as const;

/** OpenAPI 3.1 from the contract alone. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  const fault = {
    type: 'object', required: ['fault', 'message', 'detail'],
    properties: {
      fault: { type: 'string', enum: Object.keys(faults) },
      message: { type: 'object', properties: { zh: { type: 'string' }, en: { type: 'string' } } },
      detail: { type: 'string' },
    },
  };
  return {
    openapi: '3.1.0',
    info: { title: 'Qingshan 青山', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'qingshan' }, key: { type: 'http', scheme: 'bearer' } },
      responses: { Fault: { description: 'A fault of the catalogue', content: { 'application/json': { schema: fault } } }, Exception: { description: 'A fault of the catalogue as an exception of OGC API', content: { 'application/json': { schema: ogcException } } } },
    },
  };
}
