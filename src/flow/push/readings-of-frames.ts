import type { RawFrame } from '../../model/frame.ts';
import type { Reading } from '../../model/reading.ts';
import { fromMicro } from '../../basis/decimal.ts';
import { fields, periods, type Field, type Period } from '../../model/reading.ts';
import { ReadingBuilder } from '../../sense/reading-builder.ts';
import { nothingSensed, senseUpload } from '../../sense/sense-upload.ts';
import { reopenFrame } from '../frame-items.ts';
import type { House } from '../house.ts';
import { sensePushed } from './sense-pushed.ts';

const periodOf: ReadonlyMap<number, Period> = new Map(Object.entries(periods).map(([name, code]) => [code, name as Period]));
const fieldOf: ReadonlyMap<number, Field> = new Map(Object.entries(fields).map(([name, code]) => [code, name as Field]));

/** What stored frames say, from whichever door they came, in their order. */
export function readingsOfFrames(house: House, frames: readonly RawFrame[]): readonly Reading[] {
  const builder = new ReadingBuilder();
  for (const [place, frame] of frames.entries()) {
    if (sensePushed(frame, place, builder)) continue;
    const upload = reopenFrame(frame, house);
    if (upload.ok) senseUpload(upload.value, frame.point, place, builder, nothingSensed());
  }
  const numbers = new Map(builder.codes.map((code, index) => [code, index]));
  const { columns } = builder.seal(numbers, frames.map(({ number }) => number));
  return Array.from({ length: columns.count }, (_, row): Reading => ({
    point: columns.point[row] ?? 0, factor: builder.codes[columns.factor[row] ?? 0] ?? '', period: periodOf.get(columns.period[row] ?? 0) ?? 'hour',
    field: fieldOf.get(columns.field[row] ?? 0) ?? 'Avg', at: Number(columns.at[row]), value: fromMicro(columns.value[row] ?? 0n).toFixed(),
    flag: String.fromCharCode(columns.flag[row] ?? 0), frame: String(columns.frame[row]),
  }));
}
