import { instant } from '../../basis/time.ts';
import { fail, ok, type Result } from '../../basis/result.ts';
import { editions, printFlag, readFlag, type Edition } from './edition.ts';
import { areaLength, printSegment } from './encode.ts';
import type { Item, Message } from './message.ts';
import { printQn, readQn } from './moment.ts';
import { utf8Bytes } from './text.ts';

/**
 * A message as the packets that fit the edition's limits (hj212.md 8): items are never cut, each packet repeats the items
 * without factor at the head (DataTime …), has its own QN one millisecond after the one before, PNUM and PNO, and bit 1 of Flag.
 * A message that fits stays as it is. Faults: `frame.oversize` (one item alone is too long, or more packets than the
 * edition can number), `frame.malformed`.
 */
export function packets(message: Message, edition: Edition): Result<readonly Message[]> {
  const whole = fits(message, edition);
  if (!whole.ok) return whole;
  if (whole.value) return ok([message]);
  const first = message.items.findIndex((item) => item.some(([name]) => name.includes('-')));
  const lead = message.items.slice(0, Math.max(first, 0));
  const groups = grouped(message, message.items.slice(lead.length), lead, edition);
  if (groups === undefined) return fail('frame.oversize', 'one item alone exceeds a packet');
  if (groups.length > editions[edition].packetsMax) return fail('frame.oversize', `${groups.length} packets`);
  return ok(groups.map((items, at) => packet(message, [...lead, ...items], edition, at, groups.length)));
}

function packet(message: Message, items: readonly Item[], edition: Edition, at: number, count: number): Message {
  const { header } = message;
  const base = header.qn === undefined ? undefined : readQn(header.qn);
  const qn = base === undefined ? header.qn : printQn(instant(base + at));
  return {
    header: {
      ...header,
      ...(qn === undefined ? {} : { qn }),
      flag: printFlag(edition, readFlag(header.flag).needAck, true),
      pnum: String(count),
      pno: String(at + 1),
    },
    items,
  };
}

/** Fills packet after packet; undefined when an item fits none. */
function grouped(message: Message, items: readonly Item[], lead: readonly Item[], edition: Edition): Item[][] | undefined {
  const room = areaRoom(message, edition) - areaLength({ header: {}, items: lead }) - (lead.length > 0 ? 1 : 0);
  const groups: Item[][] = [];
  let used = room + 1;
  for (const item of items) {
    const size = areaLength({ header: {}, items: [item] }) + 1;
    if (size - 1 > room) return undefined;
    if (used + size > room + 1) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)?.push(item);
    used += size;
  }
  return groups;
}

/** Bytes that the data area of one packet may have: the edition's, and what the header leaves of the segment. */
function areaRoom(message: Message, edition: Edition): number {
  const { segmentMax, areaMax, packetsMax } = editions[edition];
  const widest = packet(message, [], edition, 0, packetsMax);
  const head = printSegment({ header: { ...widest.header, pno: String(packetsMax) }, items: [] });
  return Math.min(areaMax, segmentMax - (head.ok ? utf8Bytes(head.value).length : segmentMax));
}

function fits(message: Message, edition: Edition): Result<boolean> {
  const text = printSegment(message);
  if (!text.ok) return text;
  const { segmentMax, areaMax } = editions[edition];
  return ok(utf8Bytes(text.value).length <= segmentMax && areaLength(message) <= areaMax);
}
