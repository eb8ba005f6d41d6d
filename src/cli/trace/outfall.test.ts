import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { seededRandom } from '../../basis/random.ts';
import { run } from './outfall.ts';

const folder = mkdtempSync(join(tmpdir(), 'qs-outfall-'));
const file = (name: string, text: string): string => { writeFileSync(join(folder, name), text); return join(folder, name); };

/** A stem of four reaches of three hours each, an outfall on each of the upper three, stations at the lower ends of the last two. */
const network = file('n.geojson', JSON.stringify({
  type: 'FeatureCollection', features: ['a', 'b', 'c', 'd'].map((id, at) => ({ type: 'Feature', properties: { id, from: at, to: at + 1, travel_hours: 3, flow_m3s: 10 }, geometry: null })),
}));
const starts = [20, 48, 80];
const outfalls = file('o.csv', 'id,reach,prior\nO1,a,1\nO2,b,2\nO3,c,1\n');
const stations = file('s.csv', 'id,reach\nS1,c\nS2,d\n');
const load = (at: number, hour: number): number => (hour >= (starts[at] ?? 0) && hour < (starts[at] ?? 0) + 8 ? 60 : 1);
const discharges = file('d.csv', `outfall,hour,species,load_gs\n${starts.flatMap((_, at) => Array.from({ length: 120 }, (__, hour) => `O${at + 1},${hour},NH3-N,${load(at, hour)}`)).join('\n')}\n`);
const random = seededRandom(2);
/** O2's batch, six and nine hours later half-way along its reach: 4.5 and 7.5 hours, here half an hour late. */
const seen = [5, 8].flatMap((delay, station) => Array.from({ length: 30 }, (_, at) => `S${station + 1},${at * 4},NH3-N,${((0.4 + load(1, at * 4 - delay) / 10) * (0.9 + 0.2 * random())).toFixed(3)},0.02`));
const observations = file('x.csv', `station,hour,species,value_mgl,limit_mgl\n${seen.join('\n')}\n`);
const words = (more: Readonly<Record<string, string>> = {}): readonly string[] => Object.entries({ network, outfalls, discharges, stations, observations, ...more }).flatMap(([name, value]) => [`--${name}`, value]);

async function answered(asked: readonly string[]): Promise<Readonly<Record<string, unknown>>> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => { written.push(String(text)); return true; });
  const ended = await run([...asked, '--json']).finally(() => { spy.mockRestore(); });
  return ended.ok ? JSON.parse(written.join('')) : { fault: ended.fault };
}

test('the outfall whose batch came down is first, with its lags, and the next sample is named', async () => {
  const found = await answered(words());
  expect(found).toMatchObject({ outfalls: [{ outfall: 'O2', silentStations: [] }, {}, {}], set90: ['O2'], reasons: expect.arrayContaining(['background-from-event']), nextSample: { species: 'NH3-N' } });
});

test.each([
  ['an outfall on no reach   ', { outfalls: file('o2.csv', 'id,reach\nO1,z\nO2,b\n') }, 'trace.unreadable'],
  ['a reach that is not there', { stations: file('s2.csv', 'id,reach\nS1,z\nS2,d\n') }, 'trace.no-such-reach'],
  ['a column is missing      ', { stations: file('s3.csv', 'name,reach\nS1,c\n') }, 'trace.no-column'],
  ['a load in words          ', { discharges: file('d2.csv', 'outfall,hour,species,load_gs\nO1,1,NH3-N,much\n') }, 'trace.bad-number'],
  ['an hour between records  ', { discharges: file('d3.csv', 'outfall,hour,species,load_gs\nO1,1.5,NH3-N,2\n') }, 'trace.bad-number'],
  ['along beyond the reach   ', { outfalls: file('o3.csv', 'id,reach,along\nO1,a,2\nO2,b,0\nO3,c,0\n') }, 'trace.bad-number'],
  ['a negative load          ', { discharges: file('d4.csv', 'outfall,hour,species,load_gs\nO1,1,NH3-N,-2\nO1,3,NH3-N,2\n') }, 'trace.bad-number'],
  ['decay of nothing observed', { decay: 'TP=0.1' }, 'system.bad-option'],
] as const)('bad input is named: %s', async (_name, more, fault) => { expect(await answered(words(more))).toEqual({ fault }); });
