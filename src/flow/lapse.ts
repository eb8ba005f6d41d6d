import { lapsesOf } from '../act/case-clocks.ts';
import { step } from '../act/step.ts';
import { lastKnownDay } from '../act/working-day.ts';
import type { Case } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { declaredType } from './cases/case-types.ts';
import { stepContext } from './cases/step-context.ts';
import { keepStep } from './cases/keep-step.ts';
import { machineStep } from './machine-step.ts';
import type { House } from './house.ts';
import { machineActor, machineViewer } from './viewer.ts';

/** So many are read at a time. */
const pageSize = 1_000;

/** What the machine does when a clock runs out unanswered. Each lapse happens once: its event stops or marks the clock. */
export async function lapseClocks(house: House): Promise<number> {
  const lapsing = house.programmes.flatMap((programme) => programme.cases).filter((type) => type.clocks.some((clock) => clock.onLapse !== undefined));
  let taken = 0;
  for (const type of lapsing) {
    for await (const of of overdue(house, type)) {
      for (const { event } of lapsesOf(type, of, house.clocks.world())) taken += Number(await lapse(house, type, of, event));
    }
  }
  return taken;
}

/** Every open case of the type with a clock that has run out. */
async function* overdue(house: House, type: CaseType): AsyncGenerator<Case> {
  const before = house.clocks.world();
  for (let after: string | undefined; ;) {
    const page = await house.records.read(machineViewer).cases({ types: [type.id], open: true, dueBefore: before, limit: pageSize, ...(after === undefined ? {} : { after }) });
    yield* page;
    after = page.at(-1)?.id;
    if (page.length < pageSize) return;
  }
}

const settledCursor = 'clocks-settled';
const pageOfCases = 500;

/**
 * Once for each calendar that came: open cases whose terms waited for it get their ends, by a step of the machine in their history.
 * What reaches beyond this calendar too waits on.
 */
export async function settleClocks(house: House): Promise<number> {
  const known = lastKnownDay(house.calendar.years) ?? '';
  const records = house.records.read(machineViewer);
  if ((await records.cursor(settledCursor)) === known) return 0;
  let taken = 0;
  for (let after: string | undefined; ;) {
    const page = await records.cases({ open: true, limit: pageOfCases, ...(after === undefined ? {} : { after }) });
    for (const of of page) taken += Number(await settle(house, of));
    after = page.at(-1)?.id;
    if (page.length < pageOfCases) break;
  }
  await house.records.write(machineViewer, (writer) => writer.setCursor(settledCursor, known));
  return taken;
}

async function settle(house: House, of: Case): Promise<boolean> {
  if (!of.clocks.some(({ awaits, stoppedAt }) => awaits !== undefined && stoppedAt === undefined)) return false;
  const type = declaredType(house.programmes, of.type);
  const rule = machineStep(type, of, ({ effects }) => effects.some(({ effect }) => effect === 'settle-clocks'));
  return rule !== undefined && await lapse(house, type, of, rule.event);
}

async function lapse(house: House, type: CaseType, of: Case, event: string): Promise<boolean> {
  const stepped = step(type, of, { event, actor: machineActor, data: {}, seenSeq: of.seq }, await stepContext(house, type, of, ''));
  if (!stepped.ok) return false;
  return (await allOrNothing(house.records, (records) => keepStep(house, records, type, of, stepped.value))).ok;
}
