import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readKey } from '../../codecs/hj212/cipher.ts';
import { deviationsOf } from '../../codecs/hj212/deviations.ts';
import { readFlag } from '../../codecs/hj212/edition.ts';
import { readMoment } from '../../codecs/hj212/moment.ts';
import { openSegment } from '../../codecs/hj212/open.ts';
import { readMessage } from '../../codecs/hj212/segment.ts';
import { FrameSplitter } from '../../codecs/hj212/split.ts';
import { readText } from '../../codecs/hj212/text.ts';
import type { Message } from '../../codecs/hj212/message.ts';
import { sm4 } from '../../gateway/sm4.ts';
import type { Edition } from '../../model/device.ts';
import { kinds, periodOf, type Kind } from './records.ts';
import { Station, type Load, type StationPlan } from './station.ts';
import { knownSystems, measuredOf } from './systems.ts';
import { readFaultOrders } from './fault-orders.ts';
import { FaultCounts, Troubles } from './troubles.ts';

const keyHex = '30'.repeat(16);
const from = Date.UTC(2026, 2, 1, 16);
const later = from + 3 * 86_400_000;
type Asked = { readonly edition?: Edition; readonly st?: string; readonly kinds?: readonly Kind[]; readonly seed?: number; readonly keyHex?: string; readonly values?: number; readonly faults?: readonly string[]; readonly hours?: number };

function station({ edition = '2017', st = '32', kinds: of = ['realtime'], seed = 1, keyHex: key, values, faults = [], hours }: Asked): Station {
  const measured = measuredOf(st, edition, values);
  const orders = readFaultOrders(faults);
  if (!measured.ok || !orders.ok) throw new Error('no such station');
  const plan: StationPlan = {
    device: { mn: 'SIM00001', password: '123456', edition, crc: 'hj212', ...(key === undefined ? {} : { keyHex: key }) }, st, measured: measured.value, seed, kinds: of,
    interval: 30_000, troubles: new Troubles(orders.value, new FaultCounts()), sm4, ...(hours === undefined ? {} : { backlog: { hours, kinds: of } }),
  };
  const made = new Station(plan);
  made.begin(from);
  return made;
}
function loads(of: Station, count: number, live = true): Load[] {
  return Array.from({ length: count }, () => of.next(later, 0, live)).flatMap((load) => (load === undefined ? [] : [load]));
}
/** What the gateway's codec reads of the bytes: throws unless it is one whole frame whose check fits. */
function read(bytes: Uint8Array, key?: string): Message {
  const [event, ...more] = new FrameSplitter({ accept: () => true }).push(bytes);
  const keys = key === undefined ? undefined : readKey(key);
  if (event?.kind !== 'frame' || more.length > 0) throw new Error('no frame');
  const opened = openSegment(event.segment, event.crcGiven, { crc: 'hj212', keys: keys === undefined ? [] : [keys] }, sm4);
  if (opened.check !== 'fits') throw new Error(opened.check);
  return readMessage(readText(opened.plain).text);
}
const valueOf = (message: Message, name: string): number => Number(message.items.flat().find(([field]) => field === name)?.[1]);

const everySystem = knownSystems.flatMap((st) => (['2005', '2017', '2025'] as const).map((edition) => [st, edition] as const));
test.each(everySystem)('system %s in %s: our own codec reads every frame, and finds nothing odd in it', (st, edition) => {
  const printed = loads(station({ st, edition, kinds: [...kinds].filter((kind) => kind !== 'heartbeat' || edition === '2025') }), 600);
  expect(printed).toHaveLength(600);
  const messages = printed.map(({ bytes }) => read(bytes));
  expect([...new Set(messages.flatMap(({ header, items }) => deviationsOf(header, items, true)))]).toEqual([]);
  expect(new Set(messages.map(({ header }) => header.qn)).size).toBe(600);
  expect([...new Set(messages.map(({ header }) => readFlag(header.flag).version))]).toEqual([edition]);
  expect([...new Set(messages.map(({ header }) => header.cn))].sort()).toEqual(['2011', '2051', '2061', ...(edition === '2025' ? ['9015'] : [])]);
});

test.each(['2005', '2017', '2025'] as const)('%s: min ≤ avg ≤ max of every record, converted values as well', (edition) => {
  for (const { message } of loads(station({ st: '31', edition, kinds: ['minute', 'hour', 'day'] }), 300)) {
    const names = message.items.flat().map(([name]) => name).filter((name) => name.endsWith('Avg'));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      const [min, avg, max] = ['Min', 'Avg', 'Max'].map((end) => valueOf(message, name.replace('Avg', end)));
      expect(min).toBeLessThanOrEqual(avg ?? NaN);
      expect(avg).toBeLessThanOrEqual(max ?? NaN);
    }
  }
});

