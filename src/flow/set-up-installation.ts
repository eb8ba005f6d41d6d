import { fail, ok, type Result } from '../basis/result.ts';
import { dayOf, instant } from '../basis/time.ts';
import type { House } from './house.ts';
import type { RegisterEntry, RegisterKind } from './ports/records.ts';
import type { Json } from '../basis/canonical.ts';
import { machineViewer } from './viewer.ts';

export type FirstAdministrator = {
  readonly name: string; readonly login: string; readonly region: string; readonly regionName: string;
  /** Already derived: never the password itself. */
  readonly password: string;
};

/**
 * An empty installation gets its region, its administration, and one person who for the start holds the offices of system
 * and security administrator (they part as soon as a second person is entered; audit is never theirs).
 */
export async function setUpInstallation(house: House, first: FirstAdministrator): Promise<Result<{ readonly person: string }>> {
  if ((await house.records.read(machineViewer).accounts()).length > 0) return fail('access.already-set-up');
  const now = house.clocks.machine();
  const from = dayOf(instant(house.clocks.world()));
  const person = house.newId();
  const entry = (kind: RegisterKind, id: string, body: Json): RegisterEntry => ({ kind, id, from, enteredAt: now, body });
  const office = (role: string, zh: string, en: string): RegisterEntry => {
    const id = house.newId();
    return entry('appointment', id, { id, person, role, unit: 'administration', region: first.region, title: { zh, en }, from });
  };
  const done = await house.records.write(machineViewer, async (records) => {
    if ((await records.accounts()).length > 0) return false;
    await records.putEntries([
      entry('region', first.region, { code: first.region, name: { zh: first.regionName, en: first.regionName }, level: 'province', lon: 0, lat: 0 }),
      entry('unit', 'administration', { id: 'administration', kind: 'administration', name: { zh: '平台管理单位', en: 'Administration of the platform' }, region: first.region }),
      entry('person', person, { id: person, name: { zh: first.name, en: first.name } }),
      office('system-admin', '系统管理员', 'system administrator'),
      office('security-admin', '安全保密管理员', 'security administrator'),
    ]);
    await records.putAccount({ id: house.newId(), person, login: first.login, password: first.password, disabled: false });
    return true;
  });
  if (!done) return fail('access.already-set-up');
  await house.directory.reload(house.records.read(machineViewer), ['region', 'unit', 'person', 'appointment']);
  return ok({ person });
}
