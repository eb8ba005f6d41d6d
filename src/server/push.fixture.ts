import { hourMs } from '../basis/time.ts';
import { printMoment } from '../codecs/odata/times.ts';
import type { Records } from '../flow/ports/records.ts';
import { testApp, type TestApp } from './app.fixture.ts';

export type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly json: Readonly<Record<string, unknown>> & { readonly fault?: string } };
export type PushApp = TestApp & {
  /** Sends text as JSON below the root, with a key that may write the story's points where none is named. */
  post(resource: string, text: string, key?: string): Promise<Answer>;
  /** The hour that began so many hours before now. */
  hour(before: number): number;
  during(before: number): string;
  valueOf(at: number): Promise<readonly string[]>;
};

export const stream = '1000-a34004-hour-Avg';

/** The drill's station 1000 and outlet 200000, written by an application of the city's bureau. */
export async function pushApp(records?: Records): Promise<PushApp & { readonly key: string }> {
  const app = await testApp('drill', {}, undefined, records);
  const key = await app.keyOf({ writes: [1000, 10_000, 200_000], region: '980100' });
  const hour = (before: number): number => app.time.world - before * hourMs;
  return {
    ...app, key, hour, during: (before) => `${printMoment(hour(before))}/${printMoment(hour(before - 1))}`,
    post: async (resource, text, own = key) => {
      const said = await app.app.inject({
        method: 'POST', url: `/ogc/sensorthings/v1.1/${resource}`, payload: text, headers: { 'content-type': 'application/json', ...(own === '' ? {} : { authorization: `Bearer ${own}` }) },
      });
      return { status: said.statusCode, headers: said.headers, json: said.json() };
    },
    valueOf: async (at) => (await app.house.observations.readingsBetween({
      series: [{ point: 1000, factor: 'a34004', period: 'hour', field: 'Avg' }], window: { from: at, to: at + 1 }, newestFirst: false, limit: 10,
    })).map(({ value, flag }) => `${value} ${flag}`),
  };
}
