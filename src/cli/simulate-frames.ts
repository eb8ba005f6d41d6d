import { fail, ok, type Result } from '../basis/result.ts';
import { instant } from '../basis/time.ts';
import { encrypts, withArea, type Sm4 } from '../codecs/hj212/cipher.ts';
import { crcOf, printCrc } from '../codecs/hj212/crc.ts';
import { editions, printFlag } from '../codecs/hj212/edition.ts';
import { printMoment } from '../codecs/hj212/moment.ts';
import type { SimulatedDevice } from './simulate-devices.ts';

/** Prints the real-time frames of one device: only QN, data time and values change from frame to frame. */
export type FramePrinter = (qn: string, dataTime: number, serial: number) => Buffer;

const water = ['w01018', 'w21003', 'w21011', 'w21001', 'w01001', 'w00000', 'w01010', 'w01009', 'w01014', 'w01019'];
const old = ['011', '060', '101', '065', '001', 'B01', '015', '003', '010', '090'];

/** Codes of `count` factors; beyond the common ones made-up codes of the same form. */
function factors(count: number, edition: SimulatedDevice['edition']): readonly string[] {
  const common = edition === '2005' ? old : water;
  return Array.from({ length: count }, (_, index) => common[index] ?? (edition === '2005' ? String(200 + index) : `w${String(90000 + index)}`));
}

/** Fault `frame.oversize` when so many values do not fit one frame of the edition. */
export function framePrinter(device: SimulatedDevice, values: number, sm4?: Sm4): Result<FramePrinter> {
  const { edition, crc } = device;
  const codes = factors(values, edition);
  const tail = `;ST=32;CN=2011;PW=${device.password};MN=${device.mn};Flag=${printFlag(edition, true)};CP=&&DataTime=`;
  const key = device.keyHex === undefined ? undefined : new Uint8Array(Buffer.from(device.keyHex, 'hex'));
  const print: FramePrinter = (qn, dataTime, serial) => {
    const items = codes.map((code, index) => `;${code}-Rtd=${valueOf(serial, index)},${code}-Flag=N`).join('');
    const plain = Buffer.from(`QN=${qn}${tail}${printMoment(instant(dataTime))}${items}&&`, 'latin1');
    const sent = key !== undefined && sm4 !== undefined && encrypts('2011') ? withArea(plain, key, sm4.encrypt) : plain;
    const check = printCrc(crc, crcOf(crc, plain));
    return Buffer.concat([Buffer.from(`##${String(plain.length).padStart(4, '0')}`), sent, Buffer.from(`${check}\r\n`)]);
  };
  const { segmentMax, areaMax } = editions[edition];
  const segment = print('0'.repeat(17), 0, 99_999).length - 12;
  const area = segment - `QN=${'0'.repeat(17)}${tail}`.length + 'DataTime='.length - 2;
  return segment > segmentMax || area > areaMax ? fail('frame.oversize', `${values} values make ${segment} bytes`) : ok(print);
}

/** Two decimals, different for each factor and frame, the same in every run. */
const valueOf = (serial: number, index: number): string => {
  const hundredths = ((serial * 31 + index * 977) % 9_000) + 100;
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
};
