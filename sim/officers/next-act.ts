import { hourMs } from '../../src/basis/time.ts';
import type { Role } from '../../src/model/role.ts';
import { chance } from '../province/chance.ts';
import { clockOf } from '../province/weather.ts';
import type { Measure } from '../../src/model/case.ts';
import { measureLack } from '../../src/model/measure-share.ts';
import type { Seen } from './seen.ts';

/** What somebody will do on a case, and when in world time. `item`: the piece of material that is handed in. */
export type Act = { readonly event: string; readonly party: string; readonly at: number; readonly item?: string };
/** `smooth`: nobody is late, silent or unhappy; how the first casework is laid out. */
export type Manner = 'lifelike' | 'smooth';
/** A number in [0, 1) that belongs to this case at this turn. */
export type Draw = (key: number) => number;

/** Which office of a party's unit acts for it. */
export const rolesOf: Readonly<Record<string, Role>> = {
  enterprise: 'enterprise', branch: 'branch', enforcement: 'enforcement',
  office: 'rectification-office', city: 'city', county: 'county', secretary: 'party-secretary', head: 'head-of-government',
};

/** World hours from the case's last turn until somebody gets to it: least and most. */
const hours: Readonly<Record<string, readonly [number, number]>> = {
  'explain': [1, 20], 'review-verify': [2, 14], 'review-lift': [1, 12], 'review-remind': [1, 12], 'return-explanation': [1, 8],
  'accept': [2, 14], 'report-verification': [8, 60], 'complete': [2, 20],
  'assign': [1, 8], 'submit-plan': [30, 120], 'approve-plan': [10, 60], 'return-plan': [10, 40], 'work': [20, 70], 'report-measure': [1, 4], 'verify-measure': [1, 6], 'self-check': [10, 40], 'freeze': [4, 20],
  'sign-party-secretary': [6, 40], 'sign-head-of-government': [6, 40], 'submit': [1, 10], 'city-first-check': [20, 80], 'city-return': [20, 60],
  'province-verify': [20, 80], 'open-notice': [6, 30], 'object': [6, 60], 'answer-objection': [8, 40], 'close-out': [4, 30],
};

const shares = { silent: 0.25, stillSilent: 0.1, askedAgain: 0.5, late: 0.1, planReturned: 0.15, cityReturned: 0.1, objected: 0.5 } as const;
const lateFactor = 3;

/** The draw of one case at one turn: the same for the same seed, case and number of turns, whenever it is asked. */
export const drawOf = (seed: number, seen: Seen): Draw => (key) => chance(seed, keyOf(seen.id), seen.taken.length, key);

/** Who does what next on this case, and when; nothing when nobody will (a firm that never explains, a case that has ended). */
export function nextAct(seed: number, seen: Seen, manner: Manner = 'lifelike'): Act | undefined {
  const draw = drawOf(seed, seen);
  const choice = choose(seen, draw, manner);
  if (choice === undefined) return undefined;
  if (manner === 'smooth') return { ...choice, at: seen.at };
  const [least, most] = hours[choice.event] ?? [4, 24];
  const wait = (least + draw(1) * (most - least)) * (choice.party !== 'public' && draw(2) < shares.late ? lateFactor : 1) * hourMs;
  const from = choice.event === 'close-out' ? Math.max(seen.at, seen.notice?.to ?? 0) : seen.at;
  return { ...choice, at: choice.party === 'public' || choice.party === 'enterprise' ? from + wait : officeTime(from + wait, draw) };
}

type Choice = Omit<Act, 'at'>;

