import { expect, test } from 'vitest';
import { civil, instant } from '../../basis/time.ts';
import { testHouse } from '../house.fixture.ts';
import { machineViewer, publicViewer } from '../viewer.ts';
import { why } from '../why/why.ts';
import { rankRegions, stationsOfHour } from '../air-hour.ts';
import { imported } from './imports.fixture.ts';

const head = 'Province,City,Date,Hour,WatchPoint,AQI,Level,PrimaryPollution,PM2.5,PM10,CO,NO2,O3_1h,O3_8h,SO2';
const good = '演练省,甲市,20200402,08,一中,28,优,,12,28,0.4,36,66,70,6';
const second = good.replace(',08,', ',09,').replace(',28,优', ',99,良');
const file = { name: 'april.csv', text: [head, good, second, '演练省,甲市,20200231,08,一中,28,优,,12,28,0.4,36,66,70,6', ''].join('\n') };

test('rows = stored + already + refused, each refusal named, our verdicts held against the published ones', async () => {
  const { house } = await testHouse('real');
  const run = await imported(house, { kind: 'cnemc' }, [file]);
  expect(run).toMatchObject({
    state: 'done', kind: 'cnemc', file: 'april.csv', rows: 3, refused: 1, stored: 2, already: 0, refusedBy: { 'row.bad-time': 1 },
    result: { aqi: { compared: 2, equal: 1 } },
  });
  const records = house.records.read(machineViewer);
  expect(await records.imports(1)).toEqual([run]);
  expect(await records.refusedRows(run.id, 10)).toMatchObject([{ line: 4, fault: 'row.bad-time', row: file.text.split('\n')[3] }]);
});

test('the same file again stores nothing twice and changes no digit', async () => {
  const { house, time } = await testHouse('real');
  await imported(house, { kind: 'cnemc' }, [file]);
  const [counts, points] = [await house.observations.counts(), house.directory.points.size];
  const determined = async () => (await house.observations.latestDeterminations('all', 0)).map(({ decidedAt: _decidedAt, ...row }) => row);
  const before = await determined();
  time.world += 3_600_000;
  time.machine += 3_600_000;
  expect(await imported(house, { kind: 'cnemc' }, [file])).toMatchObject({ rows: 3, stored: 0, already: 2, refused: 1 });
  expect(await house.observations.counts()).toEqual(counts);
  expect(house.directory.points.size).toBe(points);
  expect(await determined()).toEqual(before);
});

test('an imported index walks back to the row as it was published', async () => {
  const { house } = await testHouse('real');
  await imported(house, { kind: 'cnemc' }, [file]);
  const aqi = (await house.observations.latestDeterminations('all', 0)).find((row) => row.factor === 'aqi');
  const answered = await why(house, publicViewer, `D-${aqi?.point}-aqi-hour-${aqi?.at}`, () => true);
  if (!answered.ok) throw new Error(answered.fault);
  expect(answered.value.chain.at(-1)).toMatchObject({ kind: 'frame', raw: { text: second } });
});

test('a file of an unknown layout is refused whole, and the run says so', async () => {
  const { house } = await testHouse('real');
  expect(await imported(house, { kind: 'cnemc' }, [{ name: 'x.csv', text: 'a,b\n1,2\n' }])).toMatchObject({
    state: 'failed', fault: 'import.unknown-columns', rows: 0, stored: 0,
  });
});

test('what was imported from another year stands on the ranking, at its own hour', async () => {
  const { house } = await testHouse('real');
  await imported(house, { kind: 'cnemc' }, [file]);
  const hour = await stationsOfHour(house, undefined);
  expect(civil(instant(hour.at))).toBe('2020-04-02 08:00');
  expect(rankRegions(house, hour, 'city').filter((row) => row.rank !== undefined)).toMatchObject([{ rank: 1, aqi: 28, valid: 1 }]);
});
