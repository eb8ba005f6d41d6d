import { fail, ok, type Result } from '../../basis/result.ts';
import { isRecord, parseExactJson, printExactJson } from '../../codecs/sensorthings/exact-json.ts';
import { streamId, type ObservationEntity } from '../../codecs/sensorthings/streams.ts';
import { readTime } from '../../codecs/odata/times.ts';
import type { House } from '../house.ts';
import type { PushDoor } from '../push/push-door.ts';
import { pushObservations, type PushedReading, type Pusher } from '../push/push-observations.ts';

const kept = ['result', 'resultQuality', 'phenomenonTime'];

/**
 * Another result for an Observation that is stored: it goes in by the door of all readings, as a frame of its own, and holds from then
 * on; every value that held before stays. Faults: thing.*, push.*, value.*, key.may-not-write.
 */
export async function correctObservation(house: House, door: PushDoor, pusher: Pusher, observation: ObservationEntity, text: string): Promise<Result<PushedReading>> {
  const json = parseExactJson(text);
  if (!isRecord(json)) return fail('push.malformed', 'a JSON object is needed');
  const stray = Object.entries(json).find(([name, value]) => !name.includes('@iot.') && (!kept.includes(name) || (name === 'phenomenonTime' && !sameTime(value, observation.body['phenomenonTime']))));
  if (stray !== undefined) return fail('thing.observation-fixed', stray[0].slice(0, 60));
  if (json['result'] === undefined) return fail('thing.missing', 'Observations: result');
  const { result, resultQuality } = json;
  const body = printExactJson({ phenomenonTime: String(observation.body['phenomenonTime']), result, ...(resultQuality === undefined ? {} : { resultQuality }) });
  const made = await pushObservations(house, door, pusher, { resource: `Datastreams('${streamId(observation.stream)}')/Observations`, bytes: new TextEncoder().encode(body) });
  if (!made.ok) return made;
  return made.value[0] ?? ok({ id: String(observation.id) } as PushedReading);
}

const sameTime = (said: unknown, held: unknown): boolean =>
  typeof said === 'string' && typeof held === 'string' && JSON.stringify(readTime(said)) === JSON.stringify(readTime(held));
