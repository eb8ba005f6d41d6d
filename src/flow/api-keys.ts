import { fail, ok, type Result } from '../basis/result.ts';
import { dayOf, instant, isDay } from '../basis/time.ts';
import { applicationOf, type ApiKey, type KeyScopes } from '../model/api-key.ts';
import type { House } from './house.ts';
import type { AuditEntry, Viewer } from './ports/records.ts';
import { machineViewer, publicViewer } from './viewer.ts';

export type KeyWish = KeyScopes & { readonly name: string; readonly unit: string; readonly from?: string; readonly to: string; readonly perMinute: number };

/** Keys live on the machine clock, as sessions do. */
export const keyDay = (house: House): string => dayOf(instant(house.clocks.machine()));

/** Keeps a new key by its hash. Faults: key.unknown-unit, key.unknown-region, key.unknown-point, key.bad-days. */
export async function keepApiKey(house: House, wish: KeyWish, made: { readonly by: string; readonly start: string; readonly hash: string }): Promise<Result<ApiKey>> {
  const { name, unit, region, writes, things, from = keyDay(house), to, perMinute } = wish;
  const { directory } = house;
  if (!directory.units.has(unit)) return fail('key.unknown-unit', unit);
  const stray = [region, things?.region].find((code) => code !== undefined && !directory.regions.has(code));
  if (stray !== undefined) return fail('key.unknown-region', stray);
  const unknown = writes.find((number) => !directory.points.has(number));
  if (unknown !== undefined) return fail('key.unknown-point', String(unknown));
  if (!isDay(from) || !isDay(to) || to < from || to < keyDay(house)) return fail('key.bad-days', `${from}–${to}`);
  const key: ApiKey = {
    id: house.newId(), name, unit, start: made.start, hash: made.hash, scopes: { writes, ...(region === undefined ? {} : { region }), ...(things === undefined ? {} : { things }) }, from, to,
    perMinute,
    madeAt: house.clocks.machine(), madeBy: made.by,
  };
  await house.records.write(machineViewer, async (records) => {
    await records.putApiKey(key);
    await records.putAudit([entryOf(house, made.by, 'api-key.make', key)]);
  });
  return ok(key);
}

/** The audit trail says which key, and what it may do, never the key. */
const entryOf = ({ clocks }: House, actor: string, action: string, { id, name, unit, scopes, from, to, perMinute }: ApiKey): AuditEntry => ({
  at: clocks.machine(), worldAt: clocks.world(), actor, action, subject: `${name} ${id}`, outcome: 'ok',
  detail: { unit, region: scopes.region ?? null, writes: [...scopes.writes], things: scopes.things ?? null, from, to, perMinute },
});

/** From this moment on the key opens nothing. One that is revoked stays as it was. */
export async function revokeApiKey(house: House, id: string, by: string): Promise<Result<ApiKey>> {
  return house.records.write(machineViewer, async (records) => {
    const key = await records.apiKey(id);
    if (key === undefined) return fail('request.not-found', id);
    if (key.revokedAt !== undefined) return ok(key);
    const revoked = { ...key, revokedAt: house.clocks.machine(), revokedBy: by };
    await records.putApiKey(revoked);
    await records.putAudit([entryOf(house, by, 'api-key.revoke', revoked)]);
    return ok(revoked);
  });
}

/** For whom rows are read that a key asks for: an application reads a region as its officers do, else as the public does. */
export const viewerOfKey = ({ unit, name, scopes: { region } }: ApiKey): Viewer => ({
  ...(region === undefined ? publicViewer : { scope: 'region', unit, region, role: 'application' }), application: applicationOf({ unit, name }),
});
