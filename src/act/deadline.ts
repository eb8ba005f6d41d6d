import { ok, type Result } from '../basis/result.ts';
import { civil, fromCivil, instant } from '../basis/time.ts';
import type { Case, Extension, RunningClock } from '../model/case.ts';
import type { Consequences, Trial } from './trial.ts';

/** What a granted extension leaves: the day that stood beside the one that stands, and the clock where it moved. */
export type Deadline = Extension & { readonly field: string; readonly clock?: Pick<RunningClock, 'id' | 'due' | 'says'> };

/** 延期: inputs `newDeadline`, `extensionNumber`, `extension` (the case that asked). The earlier day stays on record. */
export function setDeadline(field: string, clock: string, { of, input, context }: Trial): Result<Consequences> {
  const [to, number] = [String(input['newDeadline']), String(input['extensionNumber'])];
  const stood = of.fields[field];
  const moved = movedClock(of, clock, to, number, context.calendar.closeOfBusiness);
  const deadline: Deadline = {
    field, from: typeof stood === 'string' ? stood : '', to, number, case: String(input['extension']), at: context.now, ...(moved !== undefined && { clock: moved }),
  };
  return ok({ $deadline: deadline });
}

/** A running clock that ends before the new day ends with it; one that ends later, or whose end no calendar has said yet, stays. */
function movedClock(of: Case, id: string, to: string, number: string, closeOfBusiness: string): Deadline['clock'] {
  const running = of.clocks.find((held) => held.id === id && held.stoppedAt === undefined);
  const due = endOf(to, closeOfBusiness);
  if (running?.due === undefined || due <= running.due) return undefined;
  const [was, is] = [civil(instant(running.due)), civil(instant(due))];
  return { id, due, says: { zh: `${running.says.zh}经${number}批准延期,原${was}截止,现至${is}截止。`, en: `${running.says.en} Extended by ${number}: was due ${was}; due ${is}.` } };
}

function endOf(day: string, closeOfBusiness: string): number {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const [hour, minute] = closeOfBusiness.split(':').map(Number) as [number, number];
  const end = fromCivil(year, month, date, hour, minute);
  if (end === undefined) throw new TypeError(`no such day ${day}`);
  return end;
}

export function withDeadline(of: Case, { field, clock, ...granted }: Deadline): Case {
  return {
    ...of, fields: { ...of.fields, [field]: granted.to }, extensions: [...(of.extensions ?? []), granted],
    clocks: of.clocks.map((held) => (clock !== undefined && held.id === clock.id && held.stoppedAt === undefined ? { ...held, ...clock } : held)),
  };
}
