import { fail, ok, type Result } from '../../basis/result.ts';
import { senderOfKey, type ApiKey } from '../../model/api-key.ts';
import type { House } from '../house.ts';
import type { AuditEntry } from '../ports/records.ts';
import type { ThingVersion } from '../ports/things.ts';
import { machineViewer } from '../viewer.ts';
import { Draft, type Registering } from './draft.ts';
import { pointEntries } from './point-entries.ts';

/** Somebody else's versions stand where ours were to. */
class Moved extends Error {}
const triesMost = 5;
const entitiesMost = 1_000;
/** The register of numbers that gives each version its own, without a gap. */
export const versionNumbers = 'thing-version';

/** Everything that other processes wrote, before anything is asked or planned. */
export async function freshThings({ records, things, directory }: House): Promise<void> {
  const reader = records.read(machineViewer);
  if (await things.refresh(reader)) await directory.reload(reader, ['point']);
}

/** What a request would write, and the answer to it. */
export type Planned<T> = { readonly value: T; readonly action: string; readonly subject: string };

/**
 * Plans over what stands and keeps it in one transaction, with its points and the audit: all of it, or nothing. Planned again where
 * another process was faster.
 */
export async function keepThings<T>(house: House, key: ApiKey, plan: (draft: Draft) => Promise<Result<Planned<T>>>): Promise<Result<T>> {
  if (key.scopes.things === undefined) return fail('thing.may-not-register');
  return house.things.alone(async () => {
    for (let tries = 0; tries < triesMost; tries += 1) {
      await freshThings(house);
      const draft = new Draft(house.things, registering(house, key));
      const planned = await plan(draft);
      if (!planned.ok) return planned;
      if (draft.versions.length > entitiesMost) return fail('request.too-large', `${draft.versions.length} > ${entitiesMost} entities`);
      if (await kept(house, draft, auditOf(draft, key, planned.value))) return ok(planned.value.value);
    }
    return fail('thing.moved-meanwhile');
  });
}

function registering({ clocks }: House, { id, name, unit, scopes: { things } }: ApiKey): Registering {
  return { application: { unit, name }, region: things?.region ?? '', public: things?.public === true, by: id, at: clocks.world(), enteredAt: clocks.machine() };
}

async function kept({ records, things, directory }: House, draft: Draft, audit: AuditEntry): Promise<boolean> {
  const { versions } = draft;
  if (versions.length === 0) return true;
  const points = pointEntries(draft);
  try {
    await records.write(machineViewer, async (store) => {
      for (const { seq } of versions) if (await store.nextNumber(versionNumbers) !== seq) throw new Moved();
      await store.putThingVersions(versions);
      await store.putEntries(points);
      await store.putAudit([audit]);
    });
  } catch (error) {
    if (error instanceof Moved) return false;
    throw error;
  }
  things.apply(versions);
  if (points.length > 0) await directory.reload(records.read(machineViewer), ['point']);
  return true;
}

const saysOf = ({ set, id, withdrawn }: ThingVersion): string => `${withdrawn === true ? '-' : ''}${set}(${id})`;

const auditOf = ({ who, versions }: Draft, key: ApiKey, { action, subject }: Planned<unknown>): AuditEntry => ({
  at: who.enteredAt, worldAt: who.at, actor: `${senderOfKey(key)} ${key.name}`, action, subject, outcome: 'ok', detail: { entities: versions.map(saysOf), unit: key.unit },
});
