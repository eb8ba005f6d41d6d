import { hourMs } from '../basis/time.ts';
import { rectifyingProblem } from '../flow/story.fixture.ts';
import { testApp, type TestApp } from './app.fixture.ts';

/** Of a published item, its firm discloses; of another county, not published; of the story county, not published. */
export const outlets = { disclosed: 200_000, foreign: 200_004, neighbour: 200_003 } as const;

export type SensorThingsApp = TestApp & {
  /** Asks below the root; `as` an office, else the public. Peers differ, so that no limit by the minute is met. */
  get(path: string, as?: string): Promise<{ readonly status: number; readonly type: string; readonly text: string; readonly json: () => Record<string, unknown> }>;
};

/** The drill with a day of a station's hours, a section's, and some of three outlets, one of them of a published item. */
export async function sensorThingsApp(): Promise<SensorThingsApp> {
  const app = await testApp();
  const { house, time } = app;
  const before = (hours: number): number => time.world - hours * hourMs;
  for (let hour = 1; hour <= 36; hour += 1) await app.send(1000, before(hour), { a34004: String(20 + (hour % 24)), a21026: '5.25' }, hour === 7 ? 'D' : 'N');
  for (const hour of [2, 6]) await app.send(10_000, before(hour), { w01001: '7.21', w21003: '0.35' });
  for (const point of Object.values(outlets)) for (const hour of [2, 3]) await app.sense(point, before(hour), { w01018: String(40 + hour), w01001: '7' });
  await rectifyingProblem(house, '980102', [outlets.disclosed]);
  let peers = 0;
  return {
    ...app,
    get: async (path, as) => {
      peers += 1;
      const url = path.startsWith('/') ? path : `/ogc/sensorthings/v1.1${path === '' ? '' : '/'}${path}`;
      const said = await app.ask({ url: url.replaceAll(' ', '%20'), peer: `10.9.${Math.floor(peers / 250) % 250}.${peers % 250}`, ...(as === undefined ? {} : { as }) });
      return { status: said.statusCode, type: String(said.headers['content-type']), text: said.body, json: () => said.json<Record<string, unknown>>() };
    },
  };
}

export const rowsOf = (reply: { readonly json: () => Record<string, unknown> }): readonly Record<string, unknown>[] => reply.json()['value'] as readonly Record<string, unknown>[];
