/** Kinds of a property: `time` moments and intervals, `place` GeoJSON, `json` with names of its own inside. */
export type PropertyKind = 'plain' | 'time' | 'place' | 'json';
export type Link = { readonly to: SetName; readonly many: boolean };
export type EntityType = {
  readonly properties: Readonly<Record<string, PropertyKind>>;
  readonly links: Readonly<Record<string, Link>>;
};

export const setNames = [
  'Things', 'Locations', 'HistoricalLocations', 'Datastreams', 'Sensors', 'Observations', 'ObservedProperties', 'FeaturesOfInterest',
] as const;
export type SetName = (typeof setNames)[number];
export const isSetName = (name: string): name is SetName => setNames.some((one) => one === name);

const many = (to: SetName): Link => ({ to, many: true });
const one = (to: SetName): Link => ({ to, many: false });

/** OGC 18-088 §8.2: the properties and links of each entity. */
export const entityTypes: Readonly<Record<SetName, EntityType>> = {
  Things: {
    properties: { name: 'plain', description: 'plain', properties: 'json' },
    links: { Locations: many('Locations'), HistoricalLocations: many('HistoricalLocations'), Datastreams: many('Datastreams') },
  },
  Locations: {
    properties: { name: 'plain', description: 'plain', encodingType: 'plain', location: 'place', properties: 'json' },
    links: { Things: many('Things'), HistoricalLocations: many('HistoricalLocations') },
  },
  HistoricalLocations: {
    properties: { time: 'time' },
    links: { Thing: one('Things'), Locations: many('Locations') },
  },
  Datastreams: {
    properties: {
      name: 'plain', description: 'plain', unitOfMeasurement: 'json', observationType: 'plain', observedArea: 'place', phenomenonTime: 'time', resultTime: 'time',
      properties: 'json',
    },
    links: { Thing: one('Things'), Sensor: one('Sensors'), ObservedProperty: one('ObservedProperties'), Observations: many('Observations') },
  },
  Sensors: {
    properties: { name: 'plain', description: 'plain', encodingType: 'plain', metadata: 'plain', properties: 'json' },
    links: { Datastreams: many('Datastreams') },
  },
  Observations: {
    properties: { phenomenonTime: 'time', result: 'plain', resultTime: 'time', resultQuality: 'plain', validTime: 'time', parameters: 'json' },
    links: { Datastream: one('Datastreams'), FeatureOfInterest: one('FeaturesOfInterest') },
  },
  ObservedProperties: {
    properties: { name: 'plain', definition: 'plain', description: 'plain', properties: 'json' },
    links: { Datastreams: many('Datastreams') },
  },
  FeaturesOfInterest: {
    properties: { name: 'plain', description: 'plain', encodingType: 'plain', feature: 'place', properties: 'json' },
    links: { Observations: many('Observations') },
  },
};

export type Id = string | number;
export type Entity = { readonly set: SetName; readonly id: Id; readonly body: Readonly<Record<string, unknown>> };

export const linkOf = (set: SetName, name: string): Link | undefined => {
  const { links } = entityTypes[set];
  return Object.hasOwn(links, name) ? links[name] : undefined;
};
export const propertyOf = (set: SetName, name: string): PropertyKind | undefined => {
  const { properties } = entityTypes[set];
  return Object.hasOwn(properties, name) ? properties[name] : undefined;
};
export const isIdName = (name: string): boolean => name === 'id' || name === '@iot.id';

/** The link that leads back. */
export const inverseOf = (set: SetName, name: string): string | undefined => {
  const to = linkOf(set, name)?.to;
  return to === undefined ? undefined : Object.keys(entityTypes[to].links).find((back) => entityTypes[to].links[back]?.to === set);
};
