import { expect, test } from 'vitest';
import { readNetwork } from './read-network.ts';

type Row = Readonly<Record<string, unknown>>;
const feature = (properties: Row, coordinates?: readonly (readonly number[])[]): object =>
  ({ type: 'Feature', properties, geometry: coordinates === undefined ? null : { type: 'LineString', coordinates } });
const read = (features: readonly object[], names?: ReadonlyMap<string, string>) => readNetwork({ type: 'FeatureCollection', features }, { snap: 1, ...(names === undefined ? {} : { names }) });
const reportOf = (features: readonly object[]) => { const found = read(features); return found.ok ? found.value.report : found; };

const y = [feature({ id: 'a', from: '1', to: '3', length_m: 10, colour: 'blue' }), feature({ id: 'b', from: '2', to: '3', length_m: 20 }), feature({ id: 'c', from: '3', to: '4', length_m: 30, flow: '2.5' })];

test('nodes by from and to; columns that are not ours are listed', () => {
  const found = read(y);
  expect(found).toMatchObject({ ok: true, value: { report: { read: 3, kept: 3, ignoredColumns: ['colour'], columns: { flow: 'flow', length: 'length_m' }, loops: [], danglingEnds: [], refused: [] } } });
  expect(found.ok && [[...found.value.reaches.length], found.value.reaches.to[0] === found.value.reaches.from[2], found.value.reaches.flow[2]]).toEqual([[10, 20, 30], true, 2.5]);
});

test('nodes by the reach below, and by ends of lines within the tolerance, are the same network', () => {
  const next = read([feature({ id: 'a', next: 'c' }), feature({ id: 'b', next: 'c' }), feature({ id: 'c', next: 0 })]);
  const lines = read([feature({ id: 'a' }, [[120, 30], [120.01, 30.01]]), feature({ id: 'b' }, [[120.02, 30], [120.010004, 30.01]]), feature({ id: 'c' }, [[120.01, 30.010004], [120.01, 30.03]])]);
  for (const found of [next, lines]) expect(found.ok && [found.value.reaches.to[0], found.value.reaches.to[1]]).toEqual(found.ok && [found.value.reaches.from[2], found.value.reaches.from[2]]);
  expect(lines).toMatchObject({ value: { report: { lengthFromGeometry: 3, repaired: { snappedEnds: 2 } } } });
  // 0.01° both ways at 30° N: R = 6371008.8 m, east shrinks by cos 30.005°.
  expect(lines.ok && lines.value.reaches.length[0]).toBeCloseTo(Math.hypot(6371008.8 * Math.PI / 18000, 6371008.8 * Math.PI / 18000 * Math.cos(30.005 * Math.PI / 180)), 0);
});

test.each([
  ['a loop, each named       ', [...y, feature({ id: 'd', from: '4', to: '1' })], { loops: [['a', 'c', 'd']] }],
  ['two loops                ', [feature({ id: 'p', from: '1', to: '2' }), feature({ id: 'q', from: '2', to: '1' }), feature({ id: 'r', from: '3', to: '3', length_m: 5 })], { loops: [['p', 'q'], ['r']] }],
  ['a dangling end           ', [...y, feature({ id: 'd', from: '3', to: 'nowhere' })], { danglingEnds: ['d'] }],
  ['below is nobody          ', [feature({ id: 'a', next: 'gone' }), feature({ id: 'b', next: 'a' })], { danglingEnds: ['a'] }],
  ['an end nearly there      ', [feature({ id: 'a' }, [[120, 30], [120.01, 30]]), feature({ id: 'b' }, [[120.01005, 30], [120.02, 30]])], { danglingEnds: ['a'], disconnectedParts: [['b']] }],
  ['repeated word for word   ', [...y, y[0] ?? {}], { kept: 3, repaired: { repeatedRows: ['a'] } }],
  ['an id twice              ', [...y, feature({ id: 'a', from: '8', to: '9' })], { kept: 3, refused: [{ reach: 'a', fault: 'trace.unreadable', detail: 'two reaches are called a' }] }],
  ['a negative length        ', [...y, feature({ id: 'd', from: '4', to: '5', length_m: -3 })], { refused: [{ reach: 'd', fault: 'trace.bad-number', detail: 'length -3 (reach d)' }] }],
  ['a length in words        ', [...y, feature({ id: 'd', from: '4', to: '5', length_m: 'long' })], { refused: [{ reach: 'd', fault: 'trace.bad-number' }] }],
  ['a point                  ', [...y, { type: 'Feature', properties: { id: 'd', from: '4', to: '5' }, geometry: { type: 'Point', coordinates: [1, 2] } }], { refused: [{ reach: 'd', fault: 'trace.unreadable' }] }],
  ['no length on one node    ', [...y, feature({ id: 'd', from: '4', to: '4', length_m: 0 })], { repaired: { zeroLength: ['d'] }, loops: [] }],
  ['drawn against from and to', [feature({ id: 'a', from: '1', to: '2' }, [[120, 30], [120.1, 30]]), feature({ id: 'b', from: '2', to: '3' }, [[120.2, 30], [120.1, 30]]), feature({ id: 'c', from: '3', to: '4' }, [[120.2, 30], [120.3, 30]])], { repaired: { turnedGeometry: ['b'] } }],
  ['two heads meet           ', [feature({ id: 'a' }, [[120, 30], [120.1, 30]]), feature({ id: 'b' }, [[120.2, 30], [120.1, 30]]), feature({ id: 'c' }, [[120.2, 30], [120.3, 30]])], { headsMeeting: [['a', 'b']] }],
  ['parts apart              ', [...y, feature({ id: 'd', from: '8', to: '9' })], { disconnectedParts: [['d']] }],
  ['a reach that reverses    ', [...y, feature({ id: 'd', from: '4', to: '5', tidal: true })], { reversing: ['d'] }],
])('the report tells what is wrong: %s', (_name, features, told) => { expect(reportOf(features)).toMatchObject(told); });

test.each([
  ['no collection    ', { type: 'Feature' }, new Map<string, string>(), 'trace.unreadable'],
  ['no reach         ', { features: [] }, new Map<string, string>(), 'trace.too-few'],
  ['no nodes         ', { features: [feature({ id: 'a' })] }, new Map<string, string>(), 'trace.no-column'],
  ['no node of one   ', { features: [feature({ id: 'a', from: '1', to: '2' }), feature({ id: 'b', from: '2' })] }, new Map<string, string>(), 'trace.no-column'],
  ['a column not ours', { features: y }, new Map([['depth', 'colour']]), 'trace.no-column'],
  ['not in the file  ', { features: y }, new Map([['flow', 'Q']]), 'trace.no-column'],
])('what is no network is a fault: %s', (_name, collection, names, fault) => { expect(readNetwork(collection, { snap: 1, names })).toMatchObject({ ok: false, fault }); });

test('a column under another name', () => {
  const found = read(y, new Map([['velocity', 'colour']]));
  expect(found).toMatchObject({ value: { report: { refused: [{ reach: 'a', fault: 'trace.bad-number' }] } } });
});
