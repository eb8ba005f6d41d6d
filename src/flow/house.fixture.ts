import { generateKeyPairSync } from 'node:crypto';
import { publishedCalendar } from '../act/published-calendar.ts';
import { sha256Bytes, sha256Text } from '../basis/hash.ts';
import { day, hourMs, instant, startOfDay } from '../basis/time.ts';
import { encodeFrame } from '../codecs/hj212/encode.ts';
import { printMoment, printQn } from '../codecs/hj212/moment.ts';
import { sm4 } from '../gateway/sm4.ts';
import { programmes } from '../programmes/index.ts';
import { settleProvince } from '../roof/drill/settle.ts';
import { loadTwoHighRules } from '../roof/two-high-rules.ts';
import { loadCheckRows } from '../roof/check-rows.ts';
import { loadFactorBook } from '../roof/factor-book.ts';
import { signerOf } from '../roof/installation-key.ts';
import { loadPaperForm } from '../roof/paper-form.ts';
import { loadProtocolBook } from '../roof/protocol-book.ts';
import { loadRulebook } from '../roof/standards-folder.ts';
import { ReadingBuilder } from '../sense/reading-builder.ts';
import { nothingSensed, senseUpload } from '../sense/sense-upload.ts';
import { readStored } from '../sense/stored-frame.ts';
import { softwareSeal } from '../stores/seals/software-seal.ts';
import { memoryFiles } from '../stores/files/memory-files.ts';
import { paperPress } from '../stores/papers/paper-press.ts';
import { pictures } from '../stores/pictures/pictures.ts';
import { openMemoryStore } from '../stores/observations/memory.ts';
import { memoryRecords } from '../stores/records/memory/memory-records.ts';
import { growProvince, type Province } from '../../sim/province/province.ts';
import { determineCursor, onHours } from './determine/on-hours.ts';
import { Directory } from './directory.ts';
import { Doors } from './settled-frames.ts';
import { senderOf } from '../sense/sender-of.ts';
import type { House } from './house.ts';
import { ThingRegister } from './things/thing-register.ts';
import type { Records } from './ports/records.ts';
import { machineViewer } from './viewer.ts';

type Values = Readonly<Record<string, string>>;

/** A house of memory stores in a small drill province, with clocks that the test sets: everything real but disk and line. */
export type TestHouse = {
  readonly house: House;
  readonly province: Province;
  readonly time: { world: number; machine: number };
  /** One hour record (CN 2061) of a point's logger, stored as the gateway stores it, `Avg` by factor code. Returns the frame's number. */
  send(point: number, at: number, values: Values, flag?: string): Promise<bigint>;
  /** Sends and determines at once. */
  sense(point: number, at: number, values: Values, flag?: string): Promise<bigint>;
};

/** Monday 2026-03-02, 10:00 in Beijing. */
export const testMorning = startOfDay(day('2026-03-02')) + 10 * hourMs;

const province = growProvince({ seed: 7, size: 'county' });
const rulebook = loadRulebook();
const book = loadFactorBook();
const protocol = loadProtocolBook();

/** Over `records` in memory, where no others are given. */
export async function testHouse(mode: House['mode'] = 'drill', records: Records = memoryRecords()): Promise<TestHouse> {
  const time = { world: testMorning, machine: testMorning };
  await settleProvince(records, province);
  let serial = 0;
  const factors = new Map(book);
  const hex = (length: number): string => (serial += 1).toString(16).padStart(length, '0');
  const house: House = {
    mode, version: 'test', records, observations: openMemoryStore(), files: memoryFiles(), pictures, papers: paperPress(loadPaperForm(), undefined),
    clocks: { world: () => time.world, machine: () => time.machine }, directory: await Directory.load(records.read(machineViewer)),
    rulebook, calendar: publishedCalendar, programmes, factors, things: new ThingRegister(factors), protocol, parameters: Object.fromEntries(['problem', 'city', 'provincial', 'extension'].map((noun) => [`rectification/${noun}`, { 'machine-check-days': 2, 'password-signs': 1 }])),
    checkRows: loadCheckRows(), twoHighRules: loadTwoHighRules(),
    signer: signerOf(generateKeyPairSync('ed25519').privateKey), seal: softwareSeal, sm4,
    doors: new Doors(), newId: () => `00000000-0000-7000-8000-${hex(12)}`, newSeed: () => hex(32), hash: sha256Text, newKey: () => `key0${hex(12)}`,
  };
  return {
    house, province, time,
    send: (point, at, values, flag = 'N') => storeHour(house, point, at, values, flag),
    sense: async (point, at, values, flag = 'N') => {
      const number = await storeHour(house, point, at, values, flag);
      await onHours(house, [{ point, at }], new Map([[determineCursor, number]]), () => undefined);
      return number;
    },
  };
}

async function storeHour(house: House, point: number, at: number, values: Values, flag: string): Promise<bigint> {
  const device = house.directory.deviceOf(point);
  if (device === undefined) throw new TypeError(`point ${point} has no logger`);
  const bytes = frameBytes(device, at, values, flag);
  const read = readStored(bytes, senderOf(device));
  if (!read.ok) throw new TypeError(`the frame of the test does not read: ${read.fault}`);
  const number = (await house.observations.lastNumber()) + 1n;
  const builder = new ReadingBuilder();
  senseUpload(read.value, point, 0, builder, nothingSensed());
  const { columns } = builder.seal(await house.observations.factorNumbers(builder.codes), [number]);
  const frame = {
    number, batch: number, point, mn: device.mn, cn: '2061', st: '32', dataTime: at, packet: 0, asked: true, bytes,
    key: BigInt.asIntN(64, BigInt(`0x${sha256Bytes(bytes).slice(0, 16)}`)), receivedAt: house.clocks.machine(), worldAt: house.clocks.world(),
  };
  await house.observations.append({ frames: [frame], readings: columns, repeated: [], refused: [] });
  return number;
}

/** As the gateway keeps a frame: `##` to the last digit of the check. */
function frameBytes(device: Province['devices'][number], at: number, values: Values, flag: string): Uint8Array {
  const header = { qn: printQn(instant(at + hourMs + 1000)), st: '32', cn: '2061', pw: device.password, mn: device.mn, flag: '5' };
  const items = Object.entries(values).map(([factor, value]) => [[`${factor}-Avg`, value], [`${factor}-Flag`, flag]] as const);
  const encoded = encodeFrame({ header, items: [[['DataTime', printMoment(instant(at))]], ...items] }, { edition: device.edition, crc: device.crc });
  if (!encoded.ok) throw new TypeError(`${encoded.fault} ${encoded.detail}`);
  return encoded.value.subarray(0, encoded.value.length - 2);
}
