import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { madeWorld } from '../../science/locate/world.fixture.ts';
import { run } from './locate.ts';

const folder = mkdtempSync(join(tmpdir(), 'qs-locate-'));
const written = (name: string, lines: readonly string[]): string => {
  writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
  return join(folder, name);
};

type Said = { readonly mode: Record<string, number>; readonly candidates: readonly { readonly id: string; readonly posterior: number }[]; readonly region: { readonly area: number }; readonly used: object; readonly reasons: readonly string[] };

async function answered(...words: readonly string[]): Promise<Said & { readonly fault?: string }> {
  const out: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => { out.push(String(text)); return true; });
  const ended = await run(words).finally(() => { spy.mockRestore(); });
  return JSON.parse(ended.ok ? out.join('') : JSON.stringify({ fault: ended.fault, detail: ended.detail }));
}

const world = madeWorld(5001, { stations: 8, hours: 48 });
const { stations, hours, seen } = world.input;
const [lat, lon, metres] = [29.9, 121.6, 111_194.93];
const degrees = (x: number, y: number): readonly [string, string] => [(lat + y / metres).toFixed(6), (lon + x / metres / Math.cos(lat * Math.PI / 180)).toFixed(6)];
const rows = (place: (x: number, y: number) => readonly string[]): readonly string[] => Array.from(seen.value, (value, at) => {
  const [station, hour] = [seen.station[at] ?? 0, seen.hour[at] ?? 0];
  const time = new Date(Date.UTC(2024, 0, 1, hour)).toISOString().slice(0, 16).replace('T', ' ');
  return [time, stations.ids[station], ...place(stations.x[station] ?? 0, stations.y[station] ?? 0), value.toFixed(3), hours.speed[hour]?.toFixed(3), hours.direction[hour], 'ABCDEF'[hours.stability[hour] ?? 3]].join(',');
});
const plane = written('plane.csv', ['time,station,x,y,value,ws,wd,class', ...rows((x, y) => [x.toFixed(2), y.toFixed(2)])]);
const round = written('round.csv', ['time,station,lat,lon,value,ws,wd,class', ...rows(degrees)]);
const wind = ['--wind-speed', 'ws', '--wind-direction', 'wd', '--stability', 'class', '--cells', '31', '--json'];

test('a source is found in metres and in degrees alike, and the true candidate among others', async () => {
  const candidates = written('candidates.csv', ['id,lat,lon,weight', `true,${degrees(world.x, world.y).join()},1`, `false,${degrees(5800 - world.x, 5800 - world.y).join()},5`]);
  const [flat, globe] = [await answered('--in', plane, ...wind), await answered('--in', round, ...wind, '--candidates', candidates)];
  expect(Math.hypot((flat.mode['x'] ?? 0) - world.x, (flat.mode['y'] ?? 0) - world.y)).toBeLessThan(700);
  expect(Math.abs(((globe.mode['lat'] ?? 0) - lat) * metres - (flat.mode['y'] ?? 0))).toBeLessThan(2);
  expect(globe.candidates[0]).toMatchObject({ id: 'true' });
  expect(flat.used).toEqual({ values: 384, hours: 48, leftOut: { calm: 0, noWind: 0, noValue: 0 } });
});

test('hours that nobody wrote are hours without wind, and are said', async () => {
  const lines = rows((x, y) => [x.toFixed(2), y.toFixed(2)]).filter((_, at) => Math.floor(at / 8) % 3 !== 1);
  const said = await answered('--in', written('gaps.csv', ['time,station,x,y,value,ws,wd,class', ...lines]), ...wind);
  expect([said.used, said.reasons.includes('gaps-many')]).toEqual([{ values: 256, hours: 32, leftOut: { calm: 0, noWind: 16, noValue: 0 } }, true]);
});

const table = (...lines: readonly string[]): string => written(`${lines.join().length}-${lines[0]?.length}.csv`, ['time,station,x,y,value,ws,wd', ...lines]);
test.each([
  ['no such column   ', ['--in', plane, '--wind-speed', 'ff', '--wind-direction', 'wd', '--stability', 'D'], 'trace.no-column'],
  ['no such class    ', ['--in', plane, '--wind-speed', 'ws', '--wind-direction', 'wd', '--stability', 'neutral'], 'trace.no-column'],
  ['no time          ', ['--in', table('yesterday,a,0,0,1,2,90'), '--wind-speed', 'ws', '--wind-direction', 'wd', '--stability', 'D'], 'trace.bad-number'],
  ['two rows an hour ', ['--in', table('2024-01-01 00:00,a,0,0,1,2,90', '2024-01-01 00:30,a,0,0,1,2,90'), '--wind-speed', 'ws', '--wind-direction', 'wd', '--stability', 'D'], 'trace.bad-number'],
  ['a moving station ', ['--in', table('2024-01-01 00:00,a,0,0,1,2,90', '2024-01-01 01:00,a,9,0,1,2,90'), '--wind-speed', 'ws', '--wind-direction', 'wd', '--stability', 'D'], 'trace.bad-number'],
  ['a wind of 400°   ', ['--in', table('2024-01-01 00:00,a,0,0,1,2,400'), '--wind-speed', 'ws', '--wind-direction', 'wd', '--stability', 'D'], 'trace.bad-number'],
  ['one hour         ', ['--in', table('2024-01-01 00:00,a,0,0,1,2,90'), '--wind-speed', 'ws', '--wind-direction', 'wd', '--stability', 'D'], 'trace.too-few'],
])('what cannot be used is a named fault: %s', async (_name, words, fault) => {
  expect(await answered(...words, '--json')).toMatchObject({ fault });
});
