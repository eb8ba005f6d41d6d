import type { Json } from '../../basis/canonical.ts';
import { readMoment } from '../odata/times.ts';
import { badGeometry } from './geometry-flaw.ts';
import type { SetName } from './model.ts';

/** Sets that applications write entity by entity; Observations are readings. */
export type WrittenSet = Exclude<SetName, 'Observations'>;

/** Says what is wrong with a value; undefined where nothing is. */
type Check = (value: Json, whole: { readonly [name: string]: Json }) => string | undefined;
export type PropertyRule = { readonly needed: boolean; readonly check: Check };

const textMost = 20_000;
const text: Check = (value) => (typeof value === 'string' && value.trim() !== '' && value.length <= textMost ? undefined : `a text of at most ${textMost} characters`);
const nameMost = 200;
const name: Check = (value) => (typeof value === 'string' && value.trim() !== '' && value.length <= nameMost ? undefined : `a text of at most ${nameMost} characters`);
const anything: Check = () => undefined;
const isObject = (value: Json | undefined): value is { readonly [name: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const object: Check = (value) => (isObject(value) ? undefined : 'a JSON object');
const moment: Check = (value) => (typeof value === 'string' && readMoment(value) !== undefined ? undefined : 'a moment, e.g. 2026-03-02T02:00:00Z');
const geometry: Check = (value) => badGeometry(value);
const isGeoJson = (encoding: Json | undefined): boolean => encoding === 'application/geo+json' || encoding === 'application/vnd.geo+json';
/** Of another encoding nothing is asked: it is kept as it is, and no filter over places finds it. */
const place: Check = (value, { encodingType }) => (isGeoJson(encodingType) ? badGeometry(value) : undefined);
const unitNames = ['name', 'symbol', 'definition'];
const unit: Check = (value) => {
  if (!isObject(value)) return 'a JSON object with name, symbol and definition';
  const stray = Object.entries(value).find(([key, one]) => !unitNames.includes(key) || (one !== null && typeof one !== 'string'));
  return stray === undefined && unitNames.every((key) => Object.hasOwn(value, key)) ? undefined : 'name, symbol and definition, each a text or null';
};
const observationTypes = ['OM_Measurement', 'OM_CountObservation'].map((kind) => `http://www.opengis.net/def/observationType/OGC-OM/2.0/${kind}`);
const observationType: Check = (value) => (observationTypes.includes(String(value)) ? undefined : `results are numbers here: ${observationTypes.join(' or ')}`);

const must = (check: Check): PropertyRule => ({ needed: true, check });
const may = (check: Check): PropertyRule => ({ needed: false, check });
const named = { name: must(name), description: must(text) };

/** 18-088 §8.2: what each entity must have and may have, and what each value is. */
export const propertyRules: Readonly<Record<WrittenSet, Readonly<Record<string, PropertyRule>>>> = {
  Things: { ...named, properties: may(object) },
  Locations: { ...named, encodingType: must(text), location: must(place), properties: may(object) },
  HistoricalLocations: { time: must(moment) },
  Datastreams: { ...named, unitOfMeasurement: must(unit), observationType: must(observationType), observedArea: may(geometry), properties: may(object) },
  Sensors: { ...named, encodingType: must(text), metadata: must(anything), properties: may(object) },
  ObservedProperties: { name: must(name), definition: must(text), description: must(text), properties: may(object) },
  FeaturesOfInterest: { ...named, encodingType: must(text), feature: must(place), properties: may(object) },
};

/** Properties that we compute: a client that sends back what it read sends them, too. */
export const computed: Readonly<Partial<Record<WrittenSet, readonly string[]>>> = { Datastreams: ['phenomenonTime', 'resultTime'] };

/** 18-088 §10.2, table "integrity constraints when creating an entity". */
export const neededLinks: Readonly<Record<WrittenSet, readonly string[]>> = {
  Things: [], Locations: [], HistoricalLocations: ['Thing', 'Locations'], Datastreams: ['Thing', 'Sensor', 'ObservedProperty'], Sensors: [], ObservedProperties: [], FeaturesOfInterest: [],
};
