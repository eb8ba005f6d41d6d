import { fail, ok, type Result } from '../basis/result.ts';
import { Leases } from '../stores/records/postgres/leases.ts';

export type HeldDoor = { readonly leases: Leases; readonly door: number };

/** A door of the installation for this process alone. Faults: system.engine-unreachable, system.already-running. */
export async function holdDoor(recordsUrl: string, [first, last]: readonly [number, number]): Promise<Result<HeldDoor>> {
  const leases = await Leases.open(recordsUrl);
  if (!leases.ok) return leases;
  const door = await leases.value.door(first, last);
  if (door !== undefined) return ok({ leases: leases.value, door });
  await leases.value.close();
  return fail('system.already-running', first === last ? 'serve' : `gateways ${first}…${last}`);
}
