import { fail, ok, type Result } from '../basis/result.ts';
import { instant } from '../basis/time.ts';
import { encrypts, withArea, type Sm4 } from '../codecs/hj212/cipher.ts';
import { crcHj212OfText, crcOf, printCrc } from '../codecs/hj212/crc.ts';
import { editions, printFlag } from '../codecs/hj212/edition.ts';
import { printMoment } from '../codecs/hj212/moment.ts';
import type { SimulatedDevice } from './simulate-devices.ts';

/** Prints the real-time frames of one device, one byte a character (latin1): only QN, data time and values change from frame to frame. */
export type FramePrinter = (qn: string, dataTime: number, serial: number) => string;

const water = ['w01018', 'w21003', 'w21011', 'w21001', 'w01001', 'w00000', 'w01010', 'w01009', 'w01014', 'w01019'];
const old = ['011', '060', '101', '065', '001', 'B01', '015', '003', '010', '090'];

/** Codes of `count` factors; beyond the common ones made-up codes of the same form. */
export function factors(count: number, edition: SimulatedDevice['edition']): readonly string[] {
  const common = edition === '2005' ? old : water;
  return Array.from({ length: count }, (_, index) => common[index] ?? (edition === '2005' ? String(200 + index) : `w${String(90000 + index)}`));
}

/** Fault `frame.oversize` when so many values do not fit one frame of the edition. */
export function framePrinter(device: SimulatedDevice, values: number, sm4?: Sm4): Result<FramePrinter> {
  const { edition, crc } = device;
  const codes = factors(values, edition);
  const tail = `;ST=32;CN=2011;PW=${device.password};MN=${device.mn};Flag=${printFlag(edition, true)};CP=&&DataTime=`;
  const key = device.keyHex === undefined ? undefined : new Uint8Array(Buffer.from(device.keyHex, 'hex'));
  const names = codes.map((code, index) => `${index === 0 ? '' : `,${codes[index - 1] ?? ''}-Flag=N`};${code}-Rtd=`);
  const end = codes.length === 0 ? '&&' : `,${codes.at(-1) ?? ''}-Flag=N&&`;
  const ciphered = (plain: string): string => (key !== undefined && sm4 !== undefined && encrypts('2011')
    ? Buffer.from(withArea(Buffer.from(plain, 'latin1'), key, sm4.encrypt)).toString('latin1') : plain);
  const print: FramePrinter = (qn, dataTime, serial) => {
    let plain = `QN=${qn}${tail}${momentText(dataTime)}`;
    for (let index = 0; index < names.length; index += 1) plain += names[index] + valueText(serial, index);
    plain += end;
    const check = printCrc(crc, crc === 'hj212' ? crcHj212OfText(plain) : crcOf(crc, Buffer.from(plain, 'latin1')));
    return `##${String(plain.length).padStart(4, '0')}${ciphered(plain)}${check}\r\n`;
  };
  const { segmentMax, areaMax } = editions[edition];
  const segment = print('0'.repeat(17), 0, 99_999).length - 12;
  const area = segment - `QN=${'0'.repeat(17)}${tail}`.length + 'DataTime='.length - 2;
  return segment > segmentMax || area > areaMax ? fail('frame.oversize', `${values} values make ${segment} bytes`) : ok(print);
}

const texts = Array.from({ length: 9_100 }, (_, hundredths) => `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`);
/** Two decimals, different for each factor and frame, the same in every run. */
export const valueText = (serial: number, index: number): string => texts[((serial * 31 + index * 977) % 9_000) + 100] ?? '';

/** Thousands of devices print the same moments. */
const moments = new Map<number, string>();
function momentText(at: number): string {
  const held = moments.get(at) ?? printMoment(instant(at));
  if (moments.size > 1000) moments.clear();
  moments.set(at, held);
  return held;
}
