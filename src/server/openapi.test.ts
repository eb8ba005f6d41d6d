import { expect, test } from 'vitest';
import { endpoints } from '../contract/index.ts';
import { testApp } from './app.fixture.ts';
import { openApiOf } from './openapi.ts';

type Parameter = { readonly name: string; readonly in: string; readonly required: boolean; readonly schema: object };
type Operation = {
  readonly operationId: string; readonly summary: string; readonly tags: readonly string[]; readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, { readonly schema: object }>> };
  readonly responses: Readonly<Record<string, object>>; readonly security: readonly object[];
};
type Description = {
  readonly openapi: string; readonly info: { readonly title: string; readonly version: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: object;
};

const description = JSON.parse(JSON.stringify(openApiOf(endpoints, '1.2.3'))) as Description;
const operations = Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ path, method, operation })));

test('OpenAPI 3.1: the shape that the specification asks for', () => {
  expect(description).toMatchObject({ openapi: '3.1.0', info: { title: 'Qingshan 青山', version: '1.2.3', license: { identifier: 'Apache-2.0' } } });
  for (const { path, method, operation } of operations) {
    expect(path).toMatch(/^\/[^:?#]*$/u);
    expect(['get', 'post', 'put', 'patch', 'delete']).toContain(method);
    expect(operation.summary.length > 0 && operation.tags.length === 1, operation.operationId).toBe(true);
    expect(Object.keys(operation.responses)).toEqual(['200', 'default']);
    const inPath = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
    expect(operation.parameters.filter((one) => one.in === 'path').map((one) => one.name), path).toEqual(inPath);
    expect(operation.parameters.every((one) => ['path', 'query'].includes(one.in) && (one.in === 'query' || one.required) && typeof one.schema === 'object')).toBe(true);
    expect(new Set(operation.parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(operation.parameters.length);
    expect(method === 'get' && operation.requestBody !== undefined, `${path} reads and has a body`).toBe(false);
  }
});

test('every reference leads somewhere', () => {
  const found = JSON.stringify(description).match(/"\$ref":"[^"]+"/gu) ?? [];
  expect(found.length).toBeGreaterThan(0);
  for (const reference of new Set(found)) {
    const path = reference.slice('"$ref":"#/'.length, -1).split('/');
    expect(path.reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], description), reference).toBeDefined();
  }
});

test('every endpoint of the contract once, under an id of its own', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(endpoints.map(({ id }) => id).sort());
  expect(new Set(endpoints.map(({ method, path }) => `${method} ${path.replace(/:\w+/gu, ':')}`)).size).toBe(endpoints.length);
});

test('what is served is what is described', async () => {
  const { ask } = await testApp();
  const served = (await ask({ url: '/api/openapi.json' })).json() as Description;
  expect(Object.keys(served.paths).sort()).toEqual(Object.keys(description.paths).sort());
});
