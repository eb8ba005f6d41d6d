import { fail, ok, type Failure, type Result } from '../../basis/result.ts';
import { parseExactJson, partsOfList } from '../../codecs/sensorthings/exact-json.ts';
import type { PushedRow, PushedRows } from '../../codecs/sensorthings/read-observations.ts';
import { readingId } from '../../model/identifier.ts';
import type { ApiKey } from '../../model/api-key.ts';
import { applicationOf, senderOfKey } from '../../model/api-key.ts';
import { streamId } from '../../codecs/sensorthings/streams.ts';
import type { House } from '../house.ts';
import { freshThings } from '../things/keep.ts';
import { firstRegistered } from '../things/thing-register.ts';
import { frameText, pushTarget, readPushed } from './frame.ts';
import type { PushDoor } from './push-door.ts';

/** Who pushes: the key of an application, and from where. */
export type Pusher = { readonly key: ApiKey; readonly peer: string };
/** What was sent: the address below the root of SensorThings, and the body to the byte. */
export type Sent = { readonly resource: string; readonly bytes: Uint8Array };
/** The reading that came of one row, in the order sent. */
export type PushedReading = { readonly id: string; readonly stream: PushedRows['stream']; readonly row: PushedRow; readonly frame: bigint; readonly fresh: boolean };

const rowsMost = 20_000;

/**
 * Observations of an application become readings: durable when this resolves, the touched hours wait to be determined. One Observation
 * is taken or refused; of a DataArray each row for itself. Faults: push.*, value.*, key.may-not-write, request.too-large.
 */
export async function pushObservations(house: House, door: PushDoor, pusher: Pusher, sent: Sent): Promise<Result<readonly Result<PushedReading>[]>> {
  const target = pushTarget(sent.resource);
  if (target === undefined) return fail('request.not-found', sent.resource.slice(0, 100));
  const text = utf8(sent.bytes);
  if (text === undefined) return refused(door, pusher, sent, fail('push.malformed', 'not UTF-8'));
  if (target.kind === 'one') {
    const [one] = await pushPiece(house, door, pusher, { ...sent, text });
    return one === undefined || one.ok ? ok(one === undefined ? [] : [one]) : one;
  }
  const document = parseExactJson(text);
  if (!Array.isArray(document)) return refused(door, pusher, sent, fail('push.malformed', 'a JSON list is needed'));
  const rows = document.reduce((sum: number, element) => sum + lengthOf(element), 0);
  if (rows > rowsMost) return refused(door, pusher, sent, fail('request.too-large', `${rows} > ${rowsMost} rows`));
  const parts = await Promise.all(partsOfList(text).map((part) => pushPiece(house, door, pusher, { resource: sent.resource, text: part })));
  return ok(parts.flat());
}

const lengthOf = (element: unknown): number => {
  const rows = typeof element === 'object' && element !== null && 'dataArray' in element ? element.dataArray : undefined;
  return Array.isArray(rows) ? Math.max(1, rows.length) : 1;
};

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** What concerns one Datastream, kept as one frame. Where nothing of it can be taken, it is kept as refused. */
async function pushPiece(house: House, door: PushDoor, pusher: Pusher, { resource, text }: { readonly resource: string; readonly text: string }): Promise<readonly Result<PushedReading>[]> {
  const target = pushTarget(resource);
  const bytes = new TextEncoder().encode(frameText(resource, text));
  const worldAt = house.clocks.world();
  const read = target === undefined ? fail('request.not-found', resource) : readPushed(target, text, worldAt);
  // Another process may have registered or withdrawn the Datastream.
  if (read.ok && read.value.stream.point >= firstRegistered) await freshThings(house);
  const allowed = read.ok ? mayPush(house, pusher, read.value) : read;
  if (!read.ok || !allowed.ok) {
    const failure = refused(door, pusher, { resource, bytes }, read.ok ? allowed as Failure : read);
    return Array.from({ length: lengthOf(plain(text)) }, () => failure);
  }
  const { stream, rows } = read.value;
  const taken = rows.flatMap((row) => (row.ok ? [row.value] : []));
  const firstRefusal = rows.find((row) => !row.ok);
  if (firstRefusal?.ok === false) refused(door, pusher, { resource, bytes }, firstRefusal);
  if (taken.length === 0) return rows as readonly Failure[];
  const kept = await door.push({ sender: senderOfKey(pusher.key), stream, rows: taken, bytes, worldAt });
  return rows.map((row) => {
    if (!row.ok) return row;
    return kept.ok ? ok({ id: readingId({ ...stream, at: row.value.at }), stream, row: row.value, ...kept.value }) : kept;
  });
}

function plain(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The right first: who may not write a point does not learn whether it exists. */
function mayPush({ directory, factors, things }: House, { key }: Pusher, { stream }: PushedRows): Result<true> {
  const { point, factor } = stream;
  const registered = point < firstRegistered ? undefined : things.datastream(streamId(stream));
  if (registered !== undefined && applicationOf(registered.application) === applicationOf(key)) return ok(true);
  if (point >= firstRegistered) return fail('push.unknown-datastream', streamId(stream));
  if (!key.scopes.writes.includes(point)) return fail('key.may-not-write', String(point));
  return directory.points.has(point) && factors.has(factor) ? ok(true) : fail('push.unknown-datastream', `${point} ${factor}`);
}

function refused(door: PushDoor, { key, peer }: Pusher, { bytes }: Sent, failure: Failure): Failure {
  door.refuse({ sender: senderOfKey(key), peer, fault: failure.fault, detail: failure.detail, bytes });
  return failure;
}
