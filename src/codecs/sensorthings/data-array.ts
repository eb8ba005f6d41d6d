import type { Query } from '../odata/ast.ts';
import { entityTypes, isIdName } from './model.ts';
import { selfLink } from './render.ts';
import { streamId, type ObservationEntity } from './streams.ts';

/** Observations of a page by Datastream, as rows of one list of components (18-088 §13.2). */
export function dataArrays(observations: readonly ObservationEntity[], query: Pick<Query, 'select'>, base: string): readonly object[] {
  const asked = query.select.map(({ text }) => (isIdName(text) ? 'id' : text));
  const components = ['id', ...Object.keys(entityTypes.Observations.properties)].filter((name) => asked.length === 0 || asked.includes(name));
  return [...Map.groupBy(observations, ({ stream }) => streamId(stream))].map(([id, rows]) => {
    const self = selfLink(base, { set: 'Datastreams', id });
    return {
      'Datastream@iot.navigationLink': self, 'Datastream@iot.selfLink': self, components, 'dataArray@iot.count': rows.length,
      dataArray: rows.map((row) => components.map((name) => (name === 'id' ? row.id : row.body[name] ?? null))),
    };
  });
}
