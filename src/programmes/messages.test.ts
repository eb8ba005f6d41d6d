import fc from 'fast-check';
import { expect, test } from 'vitest';
import { messagesOf, toldBy } from '../act/messages.ts';
import { tasksOf } from '../act/tasks.ts';
import type { Message, Told } from '../model/message.ts';
import { programmes } from './index.ts';
import { beginAny, tryOne } from './random-walk.fixture.ts';

const types = programmes.flatMap((programme) => programme.cases);
const rolls = fc.array(fc.record({ pick: fc.nat(99), by: fc.nat(99), wild: fc.constant(false), full: fc.boolean(), hours: fc.integer({ min: 0, max: 90 }) }), { minLength: 10, maxLength: 40, size: 'max' });

/** What a store does, in the fewest words. */
function keep(held: Map<string, Message>, { at, by, ended, relays, fresh }: Told): void {
  for (const one of held.values()) {
    if (relays && one.at > at) held.delete(one.id);
    else if (one.at <= at && one.doneAt === undefined && one.kind !== 'answered' && ended.some(({ party, event }) => party === one.party && event === one.event)) held.set(one.id, { ...one, doneAt: at, doneBy: by });
  }
  for (const one of fresh) if (!held.has(one.id)) held.set(one.id, one);
}

test.each(types.map((type) => [type.id, type] as const))('law: whatever waits in %s has one open message to whom it waits for, nothing else has, and warnings ahead are those of its clocks', (_id, type) => {
  fc.assert(fc.property(rolls, (walkRolls) => {
    const walk = beginAny(type);
    const held = new Map<string, Message>();
    const kept: Told[] = [];
    const tell = (told: Told): void => { kept.push(told); keep(held, told); };
    tell(messagesOf(type, walk.events)[0] as Told);
    for (const roll of walkRolls) {
      const before = walk.of;
      if (tryOne(type, walk, roll) !== 'ok') continue;
      tell(toldBy(type, before, walk.of, walk.events.at(-1) as typeof walk.events[number]));
      const tasks = tasksOf(type, walk.of).map(({ party, event, unit }) => `${party} ${event} ${unit}`).sort();
      const open = [...held.values()].filter(({ at, doneAt, kind }) => at <= walk.now && doneAt === undefined && kind !== 'answered');
      expect(open.filter(({ kind }) => kind === 'waits' || kind === 'returned').map(({ party, event, unit }) => `${party} ${event} ${unit}`).sort()).toEqual(tasks);
      expect(open.filter(({ party, event, unit }) => !tasks.includes(`${party} ${event} ${unit}`))).toEqual([]);
      const ahead = [...held.values()].filter(({ at }) => at > walk.now);
      const running = walk.of.clocks.filter(({ stoppedAt }) => stoppedAt === undefined).flatMap(({ due }) => due ?? []);
      expect(ahead.filter(({ due }) => !running.includes(due ?? 0))).toEqual([]);
    }
    expect(messagesOf(type, walk.events)).toEqual(kept);
  }), { numRuns: 40, seed: 20261130 });
});
