import type { Json } from '../../basis/canonical.ts';
import { fail, ok, type Failure, type Result } from '../../basis/result.ts';
import { computed, neededLinks, propertyRules, type WrittenSet } from './entity-rules.ts';
import { isRecord, plainJson, type ExactJson } from './exact-json.ts';
import { inverseOf, isIdName, linkOf, type Id } from './model.ts';

/** Behind a link: an entity that is there, or one that comes along. */
export type Ref = { readonly id: Id } | { readonly insert: Insert };
/** An Observation that comes along with its Datastream: its body as it was written, and its FeatureOfInterest. */
export type InlineObservation = { readonly body: { readonly [name: string]: ExactJson }; readonly feature?: Ref };
/** An entity as it came, with all that comes along. */
export type Insert = {
  readonly set: WrittenSet; readonly body: Readonly<Record<string, Json>>; readonly links: Readonly<Record<string, readonly Ref[]>>;
  readonly observations: readonly InlineObservation[];
};

const depthMost = 12;

/** An entity to be created. `from`: the link of the parent that it comes along with, or that the address names. Faults: thing.*. */
export function readInsert(set: WrittenSet, json: ExactJson | undefined, from?: string, depth = 0): Result<Insert> {
  if (depth > depthMost) return fail('thing.malformed', 'nested too deep');
  const read = readParts(set, json, depth);
  if (!read.ok) return read;
  const { body, links } = read.value;
  const flaw = flawOf(set, body);
  if (flaw !== undefined) return flaw;
  const unlinked = neededLinks[set].find((name) => name !== from && (links[name]?.length ?? 0) === 0);
  if (unlinked !== undefined) return fail('thing.missing', `${set}: ${unlinked}`);
  if (from !== undefined && links[from] !== undefined && linkOf(set, from)?.many !== true) return fail('thing.malformed', `${set}: ${from} is where it stands already`);
  return read;
}

/** What is to be changed of an entity: its properties (null clears one), and links to entities that are there. */
export function readChange(set: WrittenSet, json: ExactJson | undefined): Result<Insert> {
  const read = readParts(set, json, 0);
  if (!read.ok || !isRecord(json)) return read;
  const { body, links, observations } = read.value;
  const inline = Object.entries(links).find(([, refs]) => refs.some((ref) => 'insert' in ref));
  if (inline !== undefined || observations.length > 0) return fail('thing.malformed', `${inline?.[0] ?? 'Observations'}: a change brings no entities along, only {"@iot.id": …}`);
  const cleared = Object.keys(propertyRules[set]).filter((name) => json[name] === null);
  return ok({ ...read.value, body: { ...body, ...Object.fromEntries(cleared.map((name) => [name, null])) } });
}

/** What is wrong with the properties of an entity as a whole: one that is missing, one that is not what it should be. */
export function flawOf(set: WrittenSet, body: Readonly<Record<string, Json>>): Failure | undefined {
  const missing = Object.entries(propertyRules[set]).find(([name, { needed }]) => needed && body[name] === undefined);
  if (missing !== undefined) return fail('thing.missing', `${set}: ${missing[0]}`);
  for (const [name, value] of Object.entries(body)) {
    const says = propertyRules[set][name]?.check(value, body);
    if (says !== undefined) return fail(name === 'observationType' ? 'thing.unfit' : 'thing.malformed', `${set}: ${name}: ${says}`);
  }
  return undefined;
}

function readParts(set: WrittenSet, json: ExactJson | undefined, depth: number): Result<Insert> {
  if (!isRecord(json)) return fail('thing.malformed', `${set}: a JSON object is needed`);
  const body: Record<string, Json> = {};
  const links: Record<string, readonly Ref[]> = {};
  let observations: readonly InlineObservation[] = [];
  for (const [name, value] of Object.entries(json)) {
    if (value === null || isIdName(name) || name.includes('@iot.') || computed[set]?.includes(name) === true) continue;
    const link = linkOf(set, name);
    if (link?.to === 'Observations') {
      const read = readObservations(set, value, depth);
      if (!read.ok) return read;
      observations = read.value;
    } else if (link !== undefined) {
      const read = readRefs(set, name, value, depth);
      if (!read.ok) return read;
      links[name] = read.value;
    } else {
      const rule = Object.hasOwn(propertyRules[set], name) ? propertyRules[set][name] : undefined;
      if (rule === undefined) return fail('thing.malformed', `${set} have no ${name.slice(0, 60)}`);
      body[name] = plainJson(value);
    }
  }
  return ok({ set, body, links, observations });
}

function readRefs(set: WrittenSet, name: string, value: ExactJson, depth: number): Result<readonly Ref[]> {
  const link = linkOf(set, name);
  if (link === undefined || link.many !== Array.isArray(value)) return fail('thing.malformed', `${set}: ${name} is ${link?.many === true ? 'a list' : 'one entity'}`);
  const refs: Ref[] = [];
  for (const one of Array.isArray(value) ? (value as readonly ExactJson[]) : [value]) {
    const ref = readRef(link.to as WrittenSet, one, inverseOf(set, name), depth);
    if (!ref.ok) return ref;
    refs.push(ref.value);
  }
  return ok(refs);
}

function readRef(set: WrittenSet, json: ExactJson, from: string | undefined, depth: number): Result<Ref> {
  const id = isRecord(json) ? plainJson(json['@iot.id'] ?? null) : null;
  // An id alone points at what is there; one beside properties is computed, and not asked.
  if (isRecord(json) && (typeof id === 'string' || typeof id === 'number') && Object.keys(json).every((name) => name.includes('@iot.'))) return ok({ id });
  const insert = readInsert(set, json, from, depth + 1);
  return insert.ok ? ok({ insert: insert.value }) : insert;
}

function readObservations(set: WrittenSet, value: ExactJson, depth: number): Result<readonly InlineObservation[]> {
  if (set !== 'Datastreams' || !Array.isArray(value)) return fail('thing.malformed', `${set}: Observations come along with a Datastream, as a list`);
  const found: InlineObservation[] = [];
  for (const one of value as readonly ExactJson[]) {
    if (!isRecord(one) || one['Datastream'] !== undefined) return fail('thing.malformed', 'Observations: a JSON object, without Datastream');
    const { FeatureOfInterest: asked = null, ...body } = one;
    const feature = asked === null ? undefined : readRef('FeaturesOfInterest', asked, 'Observations', depth);
    if (feature?.ok === false) return feature;
    found.push({ body, ...(feature === undefined ? {} : { feature: feature.value }) });
  }
  return ok(found);
}

/** The FeatureOfInterest that the body of one Observation names. */
export function readFeature(json: ExactJson): Result<Ref> {
  return readRef('FeaturesOfInterest', json, 'Observations', 0);
}
