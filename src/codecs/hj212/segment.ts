import type { Header, Item, Message, Pair } from './message.ts';
import { headerFields } from './message.ts';
import { scanPairs } from './scan.ts';

/** A segment taken apart without judging it: header pairs as written, items, and whether `&&` closed the data area. */
export type Segment = {
  readonly head: readonly Pair[];
  /** Absent when the segment has no `CP=&&`. */
  readonly items: readonly Item[] | undefined;
  readonly terminated: boolean;
};

export type Area = { readonly headEnd: number; readonly from: number; readonly to: number; readonly terminated: boolean };

/** Where the data area lies in a text: after the first `CP=&&` (any case), up to the last `&&`; undefined when there is none. */
export function areaOf(text: string): Area | undefined {
  let headEnd = text.indexOf('CP=&&');
  if (headEnd < 0) headEnd = text.search(/CP\s*=\s*&&/i);
  if (headEnd < 0) return undefined;
  const from = text.indexOf('&&', headEnd) + 2;
  const last = text.lastIndexOf('&&');
  return last < from ? { headEnd, from, to: text.length, terminated: false } : { headEnd, from, to: last, terminated: true };
}

/** Reads any text as a segment; never fails, because what devices send is quarantined with a reason, not lost. */
export function readSegment(text: string): Segment {
  const area = areaOf(text);
  const head: Pair[] = [];
  scanPairs(text, 0, area?.headEnd ?? text.length, (name, value) => void head.push([name, value]), false);
  if (area === undefined) return { head, items: undefined, terminated: false };
  return { head, items: readItems(text, area.from, area.to), terminated: area.terminated };
}

/** The header of `text` before the data area; cheaper than reading the whole segment. */
export function readHeader(text: string, headEnd = areaOf(text)?.headEnd ?? text.length): Header {
  // Of two fields of one name the first holds.
  const header: { -readonly [Key in keyof Header]: string } = {};
  scanPairs(text, 0, headEnd, (name, value) => {
    const key = keyByName.get(name) ?? keyByName.get(name.toUpperCase());
    if (key !== undefined && header[key] === undefined) header[key] = value;
  }, false);
  return header;
}

/** A segment as a message; a segment without data area has no items. */
export function readMessage(text: string): Message {
  const segment = readSegment(text);
  return { header: readHeader(text), items: segment.items ?? [] };
}

const keyByName = new Map<string, keyof Header>(headerFields.flatMap(([key, name]) => [[name, key], [name.toUpperCase(), key]]));

function readItems(text: string, from: number, to: number): Item[] {
  const items: Item[] = [];
  const item: Pair[] = [];
  scanPairs(text, from, to, (name, value, endsItem) => {
    item.push([name, value]);
    if (endsItem) items.push(item.splice(0));
  });
  if (item.length > 0) items.push(item);
  return items;
}
