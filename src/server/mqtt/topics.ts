import { readResourcePath } from '../../codecs/odata/resource-path.ts';

/** 18-088 §14: a topic is the version and the resource path. */
const root = 'v1.1/';

/** The address below the root that a topic names; undefined elsewhere. */
export const resourceOf = (topic: string): string | undefined => (topic.startsWith(root) ? topic.slice(root.length) : undefined);

/** All new Observations, or those of one Datastream. */
export type Wanted = { readonly all: true } | { readonly stream: string };

/** What a topic subscribes to; undefined where nothing is published. Wildcards are not resource paths. */
export function wantedBy(topic: string): Wanted | undefined {
  const path = readResourcePath(resourceOf(topic) ?? '$');
  if (!path.ok || path.value.ending !== undefined) return undefined;
  const [first, second, more] = path.value.steps;
  if (first?.name === 'Observations' && first.key === undefined && second === undefined) return { all: true };
  if (first?.name !== 'Datastreams' || typeof first.key !== 'string' || second?.name !== 'Observations' || second.key !== undefined || more !== undefined) return undefined;
  return { stream: first.key };
}

/** Topics under which an Observation of a series is published. */
export const topicsOf = (stream: string): readonly string[] => [`${root}Observations`, `${root}Datastreams('${stream}')/Observations`];
