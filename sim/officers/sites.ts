import { dayMs } from '../../src/basis/time.ts';
import type { Outlet } from '../province/outlets.ts';
import type { Province } from '../province/province.ts';
import { shuffled } from '../province/chance.ts';
import { Truth } from '../province/truth.ts';
import type { Problem } from './problems.ts';

/** The machine check looks at whole days before now; happenings of two weeks around it would spoil it. */
const quietMs = 14 * dayMs;

/**
 * An outlet for each problem, outside the story county: of its medium, one to which by the truth log nothing happens around `now`
 * (UTC ms) before any other, in a county used least so far. A problem for which there is none is left out.
 */
export function sitesFor(province: Province, problems: readonly Problem[], now: number): readonly (readonly [Problem, Outlet])[] {
  const troubled = new Set(new Truth(province).between(now - quietMs, now + quietMs).map(({ point }) => point));
  const outlets = shuffled(province.parts[0]?.outlets ?? [], province.seed)
    .filter(({ point }) => isPeopled(province, point.region));
  const used = new Map<string, number>();
  const taken = new Set<number>();
  return problems.flatMap((problem) => {
    const uses = (outlet: Outlet): number => used.get(outlet.point.region) ?? 0;
    const unquiet = ({ point }: Outlet): number => Number(troubled.has(point.number));
    const [site] = outlets.filter(({ medium, point }) => medium === problem.medium && !taken.has(point.number))
      .sort((one, other) => unquiet(one) - unquiet(other) || uses(one) - uses(other));
    if (site === undefined) return [];
    used.set(site.point.region, uses(site) + 1);
    taken.add(site.point.number);
    return [[problem, site] as const];
  });
}

/** Where the drill's own people work: the first province without the story county and its townships, in which only humans move anything. */
export const isPeopled = ({ story: { county } }: Province, region: string): boolean => region.startsWith(county.slice(0, 2)) && !region.startsWith(county);
