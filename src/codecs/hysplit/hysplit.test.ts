import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { realData } from '../../../tools/need.ts';
import { readEndpoints, type Endpoints } from './read-endpoints.ts';
import { writeEndpoints } from './write-endpoints.ts';

function read(text: string): Endpoints {
  const found = readEndpoints(text);
  if (!found.ok) throw new Error(found.detail);
  return found.value;
}

// hysplitdata (NOAA ARL), tests/data: what stands in the files.
test.skipIf(realData.skip).each([
  ['tdump', 3, 'NGM', 39, 'forward'], ['tdump_fmt0', 3, 'NGM', 39, 'forward'], ['tdump_fmt1', 3, 'NGM', 39, 'forward'], ['tdump_multi', 5, 'HRRR', undefined, 'forward'], ['tdump_com', 1, 'GHDA', undefined, 'forward'],
] as const)(realData.named('%s reads, and reads back as written'), (name, count, model, points, direction) => {
  const found = read(readFileSync(`${realData.folder}/hysplit-tdump/${name}`, 'utf8'));
  expect([found.trajectories.length, found.models, found.trajectories[0]?.direction]).toEqual([count, [model], direction]);
  if (points !== undefined) expect(found.trajectories.reduce((sum, of) => sum + of.points.length, 0)).toBe(points);
  const once = read(writeEndpoints(found));
  expect(read(writeEndpoints(once))).toEqual(once);
  expect(once.trajectories.map(({ points: held }) => held.map(({ at, lat, lon }) => [at, lat, lon]))).toEqual(found.trajectories.map(({ points: held }) => held.map(({ at, lat, lon }) => [at, lat, lon])));
});

test('what is written reads back', () => {
  const thousandth = (least: number, most: number) => fc.integer({ min: least * 1000, max: most * 1000 }).map((value) => value / 1000);
  const tenth = fc.integer({ min: 0, max: 99_999 }).map((value) => value / 10);
  const hour = fc.integer({ min: 0, max: 200_000 }).map((hours) => Date.UTC(2005, 0, 1) + hours * 3_600_000);
  const made = fc.array(fc.record({ at: hour, lat: thousandth(-90, 90), lon: thousandth(-180, 180), height: tenth, heights: fc.array(tenth, { minLength: 1, maxLength: 5 }) }), { minLength: 1, maxLength: 4 });
  fc.assert(fc.property(made, (starts) => {
    const endpoints: Endpoints = {
      models: ['ERA5'], motion: 'OMEGA',
      trajectories: starts.map(({ at, lat, lon, height, heights }) => ({
        direction: 'backward', start: { at, lat, lon, height },
        points: heights.map((own, age) => ({ hours: 0 - age, at: at - age * 3_600_000, lat, lon, height: own, values: { PRESSURE: own } })),
      })),
    };
    expect(read(writeEndpoints(endpoints))).toEqual(endpoints);
  }), { numRuns: 60 });
});

const good = writeEndpoints({ models: ['ERA5'], motion: 'OMEGA', trajectories: [{ direction: 'backward', start: { at: 0, lat: 30, lon: 120, height: 10 }, points: [{ hours: 0, at: 0, lat: 30, lon: 120, height: 10, values: {} }] }] });
test.each([
  ['nothing', '', 'line 1: number of meteorological grids'],
  ['no direction', good.replace('BACKWARD', 'SIDEWARD'), 'line 3: number of trajectories and direction'],
  ['a start without a place', good.replace('   30.000  120.000     10.0\n', '\n'), 'line 4: start of trajectory 1'],
  ['a point of nobody', good.replace('\n     1     1    70', '\n     2     1    70'), 'line 6: 12 numbers of a known trajectory'],
  ['a word for a number', `${good}     1     1    70     1     1     0     0     0     1.0   thirty  120.000     10.0\n`, 'line 7: 12 numbers of a known trajectory'],
  ['an early end', good.split('\n').slice(0, 5).join('\n'), 'a trajectory without a point: the file ends early'],
])('refused: %s', (_name, text, says) => {
  const found = readEndpoints(text);
  expect(found.ok ? 'read' : `${found.fault}: ${found.detail}`).toBe(`trace.unreadable: ${says}`);
});
