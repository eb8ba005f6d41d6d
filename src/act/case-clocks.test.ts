import { expect, test } from 'vitest';
import { civil, instant } from '../basis/time.ts';
import type { Json } from '../basis/canonical.ts';
import type { Case, CaseEvent } from '../model/case.ts';
import type { CaseType, Effect, StepRule } from '../model/case-type.ts';
import { lapsesOf } from './case-clocks.ts';
import type { StepContext } from './context.ts';
import { actor, contextAt, miniature, opening } from './fixture.ts';
import { replay } from './fold.ts';
import { openCase } from './open-case.ts';
import { step } from './step.ts';
import { tasksOf } from './tasks.ts';

const words = (zh: string) => ({ zh, en: zh });
const reason = { id: 'reason', title: words('理由'), kind: 'text', required: true } as const;
const more: StepRule['input'][number] = { id: 'more', title: words('延长'), kind: 'number', required: true };
const same = (event: string, input: StepRule['input'], effects: readonly Effect[] = [], more2: Partial<StepRule> = {}): StepRule =>
  ({ event, title: words(event), from: ['working'], to: 'same', by: ['county'], input, effects, guards: [], ...more2 });
const extend = (input: string): Effect => ({ effect: 'extend-clock', clock: 'work', input, times: 'times' });

const type: CaseType = {
  ...miniature,
  steps: [
    ...miniature.steps,
    same('pause', [reason], [], { guards: [{ guard: 'clock-running', clock: 'work' }] }),
    same('resume', [], [], { guards: [{ guard: 'clock-paused', clock: 'work' }] }),
    same('extend', [more, reason], [extend('more')]),
    same('extend-to', [{ ...more, id: 'until', kind: 'day' }, { ...reason, required: false }], [extend('until')]),
    same('settle', [], [{ effect: 'settle-clocks' }], { by: ['system'] }),
    same('late', [], [], { by: ['system'] }),
  ],
  clocks: miniature.clocks.map((clock) => ({ ...clock, pausesOn: ['pause'], resumesOn: ['resume'], warnings: 'warns' })),
  parameters: {
    ...miniature.parameters, times: { ...miniature.parameters['look-back'], value: 2 } as CaseType['parameters'][string],
    warns: { ...miniature.parameters['look-back'], value: [3, 1, 9] } as CaseType['parameters'][string],
  },
};

type Held = { of: Case; readonly events: CaseEvent[] };
function begun(context: StepContext): Held {
  const opened = openCase(type, opening, context);
  if (!opened.ok) throw new Error(opened.fault);
  return { of: opened.value.case, events: [opened.value.event] };
}
function take(held: Held, event: string, context: StepContext, data: Readonly<Record<string, Json>> = {}, by = actor('county')): string {
  const done = step(type, held.of, { event, actor: by, data, seenSeq: held.of.seq }, context);
  if (!done.ok) return `${done.fault} ${done.detail}`.trimEnd();
  held.of = done.value.case;
  held.events.push(done.value.event);
  expect(JSON.stringify(replay(type, held.events))).toBe(JSON.stringify(held.of));
  return civil(instant(held.of.clocks.at(-1)?.due ?? 0));
}

