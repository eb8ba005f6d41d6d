import type { Draft } from './draft.ts';
import type { ThingVersion } from '../ports/things.ts';

/** What goes with an entity: sets whose link names it (18-088 §10.4, table "integrity constraints when deleting an entity"). */
const goesWith: Readonly<Record<string, readonly (readonly ['Datastreams' | 'HistoricalLocations', string])[]>> = {
  Things: [['Datastreams', 'Thing'], ['HistoricalLocations', 'Thing']], Locations: [['HistoricalLocations', 'Locations']],
  Sensors: [['Datastreams', 'Sensor']], ObservedProperties: [['Datastreams', 'ObservedProperty']],
  // Observations of the feature are those of its Datastreams, which take no others.
  FeaturesOfInterest: [['Datastreams', 'FeatureOfInterest']],
};

/** Withdraws an entity with all that cannot be without it; Things stay where they were, without a Location that is gone. */
export function withdraw(draft: Draft, version: ThingVersion): void {
  draft.change(version, { withdrawn: true });
  for (const [set, link] of goesWith[version.set] ?? []) for (const one of draft.naming(set, link, version.id)) withdraw(draft, one);
  if (version.set !== 'Locations') return;
  for (const thing of draft.naming('Things', 'Locations', version.id)) {
    draft.change(thing, { links: { ...thing.links, Locations: (thing.links['Locations'] ?? []).filter((id) => id !== version.id) } });
  }
}
