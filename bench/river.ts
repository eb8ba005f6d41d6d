import { createHash } from 'node:crypto';
import { seededRandom } from '../src/basis/random.ts';
import { buildRiver } from '../src/science/river/river.ts';
import { decayFactors, sweepBuffers, sweepLoads } from '../src/science/river/sweep.ts';
import { upstreamReaches } from '../src/science/river/upstream-set.ts';
import { upstreamWithin } from '../src/science/river/upstream-within.ts';
import { madeBasin } from './river-basin.ts';
import { postgresqlRiver } from './peers/postgresql-river.ts';
import { least } from './least.ts';

export type RiverInputs = { readonly reaches: number; readonly queries: number; readonly seed: number; readonly peers: number };
export type RiverFigures = {
  readonly buildMs: number; readonly basinReaches: number; readonly basinSetMs: number; readonly dayQueryMs: number; readonly dayQueryReaches: number; readonly sweepMs: number;
  /** Recursive SQL on Debian's PostgreSQL, as NLDI asks: one 24-hour question; the same sets. Null: not installed or not asked. */
  readonly postgresqlDayQueryMs: number | null; readonly postgresqlSameSets: boolean | null;
};

/** Build, largest upstream set, 24-hour questions, steady sweep over every reach; least of five, questions as a mean. */
export async function benchRiver({ reaches: count, queries, seed, peers }: RiverInputs): Promise<{ figures: RiverFigures; inputs: RiverInputs; hash: string }> {
  const reaches = madeBasin(count, seed);
  const built = least(() => buildRiver({ reaches }));
  if (!built.value.ok) throw new Error(`${built.value.fault} ${built.value.detail}`);
  const river = built.value.value;
  const random = seededRandom(seed + 1);
  const asked = Array.from({ length: queries }, () => river.place[Math.floor(random() * count)] ?? 0);
  const set = least(() => upstreamReaches(river, river.place[0] ?? 0));
  let found = 0;
  const day = least(() => {
    found = 0;
    for (const place of asked) { const within = upstreamWithin(river, place, 24); found += within.ok ? within.value.places.length : 0; }
  });
  const factors = decayFactors(river);
  if (!factors.ok) throw new Error(factors.detail);
  const [local, buffers] = [new Float64Array(count).fill(1), sweepBuffers(river)];
  const sweep = least(() => sweepLoads(river, factors.value, local, buffers));
  const hash = createHash('sha256').update(set.value).update(`${found}`).update(sweep.value).digest('hex').slice(0, 16);
  const some = asked.slice(0, 50);
  const peer = peers > 1 ? undefined : await postgresqlRiver(reaches, some.map((place) => reaches.ids[river.reach[place] ?? 0] ?? ''));
  const same = peer === undefined ? null : some.every((place, at) => {
    const within = upstreamWithin(river, place, 24);
    return within.ok && [...within.value.places].map((one) => river.reach[one] ?? 0).sort((a, b) => a - b).join() === peer.sets[at];
  });
  return {
    figures: {
      buildMs: built.ms, basinReaches: set.value.length, basinSetMs: set.ms, dayQueryMs: day.ms / queries, dayQueryReaches: found / queries, sweepMs: sweep.ms,
      postgresqlDayQueryMs: peer?.ms ?? null, postgresqlSameSets: same,
    },
    inputs: { reaches: count, queries, seed, peers }, hash,
  };
}
