import { fail, ok, type Result } from '../../basis/result.ts';
import { isDay, startOfDay } from '../../basis/time.ts';
import type { CheckChange, CheckChangeSet } from '../../model/check-row.ts';
import { CheckBook } from '../../sense/checks/check-book.ts';
import type { House } from '../house.ts';
import { machineViewer } from '../viewer.ts';

const setting = 'reading-checks';
/** Up to this moment (UTC ms) what is stored was checked again under rules that were changed; absent: nothing waits. */
export const againCursor = 'checks-again';

/** What this place has changed of the rules, in the order in which it was entered. */
export const checkChanges = async ({ records }: Pick<House, 'records'>): Promise<readonly CheckChangeSet[]> =>
  ((await records.read(machineViewer).setting(setting)) ?? []) as readonly CheckChangeSet[];

export const checkBookOf = async (house: Pick<House, 'records' | 'checkRows'>): Promise<CheckBook> => new CheckBook(house.checkRows,
  await checkChanges(house));

/**
 * A rule is switched or its figures changed from a day on: entered beside what was decided before, audited, and what is stored from that day
 * on is checked again. Faults: check.no-such-rule, value.out-of-range.
 */
export async function changeCheck(house: House, change: CheckChange, by: string): Promise<Result<CheckChangeSet>> {
  const row = house.checkRows.find(({ id }) => id === change.row);
  if (row === undefined) return fail('check.no-such-rule', change.row);
  if (!isDay(change.from)) return fail('value.out-of-range', change.from);
  const missing = Object.keys(row.figures).filter((name) => !(name in change.figures));
  if (missing.length > 0) return fail('value.out-of-range', missing.join());
  const [at, worldAt] = [house.clocks.machine(), house.clocks.world()];
  const entered: CheckChangeSet = { ...change, by, at: worldAt };
  const from = startOfDay(change.from);
  await house.records.write(machineViewer, async (records) => {
    const held = ((await records.setting(setting)) ?? []) as readonly CheckChangeSet[];
    await records.setSetting(setting, [...held, entered]);
    const waits = await records.cursor(againCursor);
    await records.setCursor(againCursor, String(waits === undefined || waits === '' ? from : Math.min(Number(waits), from)));
    await records.putAudit([{ at, worldAt, actor: by, action: 'check.change', subject: change.row, outcome: 'ok', detail: change }]);
  });
  return ok(entered);
}
