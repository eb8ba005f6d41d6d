import { createHash } from 'node:crypto';
import { seededRandom } from '../src/basis/random.ts';
import type { CaseType } from '../src/model/case-type.ts';
import { programmes } from '../src/programmes/index.ts';
import { beginAny, tryOne } from '../src/programmes/random-walk.fixture.ts';
import { advance } from '../src/programmes/walk.fixture.ts';

export type StepsInputs = { readonly walks: number; readonly seed: number };
export type StepsFigures = {
  readonly stepsPerSecond: number; readonly stepsTaken: number; readonly stepsRefused: number;
  readonly types: readonly string[];
};

const triesPerWalk = 60;

/**
 * Steps of cases on one core: seeded walks over every declared type, each step with party, input, guards, effects, clocks and
 * the salted hash chain. Refused tries count as time, not as steps. The hash is over the newest chain hash of every walk.
 */
export function benchSteps({ walks, seed }: StepsInputs): { figures: StepsFigures; inputs: StepsInputs; hash: string } {
  const types = programmes.flatMap((programme) => programme.cases);
  const random = seededRandom(seed);
  const hash = createHash('sha256');
  const counts = { ok: 0, refused: 0 };
  const started = performance.now();
  for (let each = 0; each < walks; each += 1) for (const type of types) hash.update(walkOf(type, random, counts));
  const stepsPerSecond = Math.round(counts.ok / (performance.now() - started) * 1000);
  return { figures: { stepsPerSecond, stepsTaken: counts.ok, stepsRefused: counts.refused, types: types.map((type) => type.id) }, inputs: { walks, seed }, hash: hash.digest('hex').slice(0, 16) };
}

/** One case from its opening; gives the hash of its newest event. */
function walkOf(type: CaseType, random: () => number, counts: { ok: number; refused: number }): string {
  const walk = beginAny(type);
  for (let at = 0; at < triesPerWalk; at += 1) {
    const said = tryOne(type, walk, rollOf(random), advance);
    if (said !== undefined) counts[said === 'ok' ? 'ok' : 'refused'] += 1;
  }
  return walk.events.at(-1)?.hash ?? '';
}

const rollOf = (random: () => number) =>
  ({ pick: Math.floor(random() * 100), by: Math.floor(random() * 100), wild: random() < 0.1, full: random() < 0.5, hours: Math.floor(random() * 60) });
