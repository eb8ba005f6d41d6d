import { instant } from '../../basis/time.ts';
import type { Header, Message } from '../../codecs/hj212/message.ts';
import { printMoment } from '../../codecs/hj212/moment.ts';
import type { Reading } from '../../model/reading.ts';

/** Readings of one hour as an hour record: one item a factor, its fields as stored, then its flag. */
export function hourMessage(header: Header, at: number, readings: readonly Reading[]): Message {
  const items = [...Map.groupBy(readings, ({ factor }) => factor)].map(([factor, own]) => [
    ...own.map(({ field, value }) => [`${factor}-${field}`, value] as const), [`${factor}-Flag`, own[0]?.flag ?? 'N'] as const,
  ]);
  return { header, items: [[['DataTime', printMoment(instant(at))]], ...items] };
}
