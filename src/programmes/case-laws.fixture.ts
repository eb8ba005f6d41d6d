import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stillFrozen } from '../model/frozen-content.ts';
import { isDraft, type Case } from '../model/case.ts';
import type { CaseType } from '../model/case-type.ts';
import { beginAny, tryOne } from './random-walk.fixture.ts';

const rolls = fc.array(fc.record({ pick: fc.nat(99), by: fc.nat(99), wild: fc.integer({ min: 0, max: 9 }).map((roll) => roll === 0), full: fc.boolean(), hours: fc.integer({ min: 0, max: 60 }) }), { minLength: 40, maxLength: 90, size: 'max' });
/** Side ends that a random walk may miss. */
const rare = ['lifted', 'reminded', 'transferred', 'closed', 'verified', 'notice', 'accepted', 'unrated', 'closed-before'];

/** What stands and no other unit found whole; what was broken down is proved below. */
const lacking = ({ measures, children = [] }: Case): readonly string[] => (children.some(({ child }) => child === 'tasks') ? [] : measures
  .filter(({ dropped, verified, quantity }) => dropped === undefined && (verified?.holds !== true || Number(verified.reached) < Number(quantity))).map(({ id }) => id));

/** The laws that every case type keeps on every walk, and whatever the type itself promises of a case besides. */
export function caseLaws(name: string, type: CaseType, promise: (of: Case) => void = () => undefined): void {
  test(`law: any walk of ${name} replays, and no signature stands on other content than was signed, and no measure vanishes`, () => {
    const states = new Set<string>();
    fc.assert(fc.property(rolls, (walkRolls) => {
      const walk = beginAny(type);
      for (const roll of walkRolls) {
        // What was copied and not filled in yet is no promise.
        const before = walk.of.measures.filter((one) => !isDraft(one)).map(({ id }) => id);
        tryOne(type, walk, roll);
        states.add(walk.of.state);
        expect(before.filter((id) => !walk.of.measures.some((one) => one.id === id))).toEqual([]);
        const standing = walk.of.signatures.filter((signature) => signature.voided === undefined);
        expect(standing.every((signature) => signature.hash === walk.of.frozen?.hash)).toBe(true);
        expect(new Set(standing.map((signature) => signature.actor.person)).size).toBe(standing.length);
        if (walk.of.frozen !== undefined && walk.of.closedAt === undefined) expect(stillFrozen(type, walk.of, walk.of.frozen)).toBe(true);
        if (type.steps.some((step) => step.event === walk.events.at(-1)?.event && step.guards.some(({ guard }) => guard === 'measures-verified'))) expect(lacking(walk.of)).toEqual([]);
        promise(walk.of);
      }
    }), { numRuns: 60, seed: 20261123 });
    expect(Object.keys(type.states).filter((id) => !states.has(id) && !rare.includes(id))).toEqual([]);
  });
}
