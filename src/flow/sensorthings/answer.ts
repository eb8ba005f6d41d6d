import { fail, ok, type Result } from '../../basis/result.ts';
import type { Query } from '../../codecs/odata/ast.ts';
import { readOptions } from '../../codecs/odata/options.ts';
import { readResourcePath, type ResourcePath } from '../../codecs/odata/resource-path.ts';
import { conformance } from '../../codecs/sensorthings/conformance.ts';
import { dataArrays } from '../../codecs/sensorthings/data-array.ts';
import { setNames, type Entity } from '../../codecs/sensorthings/model.ts';
import { selfLink } from '../../codecs/sensorthings/render.ts';
import type { ObservationEntity } from '../../codecs/sensorthings/streams.ts';
import type { House } from '../house.ts';
import { freshThings } from '../things/keep.ts';
import type { Access } from './access.ts';
import { checkQuery } from './check.ts';
import { Budget, nextLinkOf, pageOf, rendered } from './expand.ts';
import { flawed, resultOf, type QueryFailure } from './failure.ts';
import type { Graph } from './graph.ts';
import { locate, type Located } from './locate.ts';
import { openGraph } from './open-graph.ts';

/** What is answered: JSON, the bare text of one value, or nothing where a property has no value. */
export type Answer = { readonly json: object } | { readonly text: string } | { readonly nothing: true };

/** SensorThings, reading: one address (the path below the root and its options) answered for one asker. */
export async function answerSensorThings(house: House, access: Access, path: string, options: Readonly<Record<string, unknown>>): Promise<Result<Answer>> {
  const resource = resultOf(readResourcePath(path));
  if (!resource.ok) return fail('request.not-found', resource.detail);
  const query = resultOf(readOptions(options));
  if (!query.ok) return query;
  await freshThings(house);
  const graph = await openGraph(house, access);
  const located = await locate(graph, resource.value);
  if (!located.ok) return located;
  const flaw = unfit(located.value, resource.value, query.value, Object.keys(options));
  return flaw ?? answerAt(graph, located.value, resource.value, query.value);
}

/** Options and endings that make no sense where the path leads. */
function unfit(located: Located, { ending }: ResourcePath, query: Query, named: readonly string[]): QueryFailure | undefined {
  const [first] = named;
  if (located.kind === 'root' || located.kind === 'property') return first === undefined ? undefined : flawed(first, 0, 'no option fits here');
  if (located.kind === 'one') {
    const stray = named.find((name) => name !== '$select' && name !== '$expand');
    return stray === undefined ? checkQuery(located.entity.set, query) : flawed(stray, 0, 'one entity takes $select and $expand only');
  }
  if (query.resultFormat !== undefined && (located.members.set !== 'Observations' || query.expand.length > 0 || ending !== undefined)) {
    return flawed('$resultFormat', 0, 'dataArray is a format of Observations, without $expand');
  }
  return checkQuery(located.members.set, query);
}

async function answerAt(graph: Graph, located: Located, { ending }: ResourcePath, query: Query): Promise<Result<Answer>> {
  switch (located.kind) {
    case 'root': return ending === undefined ? ok({ json: rootOf(graph.base) }) : fail('request.not-found', ending);
    case 'property': return propertyAnswer(located, ending);
    case 'one': return oneAnswer(graph, located.entity, ending, query);
    case 'set': return setAnswer(graph, located, ending, query);
  }
}

const rootOf = (base: string): object => ({
  value: setNames.map((name) => ({ name, url: `${base}/${name}` })), serverSettings: { conformance },
});

function propertyAnswer({ name, value }: Extract<Located, { kind: 'property' }>, ending: ResourcePath['ending']): Result<Answer> {
  if (ending === '$ref') return fail('request.not-found', ending);
  if (value === undefined || value === null) return ok({ nothing: true });
  if (ending === undefined) return ok({ json: { [name]: value } });
  return ok({ text: typeof value === 'object' ? JSON.stringify(value) : String(value) });
}

async function oneAnswer(graph: Graph, entity: Entity, ending: ResourcePath['ending'], query: Query): Promise<Result<Answer>> {
  if (ending === '$value') return fail('request.not-found', ending);
  if (ending === '$ref') return ok({ json: { '@iot.selfLink': selfLink(graph.base, entity) } });
  const one = await rendered(graph, [entity], query, new Budget(graph.bounds));
  return one.ok ? ok({ json: one.value[0] ?? {} }) : one;
}

async function setAnswer(graph: Graph, { members, path }: Extract<Located, { kind: 'set' }>, ending: ResourcePath['ending'], query: Query): Promise<Result<Answer>> {
  if (ending === '$value') return fail('request.not-found', ending);
  const page = await pageOf(graph, members, query);
  if (!page.ok) return page;
  const { rows, count } = page.value;
  const value = ending === '$ref' ? ok(rows.map((entity) => ({ '@iot.selfLink': selfLink(graph.base, entity) })))
    : query.resultFormat === 'dataArray' ? ok(dataArrays(rows as readonly ObservationEntity[], query, graph.base))
      : await rendered(graph, rows, query, new Budget(graph.bounds));
  if (!value.ok) return value;
  const nextLink = nextLinkOf(`${graph.base}/${path}${ending === undefined ? '' : `/${ending}`}`, query, page.value);
  return ok({ json: { ...(count === undefined ? {} : { '@iot.count': count }), value: value.value, ...(nextLink === undefined ? {} : { '@iot.nextLink': nextLink }) } });
}
