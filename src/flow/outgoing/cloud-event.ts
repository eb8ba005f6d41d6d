import { canonical, type Json } from '../../basis/canonical.ts';
import type { Delivery } from '../../model/delivery.ts';

const placeDigits = 8;

/** CloudEvents 1.0 in structured JSON. Each case is a source of its own; `sequence` (extension) orders what comes from it. */
export function cloudEvent(origin: string, { lane, place, content }: Delivery): string {
  const data = content as { readonly [name: string]: Json };
  const { type, event, at, number } = data;
  return canonical({
    specversion: '1.0', id: eventId(lane, place), source: `${origin}/case/${lane}`, type: `qingshan.case.${String(type).replaceAll('/', '.')}.${String(event)}`,
    subject: String(number), time: new Date(Number(at)).toISOString(), datacontenttype: 'application/json', sequence: String(place).padStart(placeDigits, '0'), data,
  });
}

/** The same however often it is sent, to whichever webhook. */
export const eventId = (lane: string, place: number): string => `${lane}/${place}`;
