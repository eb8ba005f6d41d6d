import { expect, test } from 'vitest';
import { hourMs, instant } from '../../src/basis/time.ts';
import { printMoment } from '../../src/codecs/hj212/moment.ts';
import { openSegment } from '../../src/codecs/hj212/open.ts';
import { readMessage } from '../../src/codecs/hj212/segment.ts';
import { FrameSplitter } from '../../src/codecs/hj212/split.ts';
import { frameBytes, hourMessage, minuteMessage } from '../province/frames.ts';
import { Hours } from '../province/hours.ts';
import { growProvince } from '../province/province.ts';
import { drillStart, Truth } from '../province/truth.ts';
import { Outbox } from './outbox.ts';
import { hourRound } from './rounds.ts';
import { sm4 } from '../../src/gateway/sm4.ts';

const province = growProvince({ seed: 2, size: 'province' });
const hours = new Hours(province, new Truth(province));
const from = drillStart - 336 * hourMs;
const hex = (key: string | undefined): readonly Uint8Array[] => (key === undefined ? [] : [Uint8Array.fromHex(key)]);

test('every device\'s frames open again under its own edition, check and key, and hold what was meant', () => {
  const seen = new Set<string>();
  for (const device of province.devices) {
    for (const message of [hourMessage(device, hours, from), minuteMessage(device, hours, from)]) {
      const [event] = new FrameSplitter({ crc: device.crc, accept: () => true }).push(frameBytes({ device, message }, sm4));
      if (event?.kind !== 'frame') throw new Error(`${device.mn}: no frame`);
      const opened = openSegment(event.segment, event.crcGiven, { crc: device.crc, keys: hex(device.keyHex) }, sm4);
      expect(opened.check).toBe('fits');
      expect(readMessage(new TextDecoder().decode(opened.plain))).toEqual(message);
      expect(event.segment.length).toBeLessThanOrEqual(1024);
    }
    seen.add(`${device.edition} ${device.crc}`);
  }
  expect([...seen].sort()).toEqual(expect.arrayContaining(['2005 hj212', '2017 hj212', '2017 modbus', '2025 hj212']));
});

test('over the fill every device sends every hour once: what was offline comes late', () => {
  const small = growProvince({ seed: 2, size: 'county' });
  const smallHours = new Hours(small, new Truth(small));
  const sent = new Map<string, number>();
  let late = 0;
  for (let at = from; at < drillStart + 72 * hourMs; at += hourMs) {
    for (const { device, message } of hourRound(small.devices, smallHours, at)) {
      const dataTime = message.items[0]?.[0]?.[1] ?? '';
      sent.set(`${device.mn} ${dataTime}`, (sent.get(`${device.mn} ${dataTime}`) ?? 0) + 1);
      if (!dataTime.startsWith(printMoment(instant(at)))) late += 1;
    }
  }
  expect(new Set(sent.values())).toEqual(new Set([1]));
  const planned = new Truth(small).between(from, drillStart).filter((event) => event.kind === 'offline');
  expect(late).toBeGreaterThanOrEqual(planned.reduce((sum, event) => sum + (event.to - event.from) / hourMs, 0));
  expect(late).toBeGreaterThan(0);
  for (const device of small.devices) for (let at = from; at < drillStart; at += hourMs) expect(sent.has(`${device.mn} ${printMoment(instant(at))}`)).toBe(true);
});

test('the outbox hands out every frame once and its mark waits for the slowest answer', () => {
  const [device] = province.devices;
  if (device === undefined) throw new Error('no device');
  const frame = { device, message: hourMessage(device, hours, from) };
  const outbox = new Outbox(() => [frame, frame].values(), 0, 30, 10);
  const parcels = Array.from({ length: 6 }, () => outbox.next());
  expect(outbox.next()).toBeUndefined();
  expect(outbox.mark).toBe(0);
  for (const parcel of parcels.slice(1)) if (parcel !== undefined) outbox.done(parcel);
  expect([outbox.mark, outbox.finished]).toEqual([0, false]);
  const [first] = parcels;
  if (first !== undefined) outbox.done(first);
  expect([outbox.mark, outbox.finished, outbox.given, outbox.answered]).toEqual([30, true, 6, 6]);
});
