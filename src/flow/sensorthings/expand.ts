import { ok, type Failure, type Result } from '../../basis/result.ts';
import type { Expansion, Query } from '../../codecs/odata/ast.ts';
import { printQuery } from '../../codecs/odata/print.ts';
import { linkOf, type Entity } from '../../codecs/sensorthings/model.ts';
import { renderEntity, selfLink, type Expanded } from '../../codecs/sensorthings/render.ts';
import { entityPage } from './entity-page.ts';
import { tooWide, type Bounds } from './failure.ts';
import type { Graph } from './graph.ts';
import { membersBehind, type Members } from './locate.ts';
import { observationPage, type Page } from './observations.ts';

/** What one answer has taken so far. */
export class Budget {
  readonly #bounds: Bounds;
  #entities = 0;
  #reads = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  entity(): Failure | undefined {
    this.#entities += 1;
    return this.#entities > this.#bounds.entities ? tooWide(`more than ${this.#bounds.entities} entities in one answer: expand less or lower $top`) : undefined;
  }
  read(): Failure | undefined {
    this.#reads += 1;
    return this.#reads > this.#bounds.seriesReads ? tooWide(`Observations of more than ${this.#bounds.seriesReads} entities in one answer: expand less or lower $top`) : undefined;
  }
}

export const pageOf = (graph: Graph, members: Members, query: Query): Promise<Result<Page<Entity>>> =>
  members.set === 'Observations' ? observationPage(graph, members.streams, query) : entityPage(graph, members.entities, query);

/** Entities as JSON, each with what is expanded in it. */
export async function rendered(graph: Graph, entities: readonly Entity[], query: Query, budget: Budget): Promise<Result<readonly object[]>> {
  const found: object[] = [];
  for (let at = 0; at < entities.length; at += sideBySide) {
    const part = await Promise.all(entities.slice(at, at + sideBySide).map((entity) => renderedOne(graph, entity, query, budget)));
    for (const one of part) {
      if (!one.ok) return one;
      found.push(one.value);
    }
  }
  return ok(found);
}

/** So many entities are expanded at a time: the store has several readers. */
const sideBySide = 8;

async function renderedOne(graph: Graph, entity: Entity, query: Query, budget: Budget): Promise<Result<object>> {
  const spent = budget.entity();
  if (spent !== undefined) return spent;
  const inside: Expanded[] = [];
  for (const expansion of query.expand) {
    const one = await expandedOf(graph, entity, expansion, budget);
    if (!one.ok) return one;
    if (one.value !== undefined) inside.push(one.value);
  }
  return ok(renderEntity(entity, query, graph.base, inside));
}

async function expandedOf(graph: Graph, entity: Entity, { link, query }: Expansion, budget: Budget): Promise<Result<Expanded | undefined>> {
  const to = linkOf(entity.set, link);
  if (to === undefined) return ok(undefined);
  if (!to.many) {
    const one = await rendered(graph, graph.related(entity, link).slice(0, 1), query, budget);
    return !one.ok || one.value[0] === undefined ? (one.ok ? ok(undefined) : one) : ok({ link, one: one.value[0] });
  }
  const members = membersBehind(graph, entity, link, to.to);
  const spent = members.set === 'Observations' ? budget.read() : undefined;
  if (spent !== undefined) return spent;
  const page = await pageOf(graph, members, query);
  if (!page.ok) return page;
  const value = await rendered(graph, page.value.rows, query, budget);
  if (!value.ok) return value;
  const { count } = page.value;
  const nextLink = nextLinkOf(`${selfLink(graph.base, entity)}/${link}`, query, page.value);
  return ok({ link, page: { value: value.value, ...(count === undefined ? {} : { count }), ...(nextLink === undefined ? {} : { nextLink }) } });
}

/** The address of the page after this one; the same question, from where this one ended. */
export function nextLinkOf(address: string, { skip: _skip, skiptoken: _token, ...query }: Query, { next }: Page<Entity>): string | undefined {
  return next === undefined ? undefined : `${address}${printQuery({ ...query, ...next })}`;
}
