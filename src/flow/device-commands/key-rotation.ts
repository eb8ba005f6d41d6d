import { Value } from 'typebox/value';
import { dayMs, hourMs, startOfDay, type Day } from '../../basis/time.ts';
import type { Device } from '../../model/device.ts';
import { isOpenCommand, type DeviceCommand } from '../../model/device-command.ts';
import { KeyRuleSet, type KeyRule } from '../../model/key-rule.ts';
import type { ProtocolTerm } from '../../model/protocol.ts';
import { keyInUse, keyUnheard, type RingKey } from '../../sense/key-ring.ts';
import type { House } from '../house.ts';
import { keyRuleSetting } from '../key-rings.ts';
import { machineActor, machineViewer } from '../viewer.ts';
import type { CommandDesk } from './command-desk.ts';

const triesLookedThrough = 500;

/** What this place has decided; undefined: nothing, and then no key is changed by the machine alone. */
export async function keyRule({ records }: House): Promise<KeyRuleSet | undefined> {
  const held = await records.read(machineViewer).setting(keyRuleSetting);
  return Value.Check(KeyRuleSet, held) ? held : undefined;
}

/** Kept with who set it and an audit entry. */
export async function setKeyRule({ records, clocks, directory }: House, rule: KeyRule, by: string): Promise<void> {
  const [at, worldAt] = [clocks.machine(), clocks.world()];
  await records.write(machineViewer, async (writer) => {
    await writer.setSetting(keyRuleSetting, { ...rule, by, at: worldAt } satisfies KeyRuleSet);
    await writer.putAudit([{ at, worldAt, actor: by, action: 'key-rotation.set', subject: keyRuleSetting, outcome: 'ok', detail: rule }]);
  });
  await directory.keys.load(records.read(machineViewer));
}

/** How old the key in use is, by the creation that is known of it: its own, or the day from which people registered it. */
export type KeyAge = { readonly since: number; readonly days: number; readonly term?: ProtocolTerm; readonly due: boolean };

export function keyAge({ directory, clocks, protocol }: House, { mn, edition }: Device): KeyAge | undefined {
  const used = keyInUse(directory.keys.ringFor(mn));
  if (used === undefined) return undefined;
  const [since, term] = [createdOf(used), protocol.termOf('key-age', edition)];
  const days = Math.floor((clocks.world() - since) / dayMs);
  return { since, days, due: term !== undefined && days >= term.value, ...(term === undefined ? {} : { term }) };
}

const createdOf = ({ createdAt, registeredFrom, since }: RingKey): number => createdAt ?? (registeredFrom === undefined ? since : startOfDay(registeredFrom as Day));

/** Delivers new keys where the one in use is too old, and again where an answer never came. Resolves to how many were given. */
export async function rotateKeys(house: House, desk: CommandDesk): Promise<number> {
  const rule = await keyRule(house);
  if (rule?.on !== true) return 0;
  let given = 0;
  for (const device of house.directory.devices.values()) {
    if (!desk.connected(device.mn) || !(await mayDeliver(house, device, rule))) continue;
    const { ok } = await desk.give({ mn: device.mn, ask: { kind: 'key-deliver' }, cause: 'rotation', by: machineActor.says, reason: '' });
    if (ok) given += 1;
  }
  return given;
}

/** One that the logger said it took is waited for; one of which nothing is known is given again, so often and after a while. */
async function mayDeliver(house: House, device: Device, { tries, waitHours }: KeyRule): Promise<boolean> {
  const unheard = keyUnheard(house.directory.keys.ringFor(device.mn));
  if (unheard === undefined) return keyAge(house, device)?.due === true;
  if (unheard.takenAt !== undefined) return false;
  const past = (await house.records.read(machineViewer).deviceCommands({ mn: device.mn, limit: triesLookedThrough })).filter((command) => delivers(command, unheard));
  const waited = past.every(({ givenAt }) => house.clocks.world() - givenAt >= waitHours * hourMs);
  return !past.some(isOpenCommand) && past.length < tries && waited;
}

const delivers = ({ ask }: DeviceCommand, { fingerprint }: RingKey): boolean => ask.kind === 'key-deliver' && ask.fingerprint === fingerprint;
