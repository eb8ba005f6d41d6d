import { expect, test } from 'vitest';
import { dayMs, hourMs } from '../basis/time.ts';
import type { PhotoFacts } from '../model/photo-facts.ts';
import { photoMarks, type PhotoScene } from './photo-marks.ts';

const at = Date.UTC(2026, 2, 2, 2);
const file = (photo?: PhotoFacts) => ({ hash: 'a'.repeat(64), name: 'a.jpg', type: 'image/jpeg', size: 9, item: 'photos', by: 'x', at,
  ...(photo !== undefined && { photo }) });
const whole = { takenOn: '', takenAt: at - hourMs, lon: 121.5, lat: 29.8 };
const scene: PhotoScene = { openedAt: at - 30 * dayMs, distanceMost: 500, clockHours: 24, elsewhere: { count: 0, numbers: [] } };
const outlet = { zh: '总排口', en: 'outlet' };

test.each([
  ['time and place, near, in time', whole, {}, []],
  ['handed in before anything was read', undefined, {}, ['not-read']],
  ['nothing in it', {}, {}, ['no-time', 'no-place']],
  ['no place', { takenAt: whole.takenAt }, {}, ['no-place']],
  ['at the greatest distance', whole, { nearest: { metres: 500, name: outlet } }, []],
  ['one metre beyond it', whole, { nearest: { metres: 501, name: outlet } }, ['far']],
  ['far, but the line asks for no distance', whole, { nearest: { metres: 9000, name: outlet }, distanceMost: undefined }, []],
  ['at the moment of opening', whole, { openedAt: whole.takenAt }, []],
  ['before it', whole, { openedAt: whole.takenAt + 1 }, ['before-opening']],
  ['a clock ahead by less than said', { ...whole, takenAt: at + 23 * hourMs }, {}, []],
  ['a clock ahead', { ...whole, takenAt: at + 24 * hourMs }, {}, ['clock-ahead']],
  ['taken the day before', { ...whole, takenAt: at - 24 * hourMs }, {}, ['taken-earlier']],
  ['a telephone names its system', { ...whole, software: 'HarmonyOS 4.2' }, {}, []],
  ['a program that changes pictures', { ...whole, software: 'Adobe Photoshop 25.0' }, {}, ['edited']],
  ['used elsewhere', whole, { elsewhere: { count: 1, numbers: ['演督〔2026〕1号'] } }, ['used-elsewhere']],
] as const)('%s', (_name, photo, change, want) => {
  const { distanceMost, ...rest } = { ...scene, ...change };
  expect(photoMarks(file(photo), { ...rest, ...(distanceMost !== undefined && { distanceMost }) }).map(({ mark }) => mark)).toEqual(want);
});

test('the words say how far, how long, and where else, and hide what the office may not see', () => {
  const says = photoMarks(file({ ...whole, takenAt: at + 50 * hourMs }),
    { ...scene, nearest: { metres: 12_400, name: outlet }, elsewhere: { count: 3, numbers: ['1号'] } }).map((one) => one.says.zh);
  expect(says).toEqual(['拍摄地点距总排口12.4公里', '相机时钟比上传时间快50小时', '同一文件也用于:1号、另有2件不在本单位权限内']);
});
