import { hourMs } from '../../basis/time.ts';
import { isOpenCommand, type DeviceCommand } from '../../model/device-command.ts';
import type { Device } from '../../model/device.ts';
import type { RecallRule, RecallRuleSet } from '../../model/recall-rule.ts';
import { dueWindow, missingHoursOf } from '../device-health.ts';
import type { House } from '../house.ts';
import { machineActor, machineViewer } from '../viewer.ts';
import type { CommandDesk } from './command-desk.ts';
import { edition212Has } from './unfit-ask.ts';

const setting = 'recall';
/** So many of a logger's last commands are looked through for earlier tries. */
const triesLookedThrough = 500;

/** What this place has decided; undefined: nothing, and then nothing is recalled by itself. */
export const recallRule = async ({ records }: House): Promise<RecallRuleSet | undefined> =>
  ((await records.read(machineViewer).setting(setting)) ?? undefined) as RecallRuleSet | undefined;

/** Kept with who set it and an audit entry. */
export async function setRecallRule({ records, clocks }: House, rule: RecallRule, by: string): Promise<void> {
  const [at, worldAt] = [clocks.machine(), clocks.world()];
  await records.write(machineViewer, async (writer) => {
    await writer.setSetting(setting, { ...rule, by, at: worldAt } satisfies RecallRuleSet);
    await writer.putAudit([{ at, worldAt, actor: by, action: 'recall.set', subject: setting, outcome: 'ok', detail: rule }]);
  });
}

/** Asks connected loggers for the hours that are missing, each its earliest stretch, one recall at a time. Resolves to how many were asked. */
export async function recallMissing(house: House, desk: CommandDesk): Promise<number> {
  const rule = await recallRule(house);
  if (rule?.on !== true) return 0;
  const { directory, protocol } = house;
  const reachable = [...directory.devices.values()].filter(({ mn, edition }) => desk.connected(mn) && edition212Has(protocol, 'hour-records', edition));
  const due = dueWindow(house.clocks.world());
  const window = { from: Math.max(due.from, due.to - rule.backHours * hourMs), to: due.to };
  let asked = 0;
  for (const [device, { hours: missing }] of await missingHoursOf(house, reachable, window)) {
    if (missing.length > 0 && (await recall(house, desk, device, missing, rule))) asked += 1;
  }
  return asked;
}

async function recall(house: House, desk: CommandDesk, { mn }: Device, missing: readonly number[], rule: RecallRule): Promise<boolean> {
  const past = (await house.records.read(machineViewer).deviceCommands({ mn, limit: triesLookedThrough })).filter(({ cause }) => cause === 'recall');
  if (past.some(isOpenCommand)) return false;
  const stretch = firstStretch(missing.filter((at) => mayAsk(at, past, rule, house.clocks.world())));
  if (stretch === undefined) return false;
  const given = await desk.give({ mn, ask: { kind: 'hour-records', ...stretch }, cause: 'recall', by: machineActor.says, reason: '' });
  return given.ok;
}

/** An hour is asked for again only so often, and only after a while. */
function mayAsk(at: number, past: readonly DeviceCommand[], { tries, waitHours }: RecallRule, now: number): boolean {
  const own = past.filter(({ ask }) => ask.kind === 'hour-records' && ask.from <= at && at < ask.to);
  return own.length < tries && own.every(({ givenAt }) => now - givenAt >= waitHours * hourMs);
}

/** The earliest hours that follow one another without a gap. */
export function firstStretch(hours: readonly number[]): { readonly from: number; readonly to: number } | undefined {
  const [from] = hours;
  if (from === undefined) return undefined;
  const end = hours.findIndex((at, place) => at !== from + place * hourMs);
  return { from, to: from + (end < 0 ? hours.length : end) * hourMs };
}

