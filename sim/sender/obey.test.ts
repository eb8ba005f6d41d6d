import { expect, test } from 'vitest';
import { hourMs } from '../../src/basis/time.ts';
import type { Message } from '../../src/codecs/hj212/message.ts';
import type { Device } from '../../src/model/device.ts';
import { growProvince } from '../province/province.ts';
import { Hours } from '../province/hours.ts';
import { drillStart, Truth } from '../province/truth.ts';
import { obey } from './obey.ts';

const province = growProvince({ seed: 2, size: 'county' });
const truth = new Truth(province);
const hours = new Hours(province, truth);
const away = truth.between(drillStart - 336 * hourMs, drillStart).find((event) => event.kind === 'offline' && event.to - event.from > hourMs);
const offline = province.devices.find(({ point }) => point === away?.point);
const water = province.devices.find(({ point, edition }) => edition === '2017' && hours.system(point) === '32');
const air = province.devices.find(({ point, edition }) => edition === '2025' && hours.system(point) !== '32');
if (offline === undefined || away === undefined || water === undefined || air === undefined) throw new Error('the county has not what the test needs');

const request = (device: Device, cn: string, items: Message['items'] = [], pw = device.password): Message =>
  ({ header: { qn: '20260302120000000', st: '32', cn, pw, mn: device.mn, flag: '5' }, items });
const recall = (device: Device, cn: string, begin: string, end: string): Message => request(device, cn, [[['BeginTime', begin]], [['EndTime', end]]]);
/** Command and its code, or number of records. */
function says(device: Device, message: Message, now = drillStart): string {
  const done = obey(message, device, hours, now);
  if (done === undefined) return 'silent';
  const short = ({ header, items }: Message): string => `${header.cn}:${items.at(-1)?.[0]?.[1] ?? ''}`;
  return [...done.first.map(short), `${[...done.records].length} records`, ...(done.last === undefined ? [] : [short(done.last)])].join(' ');
}

test.each([
  ['its clock is the world’s             ', says(water, request(water, '1011')), '9011:1 1011:20260302000000 0 records 9012:1'],
  ['its clock is set                     ', says(water, request(water, '1012')), '9011:1 0 records 9012:1'],
  ['a wrong password                     ', says(water, request(water, '1012', [], 'xxxxxx')), '9011:3 0 records'],
  ['a command that it has not            ', says(water, request(water, '3011')), '9011:8 0 records'],
  ['it takes a key of 16 characters      ', says(air, request(air, '1014', [[['SKCreateTime', '20260302120000000'], ['NewSK', 'msbE74gsiSHSEh5e']]])), '9011:1 0 records 9012:1'],
  ['and no other                         ', says(air, request(air, '1014', [[['NewSK', 'short']]])), '9011:1 0 records 9012:3'],
  ['it sends nothing in real time        ', says(water, request(water, '1062', [[['RtdInterval', '60']]])), '9011:2 0 records'],
  ['its minutes are ten                  ', says(water, request(water, '1064', [[['MinInterval', '10']]])), '9011:1 0 records 9012:1'],
  ['and nothing else                     ', says(water, request(water, '1064', [[['MinInterval', '5']]])), '9011:2 0 records'],
  ['water has a sampler                  ', says(water, request(water, '3012')), '9011:1 0 records 9012:1'],
  ['air has none                         ', says(air, request(air, '3012')), '9011:2 0 records'],
  ['it keeps no days                     ', says(water, recall(water, '2031', '20260220000000', '20260225000000')), '9011:1 0 records 9012:100'],
  ['hours of a window, the end included  ', says(water, recall(water, '2061', '20260301000000', '20260301025959')), '9011:1 3 records 9012:1'],
  ['hours that are over only             ', says(water, recall(water, '2061', '20260301220000', '20260303000000')), '9011:1 2 records 9012:1'],
  ['a window without any                 ', says(water, recall(water, '2061', '20260303000000', '20260304000000')), '9011:1 0 records 9012:100'],
  ['ten minutes each                     ', says(water, recall(water, '2051', '20260301000000', '20260301010000')), '9011:1 7 records 9012:1'],
  ['who is offline says nothing          ', says(offline, request(offline, '1012'), away.from + hourMs / 2), 'silent'],
] as const)('%s', (_name, said, expected) => {
  expect(said).toBe(expected);
});

test('back-filled records of 2025 say so (RF=1), and none is newer than now', () => {
  const records = [...(obey(recall(air, '2061', '20260301200000', '20260302100000'), air, hours, drillStart)?.records ?? [])];
  expect(records.map(({ message }) => [message.header.rf, message.items[0]?.[0]?.[1]])).toEqual(['20', '21', '22', '23'].map((hour) => ['1', `20260301${hour}0000`]));
});
