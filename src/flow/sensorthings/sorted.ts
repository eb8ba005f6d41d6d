import type { Ordering, Value } from '../../codecs/odata/ast.ts';
import { orderOf } from '../../codecs/odata/compare.ts';
import { evaluate } from '../../codecs/odata/evaluate.ts';
import type { Entity } from '../../codecs/sensorthings/model.ts';
import type { Graph } from './graph.ts';
import { lookFrom } from './look.ts';

/** In the order asked for; what is alike keeps its place. Nothing comes before everything, as OData has it. */
export function sorted<T extends Entity>(graph: Graph, entities: readonly T[], orderby: readonly Ordering[]): readonly T[] {
  const keyed = entities.map((entity) => ({ entity, keys: orderby.map(({ by }) => evaluate(by, lookFrom(graph, entity), graph.now)[0] ?? null) }));
  return keyed.sort((a, b) => {
    for (const [place, { descending }] of orderby.entries()) {
      const order = before(a.keys[place] ?? null, b.keys[place] ?? null);
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  }).map(({ entity }) => entity);
}

function before(a: Value, b: Value): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return orderOf(a, b) ?? (typeof a < typeof b ? -1 : typeof a > typeof b ? 1 : 0);
}
