import type { Client, PublishPacket } from 'aedes';
import type { FaultCode } from '../../basis/fault.ts';
import { rawBytesMost } from '../../contract/endpoint.ts';
import type { House } from '../../flow/house.ts';
import type { PushDoor } from '../../flow/push/push-door.ts';
import { pushObservations } from '../../flow/push/push-observations.ts';
import { mayWrite } from '../../model/api-key.ts';
import type { KeyRates } from '../key-rate.ts';
import type { Clients } from './clients.ts';
import { resourceOf } from './topics.ts';

/** A packet that was taken goes no further under its own topic: subscribers get the Observation that came of it. */
const takenTopic = 'taken';
/** Faults that pass: without an acknowledgement the sender keeps the message and sends it again. */
const passing: ReadonlySet<FaultCode> = new Set(['push.busy', 'system.engine-unreachable']);

export type Taking = { readonly house: House; readonly push: PushDoor; readonly rates: KeyRates };

/**
 * One published message, which is acknowledged when taken. What is refused for good is taken too, kept and shown: sent again it would be
 * refused again.
 */
export async function take({ house, push, rates }: Taking, clients: Clients, client: Client, packet: PublishPacket): Promise<Error | 'taken'> {
  const resource = resourceOf(packet.topic);
  const caller = await clients.callerNow(client);
  if (caller?.kind !== 'key' || !mayWrite(caller.key.scopes)) return new Error('a key that may write is needed');
  if (resource === undefined) return new Error('no such topic');
  if (!rates.take(caller.key).allowed) return new Error('too many messages');
  const bytes = Buffer.from(packet.payload);
  if (bytes.length > rawBytesMost) return new Error('too large');
  const made = await pushObservations(house, push, { key: caller.key, peer: caller.peer }, { resource, bytes });
  const failures = made.ok ? made.value.filter((row) => !row.ok) : [made];
  packet.topic = takenTopic;
  packet.payload = '';
  packet.retain = false;
  return failures.some((row) => !row.ok && passing.has(row.fault)) ? new Error('not stored; send again') : 'taken';
}
