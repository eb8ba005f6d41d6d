import type { Records } from '../flow/ports/records.ts';
import { pushApp, type PushApp } from './push.fixture.ts';

export type Said = { readonly status: number; readonly json: Readonly<Record<string, unknown>>; readonly location: string };
export type ThingsApp = PushApp & {
  readonly key: string;
  /** As an application with a key that may register; the path is below the root, or a link that an answer gave. */
  write(method: 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, body?: unknown, key?: string): Promise<Said>;
  get(path: string, key?: string): Promise<Said>;
  values(path: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
};

const root = '/ogc/sensorthings/v1.1/';
const below = (path: string): string => (URL.canParse(path) ? `${new URL(path).pathname}${new URL(path).search}` : `${root}${path}`);

/** The drill's county and an application of the city's bureau that registers Things there. */
export async function thingsApp(records?: Records): Promise<ThingsApp> {
  const app = await pushApp(records);
  const own = await app.keyOf({ name: '园区微站平台', things: { region: '980102', public: false } });
  const ask = async (method: string, path: string, body: unknown, key: string): Promise<Said> => {
    const said = await app.app.inject({
      method: method as 'GET', url: below(path), ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(key === '' ? {} : { authorization: `Bearer ${key}` }) },
    });
    return { status: said.statusCode, json: said.payload === '' ? {} : said.json(), location: String(said.headers['location'] ?? '') };
  };
  return {
    ...app, key: own, write: (method, path, body, key = own) => ask(method, path, body, key), get: (path, key = own) => ask('GET', path, undefined, key),
    values: async (path) => (await ask('GET', path, undefined, own)).json['value'] as readonly Readonly<Record<string, unknown>>[],
  };
}

const measurement = 'http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement';
/** Entities as a client sends them. */
export const thing = { name: '3号微站', description: '园区北门微型站', properties: { vendor: '甲', height: 3.5 } };
export const location = { name: '北门', description: '园区北门', encodingType: 'application/geo+json', location: { type: 'Point', coordinates: [118.9, 32.1] } };
export const sensor = { name: 'NOx-1', description: 'electrochemical cell', encodingType: 'application/pdf', metadata: 'http://vendor.test/nox-1.pdf' };
export const property = { name: '异味强度', definition: 'http://vendor.test/odour', description: 'odour intensity' };
export const datastream = {
  name: '异味', description: 'odour at the north gate', unitOfMeasurement: { name: 'odour unit', symbol: 'OU', definition: 'http://vendor.test/ou' }, observationType: measurement,
};
export const feature = { name: '北门空气', description: 'air at the gate', encodingType: 'application/geo+json', feature: { type: 'Point', coordinates: [118.9, 32.1] } };
export const whole = { ...thing, Locations: [location], Datastreams: [{ ...datastream, Sensor: sensor, ObservedProperty: property }] };