test.each([['minute', '20260302000000 20260302001000 20260302002000'], ['hour', '20260302000000 20260302010000 20260302020000'], ['realtime', '20260302000000 20260302000030 20260302000100'], ['day', '20260302000000 20260303000000 20260304000000']] as const)(
  '%s records lie on their grid and name the start of their period', (kind, times) => {
    const printed = loads(station({ kinds: [kind] }), 3);
    expect([0, 1, 2].map((at) => printed[at]?.message.items[0]?.[0]?.[1] ?? '').join(' ')).toBe(times);
    for (const { message } of printed) expect((readMoment(message.items[0]?.[0]?.[1] ?? '') ?? 0) + (kind === 'realtime' ? 0 : periodOf(kind, 0))).toBeLessThanOrEqual(later);
  });

test('too many values for one frame come in packets, each with its own number and check', () => {
  const printed = loads(station({ edition: '2025', kinds: ['hour'], values: 30 }), 8).map(({ bytes }) => read(bytes));
  const numbers = printed.map(({ header }) => `${header.pno}/${header.pnum} Flag ${header.flag}`);
  expect(numbers.slice(0, 2)).toEqual(['1/3 Flag 11', '2/3 Flag 11']);
  expect(printed.slice(0, 3).map((message) => message.items.length - 1).reduce((sum, count) => sum + count, 0)).toBe(30);
});

test('with a key the data area is cipher, and opens with the key only', () => {
  const [load] = loads(station({ edition: '2025', keyHex }), 1);
  expect(read(load?.bytes ?? new Uint8Array(), keyHex).items[0]?.[0]?.[0]).toBe('DataTime');
  expect(() => read(load?.bytes ?? new Uint8Array())).toThrow('needs-key');
});

test.each([['2017', undefined], ['2025', '1']] as const)('%s: what is sent late is older than all that is new, and marked as the edition has it', (edition, rf) => {
  const of = station({ edition, kinds: ['hour'], hours: 24 });
  const late = loads(of, 40, false);
  expect(late).toHaveLength(24);
  expect([...new Set(late.map(({ message }) => message.header.rf))]).toEqual([rf]);
  expect(late.at(-1)?.message.items[0]?.[0]?.[1]).toBe('20260301230000');
  const [fresh] = loads(of, 1);
  expect([fresh?.message.items[0]?.[0]?.[1], fresh?.message.header.rf]).toEqual(['20260302000000', undefined]);
});

const series = (faults: readonly string[]): number[] => loads(station({ faults, seed: 3 }), 240).map(({ message }) => valueOf(message, 'w01018-Rtd'));
test('values that are bent: flat stays, zero is nought, a spike is twenty times as high, drift grows with the clock', () => {
  const plain = series([]);
  expect(new Set(plain).size).toBeGreaterThan(50);
  expect(new Set(series(['flat:1'])).size).toBe(1);
  expect(series(['zero:1']).every((value) => value === 0)).toBe(true);
  const spiked = series(['spike:1:10']);
  expect(spiked.map((value, at) => Math.round(value / (plain[at] ?? 1)))).toEqual(plain.map((_, at) => (at % 10 === 9 ? 20 : 1)));
  const drifted = series(['drift:1:50']);
  expect([drifted[0], drifted[120]].map((value, at) => (value ?? 0) / (plain[at * 120] ?? 1)).map((times) => times.toFixed(2))).toEqual(['1.00', '1.50']);
});

test('a jump of the clock moves data time and request number, and what lies too far ahead is known to be refused', () => {
  const at = (faults: readonly string[], now: number): Load | undefined => station({ faults }).next(now, 0, true);
  expect(at(['clock-jump:1:-90'], later)?.message.items[0]?.[0]?.[1]).toBe('20260301223000');
  expect(at(['clock-jump:1:-90'], later)?.qn.slice(0, 12)).toBe('202603042230');
  expect([at(['clock-jump:1:90'], from + 60_000)?.refusedAs, at(['clock-jump:1:9'], from + 60_000)?.refusedAs]).toEqual(['frame.future-time', undefined]);
});

test('law: the same seed says the same, another seed something else', () => {
  fc.assert(fc.property(fc.constantFrom(...everySystem), fc.integer({ min: 0, max: 1000 }), ([st, edition], seed) => {
    const said = (of: number): string => JSON.stringify(loads(station({ st, edition, seed: of, kinds: ['realtime', 'minute'] }), 30).map(({ message }) => message.items));
    expect(said(seed)).toBe(said(seed));
    expect(said(seed)).not.toBe(said(seed + 1));
  }), { numRuns: 20 });
});
