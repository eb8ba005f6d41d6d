import type { CaseType, ClockRule } from '../model/case-type.ts';
import type { Message } from '../model/message.ts';
import type { Words } from '../model/words.ts';

type LeftUnit = 'working-day' | 'natural-day' | 'hour';

/** What a message names of its type's declaration: the step, and of a warning the clock with the unit in which its points are said. */
export function messageParts(type: CaseType, { event, clock: id }: Message): {
  readonly step: Words; readonly clock?: Words; readonly unit?: LeftUnit } {
  const clock = type.clocks.find((one) => one.id === id);
  return {
    step: type.steps.find((one) => one.event === event)?.title ?? { zh: event, en: event },
    ...(clock === undefined ? {} : { clock: clock.title, unit: leftUnit(clock.unit) }),
  };
}

const leftUnit = (unit: ClockRule['unit']): LeftUnit => (unit === 'month' || unit === 'year' ? 'natural-day' : unit);
