import type { Json } from '../../basis/canonical.ts';
import { targetKey } from '../../model/air-target.ts';
import type { RecallRuleSet } from '../../model/recall-rule.ts';
import { amountKey } from '../../model/permitted-amount.ts';
import type { RegisterEntry, RegisterKind, Records } from '../../flow/ports/records.ts';
import { machineViewer } from '../../flow/viewer.ts';
import { hashPassword } from '../../server/credentials.ts';
import { drillAccounts, officerAccounts } from '../../../sim/province/accounts.ts';
import { growPermittedAmounts } from '../../../sim/province/permitted-amounts.ts';
import { growTwoHighProjects } from '../../../sim/province/two-high-projects.ts';
import { enteredAt, type Province } from '../../../sim/province/province.ts';
import { newId } from '../identifiers.ts';

/** Every drill account has this password; it is listed beside the accounts, in drill mode only. */
export const drillPassword = 'yanlian-2026';

/** The drill's own values for parameters that each place sets: its days are hurried, so terms of many days are short. */
/** Whole days under the limit that the drill's machine check asks for: a first fill is short. */
export const drillCheckDays = 7;
const drillParameters = Object.fromEntries(['problem', 'city', 'provincial', 'extension'].map((noun) => [`rectification/${noun}`, { 'machine-check-days': drillCheckDays, 'password-signs': 1 }]));

/** The drill recalls missing hours by itself, so that its people see it happen. */
const drillRecall = { on: true, tries: 3, waitHours: 6, backHours: 72, by: '演练省 drill', at: enteredAt } satisfies RecallRuleSet;

/** First start of a drill: the province's registers, its people's accounts, its parameters. Once; a second call finds them. */
export async function settleProvince(records: Records, province: Province): Promise<void> {
  const machine = records.read(machineViewer);
  if ((await machine.setting('drill')) !== undefined) return;
  const accounts = [...drillAccounts(province), ...officerAccounts(province)];
  const password = await hashPassword(drillPassword);
  await records.write(machineViewer, async (writer) => {
    await writer.putEntries(entriesOf(province));
    const done = new Set<string>();
    for (const account of accounts) {
      if (done.has(account.login)) continue;
      done.add(account.login);
      await writer.putAccount({ id: newId(), person: account.person, login: account.login, password, disabled: false });
    }
    await writer.setSetting('parameters', drillParameters);
    await writer.setSetting('recall', drillRecall);
    await writer.setSetting('drill', { seed: province.seed, size: province.size, story: { ...province.story } });
  });
}

function entriesOf(province: Province): readonly RegisterEntry[] {
  const entry = (kind: RegisterKind, id: string, body: Json, from = '2020-01-01', to?: string): RegisterEntry =>
    ({ kind, id, from, enteredAt, body, ...(to === undefined ? {} : { to }) });
  return [
    ...province.regions.map((region) => entry('region', region.code, region)),
    ...province.units.map((unit) => entry('unit', unit.id, unit)),
    ...province.persons.map((person) => entry('person', person.id, person)),
    ...province.appointments.map((held) => entry('appointment', held.id, held, held.from, held.to)),
    ...province.points.map((point) => entry('point', String(point.number), point)),
    ...province.devices.map((device) => entry('device', device.mn, device, device.from, device.to)),
    ...province.enterprises.map((firm) => entry('enterprise', firm.unit, firm)),
    ...province.limits.map((limit) => entry('outlet-limit', limit.id, limit, limit.from, limit.to)),
    ...province.airTargets.map((target) => entry('air-target', targetKey(target), target)),
    ...province.airExclusions.map((asked) => entry('air-exclusion', asked.id, asked)),
    ...province.firmRecords.map((record) => entry('firm-record', record.id, record)),
    ...growTwoHighProjects(province).map((project) => entry('two-high-project', project.id, project, '2026-01-01')),
    ...province.parts.flatMap(growPermittedAmounts).map((permitted) => entry('permitted-amount', amountKey(permitted), permitted, '2023-07-01', '2028-06-30')),
  ];
}
