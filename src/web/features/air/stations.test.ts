import { expect, test } from 'vitest';
import { listed, type Station } from './stations.ts';

const station = (id: string, region: string, aqi?: number, level?: number): Station => ({
  number: 1, id, name: { zh: id, en: id }, region: { code: region, name: { zh: '', en: '' } }, primary: [], at: 0, values: {}, reason: '',
  ...(aqi === undefined ? {} : { aqi }), ...(level === undefined ? {} : { level }),
});
const stations = [station('a', '980101', 60, 2), station('b', '980102', 40, 1), station('c', '980201'), station('d', '980102', 90, 2)];

test.each([
  ['all, worst first, unknown last', undefined, undefined, ['d', 'a', 'b', 'c']],
  ['one level', 2, undefined, ['d', 'a']],
  ['without a valid AQI', 0, undefined, ['c']],
  ['a city with its counties', undefined, '980100', ['d', 'a', 'b']],
  ['one county', undefined, '980102', ['d', 'b']],
  ['level and county', 1, '980102', ['b']],
])('%s', (_name, grade, region, ids) => expect(listed(stations, { grade, region }).map(({ id }) => id)).toEqual(ids));
