import { fail } from '../../basis/result.ts';
import { isDay } from '../../basis/time.ts';
import { editions } from '../../codecs/hj212/edition.ts';
import { withPasswordOf } from '../../model/exchange-end.ts';
import type { UpperPlatform } from '../../model/upper-platform.ts';
import type { House } from '../house.ts';

/** Why this cannot be forwarded so; undefined: it can. Fault: forward.unfit, which names the field. */
export function unfitPlatform(platform: UpperPlatform, { directory }: House): ReturnType<typeof fail> | undefined {
  const { identity, selection, from, to, what, address } = platform;
  if (!isDay(from) || (to !== undefined && (!isDay(to) || to < from))) return fail('forward.unfit', 'from, to');
  if (what === 'hours' && !selection.commands.includes('2061')) return fail('forward.unfit', 'what: 2061');
  if (what === (address.kind === 'tables' ? 'hours' : 'readings')) return fail('forward.unfit', `what: ${address.kind}`);
  const devices = identity.list.map(({ device }) => device);
  if (new Set(devices).size < devices.length) return fail('forward.unfit', 'identity: twice');
  const unknown = devices.find((mn) => !directory.devices.has(mn));
  if (unknown !== undefined) return fail('forward.unfit', `identity: ${unknown}`);
  const lost = selection.regions?.find((region) => !directory.regions.has(region)) ?? selection.points?.find((point) => !directory.points.has(point));
  if (lost !== undefined) return fail('forward.unfit', `selection: ${lost}`);
  const keyed = identity.list.find(({ keyHex }) => keyHex !== undefined);
  if (keyed !== undefined && address.kind === 'hj212' && editions[address.edition].version < 2) return fail('forward.unfit', `keyHex: ${keyed.device}`);
  return undefined;
}

/** Passwords and keys are not shown, so they come back empty from whoever changes something else: those of the version before stay. */
export function withSecretsOf(given: UpperPlatform, before: UpperPlatform | undefined): UpperPlatform {
  const held = new Map(before?.identity.list.map((identity) => [`${identity.device}|${identity.mn}`, identity]));
  const list = given.identity.list.map((identity) => {
    const own = held.get(`${identity.device}|${identity.mn}`);
    const keyHex = identity.keyHex === '' ? undefined : identity.keyHex ?? own?.keyHex;
    return { device: identity.device, mn: identity.mn, password: identity.password === '' ? own?.password ?? '' : identity.password, ...(keyHex === undefined ? {} : { keyHex }) };
  });
  const address = given.address.kind !== 'tables' ? given.address
    : withPasswordOf(given.address, before?.address.kind === 'tables' ? before.address : undefined);
  return { ...given, address, identity: { ...given.identity, list } };
}