function choose(seen: Seen, draw: Draw, manner: Manner): Choice | undefined {
  const voice = seen.state === 'notice' ? onNotice(seen, draw, manner) : undefined;
  if (voice !== undefined) return voice;
  const turn = seen.waiting.find(({ event, party }) => Object.hasOwn(rolesOf, party) && isDue(seen, event));
  if (turn === undefined) return undefined;
  const lifelike = (share: number, key: number): boolean => manner === 'lifelike' && draw(key) < share;
  const once = (event: string): boolean => !seen.taken.includes(event);
  switch (turn.event) {
    case 'explain': return lifelike(once('return-explanation') ? shares.silent : shares.stillSilent, 3) ? undefined : turn;
    case 'review-verify': return { ...turn, event: review(seen, draw) };
    case 'self-check': return seen.missing[0] !== undefined ? { ...turn, event: 'work', item: seen.missing[0] } : seen.measures.some(undone) ? { ...turn, event: 'report-measure' } : turn;
    case 'approve-plan': return once('return-plan') && lifelike(shares.planReturned, 4) ? { ...turn, event: 'return-plan' } : turn;
    case 'freeze': return seen.measures.some(undone) ? { ...turn, event: 'report-measure' } : seen.measures.some(unverified) ? checkedByCity : turn;
    case 'close-out': return seen.measures.some(unverified) ? checkedByCity : turn;
    case 'city-first-check': return seen.measures.some(unverified) ? checkedByCity : once('city-return') && lifelike(shares.cityReturned, 4) ? { ...turn, event: 'city-return' } : turn;
    default: return turn;
  }
}

const checkedByCity: Choice = { party: 'city', event: 'verify-measure' };

/** What stands and its unit has still to say that it is done, the first time or again; what is said, and nobody of another unit has looked at. */
export const undone = (measure: Measure): boolean => ['unreported', 'in-part', 'not-so', 'short'].includes(measureLack(measure) ?? '');
export const unverified = (measure: Measure): boolean => measureLack(measure) === 'unverified';

/** A signature is given once; what needs both waits for both. */
function isDue(seen: Seen, event: string): boolean {
  if (event.startsWith('sign-')) return !seen.signed.includes(event.slice('sign-'.length));
  return event !== 'submit' || seen.signed.length >= 2;
}

/** During the notice a citizen may object, and the county answers before anything else. */
function onNotice(seen: Seen, draw: Draw, manner: Manner): Choice | undefined {
  const objections = seen.notice?.objections ?? [];
  if (objections.some(({ answer }) => answer === undefined)) return { party: 'county', event: 'answer-objection' };
  const objects = manner === 'lifelike' && seen.taken.at(-1) === 'open-notice' && draw(5) < shares.objected;
  return objects ? { party: 'public', event: 'object' } : undefined;
}

/** 研判 by what the firm said: silence is asked about once, what can be explained is lifted or reminded, the rest is looked at on site. */
function review({ taken, fields }: Seen, draw: Draw): string {
  const said = taken.includes('explain') ? fields['explanationType'] : undefined;
  if (said === undefined) return !taken.includes('return-explanation') && draw(6) < shares.askedAgain ? 'return-explanation' : 'review-verify';
  if (said === 'exceeded') return draw(6) < 0.85 ? 'review-verify' : 'review-remind';
  if (said === 'maintenance' || said === 'start-stop' || said === 'monitor-fault') return draw(6) < 0.6 ? 'review-lift' : draw(6) < 0.8 ? 'review-remind' : 'review-verify';
  return draw(6) < 0.5 ? 'review-verify' : 'review-remind';
}

const [opens, shuts] = [8, 18] as const;

/** Officers answer on weekdays from eight to six; what falls outside waits for the next morning. */
export function officeTime(at: number, draw: Draw): number {
  const open = (moment: number): boolean => clockOf(moment).weekday <= 4 && clockOf(moment).hour >= opens && clockOf(moment).hour < shuts;
  if (open(at)) return at;
  let morning = Math.ceil(at / hourMs) * hourMs;
  while (!open(morning)) morning += hourMs;
  return morning + Math.floor(draw(7) * 3 * hourMs);
}

const keyOf = (id: string): number => [...id].reduce((mixed, letter) => Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 16_777_619), 2_166_136_261);
