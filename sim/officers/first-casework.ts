import { openCase } from '../../src/contract/case.ts';
import type { Outlet } from '../province/outlets.ts';
import type { Province } from '../province/province.ts';
import type { Desks } from './desks.ts';
import { doAct, type Hand, type View } from './do-act.ts';
import type { Answered } from './door.ts';
import { layInspection } from './inspection.ts';
import { layMissions } from './missions.ts';
import { nextAct, rolesOf } from './next-act.ts';
import { layProblemLists } from './problem-lists.ts';
import { problems, type Problem } from './problems.ts';
import { seenOf, type Seen } from './seen.ts';
import { sitesFor } from './sites.ts';

/** Registered items, and what was refused on the way, by code. */
export type Casework = { readonly registered: number; readonly refused: readonly string[] };

const ofThisRound = '演督察〔2026〕1号';
const stepsMax = 40;

/** Where each problem of the opening stands: the walk stops as soon as this holds. */
const arrived: Readonly<Record<Problem['until'], (seen: Seen) => boolean>> = {
  'closed': ({ state }) => state === 'closed',
  'assigned': ({ state }) => state === 'assigned',
  'planning': ({ state }) => state === 'planning',
  'some-material': ({ state, missing }) => state === 'rectifying' && missing.length <= 5,
  'one-signature': ({ state, signed }) => state === 'signing' && signed.length === 1,
  'city-check': ({ state }) => state === 'city-check',
  'notice': ({ state }) => state === 'notice',
};

/**
 * The rectification items with which a drill opens, in other counties than the story's and each at another stage, laid out by the
 * offices concerned through their own accounts. Call it once; it registers again at every call. A refusal ends that item's walk.
 */
export async function firstCasework(desks: Desks, province: Province, hand: Hand, now: number): Promise<Casework> {
  const refused: string[] = [];
  const office = await desks.open(desks.login(`rectification-${province.story.county.slice(0, 2)}`, 'rectification-office') ?? '');
  if (!office.ok) return { registered: 0, refused: [office.fault] };
  const registered: (readonly [Problem, View])[] = [];
  for (const [at, [problem, outlet]] of sitesFor(province, problems, now).entries()) {
    const view = await office.value.ask(openCase, { body: registration(province, problem, outlet, at) });
    if (view.ok) registered.push([problem, view.value]);
    else refused.push(view.fault);
  }
  // One after the other: the people of a county do not work on two pages at a time, and the machine has other things to do.
  for (const [problem, view] of registered) {
    const fault = await walk(desks, hand, view, arrived[problem.until]);
    if (fault !== undefined) refused.push(fault);
  }
  const unlaid = await layInspection(desks, province, hand);
  const idle = await layMissions(desks, province, hand);
  for (const fault of [unlaid, idle]) if (fault !== undefined) refused.push(fault);
  const unlisted = await layProblemLists(desks, province, hand);
  if (unlisted !== undefined) refused.push(unlisted);
  return { registered: registered.length, refused };
}

export function registration(province: Province, { title, problem, target, deadlineType, deadline, works, weight }: Problem, { point }: Outlet, at: number, documentNumber = ofThisRound) {
  const place = province.regions.find(({ code }) => code === point.region)?.name.zh ?? point.region;
  const firm = province.units.find(({ id }) => id === point.enterprise)?.name ?? { zh: point.region, en: point.region };
  return {
    type: 'rectification/problem', region: point.region, parties: {}, points: [point.number], title: title(firm),
    fields: { problem: problem(place, firm.zh), documentNumber, itemNumber: String(at + 1), target, deadlineType, deadline, works, ...weight },
  };
}

/** Everybody concerned acts at once until the stage is reached; the fault that stood in the way, if one did. */
export async function walk(desks: Desks, hand: Hand, opened: View, reached: (seen: Seen) => boolean): Promise<string | undefined> {
  let seen = seenOf(opened);
  for (let left = stepsMax; !reached(seen) && left > 0; left -= 1) {
    const done = await step(desks, hand, seen);
    if (!done.ok) return done.fault;
    seen = seenOf(done.value);
  }
  return undefined;
}

async function step(desks: Desks, hand: Hand, seen: Seen): Promise<Answered<View>> {
  const act = nextAct(hand.seed, seen, 'smooth');
  const role = rolesOf[act?.party ?? ''];
  const login = act === undefined || role === undefined ? undefined : desks.login(seen.parties[act.party] ?? '', role);
  if (act === undefined || login === undefined) return { ok: false, fault: 'nobody-to-act', detail: seen.state };
  const door = await desks.open(login);
  return door.ok ? doAct(door.value, seen, act, hand) : door;
}
