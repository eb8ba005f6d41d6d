import type { FaultCode } from '../basis/fault.ts';
import type { Upload, UploadItem } from '../codecs/hj212/upload.ts';
import { fields, periods, type Period } from '../model/reading.ts';
import type { ReadingBuilder } from './reading-builder.ts';

/** Which commands carry values of a factor, and over which period (HJ 212-2017 annex C, 2025 annex C). */
const periodOf = new Map<string, Period>([['2011', 'realtime'], ['2051', 'minute'], ['2061', 'hour'], ['2031', 'day']]);
const fieldCodes = new Map<string, number>(Object.entries(fields));
const normal = 'N'.charCodeAt(0);
/** A flag that is no single printable character: kept as unknown, which is not valid until known. */
const unknownFlag = '?'.charCodeAt(0);

/** Values that became readings, and those that stay in the raw frame only: by fault, or in a field that readings do not have. */
export type Sensed = { values: number; otherFields: number; readonly faults: Map<FaultCode, number> };

export const nothingSensed = (): Sensed => ({ values: 0, otherFields: 0, faults: new Map() });

/**
 * Values of one frame to readings, exactly as sent: no unit is converted, no validity is judged. `frame` is the
 * frame's place in the batch. Adds to `tally` what was not taken, so that nothing is left out silently.
 */
export function senseUpload(upload: Upload, point: number, frame: number, into: ReadingBuilder, tally: Sensed): void {
  const period = periodOf.get(upload.header.cn ?? '');
  if (period === undefined || upload.dataTime === undefined) return;
  for (const item of upload.items) senseItem(item, point, periods[period], upload.dataTime, frame, into, tally);
}

function senseItem(item: UploadItem, point: number, period: number, at: number, frame: number, into: ReadingBuilder, tally: Sensed): void {
  const flag = flagCode(item.flag);
  for (const value of item.values) {
    const field = fieldCodes.get(value.field);
    if (field === undefined) tally.otherFields += 1;
    else if (value.micro === undefined || !(into.has(item.factor) || factorCode.test(item.factor))) count(tally, value.fault ?? 'value.not-a-number');
    else {
      into.add(point, item.factor, period, field, at, value.micro, flag, frame);
      tally.values += 1;
    }
  }
}

/** What a factor code may look like in any edition; anything else stays in the raw frame. */
const factorCode = /^[0-9A-Za-z]{2,12}$/;

function flagCode(flag: string | undefined): number {
  if (flag === undefined || flag === '') return normal;
  const code = flag.charCodeAt(0);
  return flag.length === 1 && code > 0x20 && code < 0x7f ? code : unknownFlag;
}

const count = (tally: Sensed, fault: FaultCode): void => void tally.faults.set(fault, (tally.faults.get(fault) ?? 0) + 1);
