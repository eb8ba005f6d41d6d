import { fail, ok, type Result } from '../../basis/result.ts';
import { parseExactJson } from '../../codecs/sensorthings/exact-json.ts';
import { readDataArray, readObservation, type PushedRows } from '../../codecs/sensorthings/read-observations.ts';
import { readResourcePath } from '../../codecs/odata/resource-path.ts';
import type { RawFrame } from '../../model/frame.ts';

/** Command and system under which a pushed body is kept, where a logger's frame has those of HJ 212. */
export const pushedCommand = 'sensorthings';
export const pushedSystem = 'things';
export const isPushed = ({ st }: Pick<RawFrame, 'st'>): boolean => st === pushedSystem;

/** Where observations may be sent. */
export type PushTarget = { readonly kind: 'one'; readonly inside?: string } | { readonly kind: 'many' };

/** `Observations`, `Datastreams('…')/Observations` or `CreateObservations`; undefined elsewhere. */
export function pushTarget(resource: string): PushTarget | undefined {
  const path = readResourcePath(resource);
  if (!path.ok || path.value.ending !== undefined) return undefined;
  const [first, second, more] = path.value.steps;
  if (first === undefined || more !== undefined) return undefined;
  if (second === undefined) return first.key !== undefined ? undefined : first.name === 'Observations' ? { kind: 'one' } : first.name === 'CreateObservations' ? { kind: 'many' } : undefined;
  return first.name === 'Datastreams' && typeof first.key === 'string' && second.name === 'Observations' && second.key === undefined ? { kind: 'one', inside: first.key } : undefined;
}

/** What was sent to one target and concerns one Datastream. `now`: world clock, UTC ms. */
export function readPushed(target: PushTarget, text: string, now: number): Result<PushedRows> {
  const body = parseExactJson(text);
  if (body === undefined) return fail('push.malformed', 'not JSON');
  return target.kind === 'one' ? readObservation(body, target.inside, now) : readDataArray(body, now);
}

const border = '\r\n\r\n';

/** As it is kept: the address, an empty line, and the body to the byte; of many Datastreams the part of one. */
export const frameText = (resource: string, text: string): string => `${resource}${border}${text}`;

/** A kept body read again: the rows that were taken then. */
export function rowsOfFrame(frame: RawFrame): Result<PushedRows> {
  const kept = new TextDecoder().decode(frame.bytes);
  const at = kept.indexOf(border);
  const target = at < 0 ? undefined : pushTarget(kept.slice(0, at));
  if (target === undefined) return fail('push.malformed', 'no address');
  const read = readPushed(target, kept.slice(at + border.length), frame.worldAt);
  return read.ok ? ok({ ...read.value, rows: read.value.rows.filter(({ ok: taken }) => taken) }) : read;
}
