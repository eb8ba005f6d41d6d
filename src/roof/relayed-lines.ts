import { ok, type Result } from '../basis/result.ts';
import type { CommandDesk } from '../flow/device-commands/command-desk.ts';
import type { KeyHolder } from '../flow/device-commands/key-desk.ts';
import { FarLines, type FarEar } from '../flow/gateway-relay/far-lines.ts';
import type { House } from '../flow/house.ts';
import type { DeviceLine, OwnLines } from '../flow/ports/device-line.ts';
import { readStored } from '../sense/stored-frame.ts';
import { PostgresRelay } from '../stores/records/postgres/relay.ts';
import type { OpenHouse } from './open-house.ts';
import { keepTurning } from './keep-turning.ts';

export type RelayedLines = { readonly line: DeviceLine; readonly keys: KeyHolder; stop(): Promise<void> };

/**
 * The lines that commands go out on: those of this process's own gateway and, where engines are servers, of all others. Faults as
 * `PostgresRelay.open`.
 */
export async function relayedLines(house: House, { leases, devices, recordsUrl }: OpenHouse, commands: CommandDesk, near: OwnLines): Promise<Result<RelayedLines>> {
  if (leases === undefined || recordsUrl === undefined) return ok({ line: near, keys: devices, stop: async () => undefined });
  const relay = await PostgresRelay.open(recordsUrl);
  if (!relay.ok) return relay;
  const own: OwnLines & KeyHolder = {
    doorOf: (mn) => near.doorOf(mn), send: (mn, bytes) => near.send(mn, bytes), takeNews: () => near.takeNews(), takeGone: () => near.takeGone(), renew: (mn) => devices.renew(mn),
  };
  const far = new FarLines({ relay: relay.value, near: own, held: () => leases.doors(), machine: house.clocks.machine });
  await far.begin();
  const ear: FarEar = {
    read({ mn, bytes }) {
      const sender = devices.lookup(mn)?.sender;
      const upload = sender === undefined ? undefined : readStored(bytes, sender, house.sm4);
      return upload?.ok === true ? upload.value : undefined;
    },
    heard: (mn, upload) => commands.heard(mn, upload),
    settled: () => commands.settled(),
  };
  const still = keepTurning(() => far.turn(ear), (error) => console.error('lines of other gateways', error));
  return ok({
    line: far, keys: far,
    async stop() {
      await still();
      await relay.value.close();
    },
  });
}
