import type { Comparison, Expression, Value } from '../../codecs/odata/ast.ts';
import { evaluate, holds, pathsIn } from '../../codecs/odata/evaluate.ts';
import { isComparison } from '../../codecs/odata/parse.ts';
import { lengthOf, type Stream } from '../../codecs/sensorthings/streams.ts';
import { latestMoment } from '../../basis/time.ts';
import type { Window } from '../ports/observations.ts';
import type { Graph } from './graph.ts';
import { along } from './look.ts';

/** Series of periods of one length, and the window of starts that can fit. */
export type Leg = { readonly streams: readonly Stream[]; readonly length: number; readonly window: Window };
/** What the store answers by itself (`legs`), and what each row is asked (`rest`). */
export type Plan = { readonly legs: readonly Leg[]; readonly rest: readonly Expression[] };

/**
 * Takes a filter over Observations apart: comparisons of phenomenonTime and resultTime with a moment become windows, what only asks of
 * the Datastream or the feature picks the series, the rest stays. Exact: what the legs give fits those parts, and nothing else does.
 */
export function planOf(graph: Graph, streams: readonly Stream[], filter: Expression | undefined): Plan {
  let [chosen, rest]: [readonly Stream[], readonly Expression[]] = [streams, []];
  const bounds: Bound[] = [];
  for (const part of filter === undefined ? [] : conjuncts(filter)) {
    const bound = boundOf(part, graph.now);
    if (bound !== undefined) bounds.push(bound);
    else if (ofSeries(part)) chosen = chosen.filter((stream) => holds(part, (steps) => alongSeries(graph, stream, steps), graph.now));
    else rest = rest.concat([part]);
  }
  const legs = [...Map.groupBy(chosen, ({ period }) => lengthOf(period))].map(([length, own]): Leg => ({
    streams: own, length, window: bounds.reduce((window, bound) => meet(window, windowOf(bound, length)), { from: 0, to: latestMoment }),
  }));
  return { legs: legs.filter(({ window }) => window.from < window.to), rest };
}

const conjuncts = (of: Expression): readonly Expression[] =>
  of.kind === 'binary' && of.operator === 'and' ? [...conjuncts(of.left), ...conjuncts(of.right)] : [of];

const ofSeries = (part: Expression): boolean => {
  const paths = pathsIn(part);
  return paths.length > 0 && paths.every(({ steps }) => (steps[0] === 'Datastream' || steps[0] === 'FeatureOfInterest') && !steps.includes('Observations'));
};

function alongSeries(graph: Graph, stream: Stream, [link, ...rest]: readonly string[]): readonly Value[] {
  const entity = link === 'Datastream' ? graph.datastream(stream) : graph.all('FeaturesOfInterest').get(graph.featureIdOf(stream));
  return entity === undefined ? [] : along(graph, entity, rest);
}

type Bound = { readonly of: 'phenomenonTime' | 'resultTime'; readonly operator: Exclude<Comparison, 'ne'>; readonly at: number };
const flipped = { eq: 'eq', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' } as const;

function boundOf(part: Expression, now: number): Bound | undefined {
  if (part.kind !== 'binary' || !isComparison(part.operator) || part.operator === 'ne') return undefined;
  const { operator, left, right } = part;
  if (left.kind === 'path') return boundBy(left.steps, operator, right, now);
  return right.kind === 'path' ? boundBy(right.steps, flipped[operator], left, now) : undefined;
}

function boundBy(steps: readonly string[], operator: Bound['operator'], by: Expression, now: number): Bound | undefined {
  const [of] = steps;
  if (steps.length !== 1 || (of !== 'phenomenonTime' && of !== 'resultTime') || pathsIn(by).length > 0) return undefined;
  const [value] = evaluate(by, () => [], now);
  return typeof value === 'object' && value?.kind === 'moment' ? { of, operator, at: value.at } : undefined;
}

/** Starts (whole ms) of periods of a length that fit a bound, as `compare` has it for intervals and for moments. */
function windowOf({ of, operator, at }: Bound, length: number): Window {
  const instant = of === 'resultTime' || length === 0;
  const moment = of === 'resultTime' ? at - length : at;
  const [from, to] = [0, latestMoment];
  switch (operator) {
    case 'gt': return { from: moment + 1, to };
    case 'ge': return { from: moment, to };
    case 'lt': return { from, to: instant ? moment : moment - length + 1 };
    case 'le': return { from, to: instant ? moment + 1 : moment - length + 1 };
    case 'eq': return { from: instant ? moment : moment - length + 1, to: moment + 1 };
  }
}

const meet = (a: Window, b: Window): Window => ({ from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) });