test('paused twice, resumed, extended as often as is allowed: each step records the whole clock, and the events alone give it again', () => {
  const held = begun(contextAt(3, 2));
  expect(civil(instant(held.of.clocks[0]?.due ?? 0))).toBe('2026-03-09 17:30');
  expect(take(held, 'resume', contextAt(3, 3))).toBe('clock.not-paused work');
  expect(take(held, 'pause', contextAt(3, 3), { reason: '等上级批复' })).toBe('2026-03-09 17:30');
  expect(take(held, 'pause', contextAt(3, 3), { reason: '再停' })).toBe('clock.not-running work');
  expect(take(held, 'extend', contextAt(3, 3), { more: 2, reason: '难' })).toBe('clock.not-running work');
  expect(take(held, 'resume', contextAt(3, 5))).toBe('2026-03-11 17:30');
  expect(take(held, 'pause', contextAt(3, 5, {}, 11), { reason: '停电' })).toBe('2026-03-11 17:30');
  expect(take(held, 'resume', contextAt(3, 5, {}, 15))).toBe('2026-03-11 17:30');
  expect(take(held, 'extend', contextAt(3, 6), { more: 2, reason: '难' })).toBe('2026-03-13 17:30');
  expect(take(held, 'extend-to', contextAt(3, 6), { until: '2026-03-13' })).toBe('clock.extension-shortens 2026-03-13');
  expect(take(held, 'extend', contextAt(3, 6), { more: 0, reason: '零' })).toBe('case.field-invalid more');
  expect(take(held, 'extend-to', contextAt(3, 6), { until: '2026-03-20' })).toBe('2026-03-20 17:30');
  expect(take(held, 'extend', contextAt(3, 6), { more: 1, reason: '再延' })).toBe('clock.extension-spent 2');
  expect(held.of.clocks[0]?.changes?.map(({ kind, seq }) => `${kind} ${seq}`)).toEqual(['pause 2', 'pause 4', 'extension 6', 'extension 7']);
  expect(held.of.clocks[0]?.says.zh).toContain('第2号事件自2026-03-03 10:00暂停至2026-03-05 10:00(等上级批复),2个工作日不计,至2026-03-11 17:30截止');
});

test('while it is paused it neither lapses nor counts as due; what ran out before does', () => {
  const held = begun(contextAt(3, 2));
  expect(tasksOf(type, held.of)[0]?.due).toBe(held.of.clocks[0]?.due);
  take(held, 'pause', contextAt(3, 3), { reason: '等' });
  expect(tasksOf(type, held.of)[0]?.due).toBeUndefined();
  expect(lapsesOf(type, held.of, contextAt(6, 2).now)).toEqual([]);
  take(held, 'resume', contextAt(3, 4));
  take(held, 'pause', contextAt(4, 1), { reason: '已逾期后停' });
  expect(lapsesOf(type, held.of, contextAt(4, 2).now)).toMatchObject([{ clock: 'work', event: 'late' }]);
});

test('warning points: when the office opens on the day on which so many working days are left, moved with the end', () => {
  const held = begun(contextAt(3, 2));
  const warns = (): string[] => (held.of.clocks.at(-1)?.warnings ?? []).map(({ left, at }) => `${left} ${civil(instant(at))}`);
  expect(warns()).toEqual(['3 2026-03-04 08:30', '1 2026-03-06 08:30']);
  take(held, 'extend', contextAt(3, 6), { more: 10, reason: '难' });
  expect(warns()).toEqual(['9 2026-03-10 08:30', '3 2026-03-18 08:30', '1 2026-03-20 08:30']);
});

test('a step into a year that is not published is taken; the machine settles the clock when the calendar has come', () => {
  const december = { ...contextAt(12, 28), calendar: { ...contextAt(12, 28).calendar, years: contextAt(12, 28).calendar.years } };
  const held = begun(december);
  expect(held.of.clocks[0]).toMatchObject({ awaits: '2027', term: { length: 5, unit: 'working-day' } });
  expect(held.of.clocks[0]?.due).toBeUndefined();
  expect(take(held, 'extend', december, { more: 1, reason: '难' })).toBe('clock.calendar-unknown 2027');
  expect(take(held, 'settle', december, {}, actor('system'))).toBe('clock.calendar-unknown 2027');
  const year = { year: 2027, off: [{ from: '2027-01-01', to: '2027-01-03', zh: '元旦', en: 'New Year' }], worked: [], cite: 'test', issued: '2026-11-30', confidence: 'low' } as const;
  const after = { ...december, calendar: { ...december.calendar, years: [...december.calendar.years, year] } };
  expect(take(held, 'settle', after, {}, actor('system'))).toBe('2027-01-05 17:30');
  expect(held.of.clocks[0]?.awaits).toBeUndefined();
  expect(held.of.clocks[0]?.warnings?.map(({ left }) => left)).toEqual([3, 1]);
});
